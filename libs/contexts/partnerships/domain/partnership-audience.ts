import {
  PARTNERSHIP_EVENTS,
  type PartnershipAudience,
  type PartnershipEventDefinition,
} from './partnership.events.js';

/** The recipients of the mail of an event: those of the catalogue; of a cancellation, the side that did not cancel. */
export function partnershipAudienceOf({
  type,
  data,
}: {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}): readonly PartnershipAudience[] {
  const catalogue: Readonly<Record<string, PartnershipEventDefinition>> = PARTNERSHIP_EVENTS;
  const notifies = Object.hasOwn(catalogue, type) ? (catalogue[type]?.notifies ?? []) : [];
  if (type !== 'PartnershipCancelled') return notifies;
  const own: PartnershipAudience = data['by'] === 'company' ? 'admins' : 'coordinators';
  return notifies.filter((audience) => audience !== own);
}
