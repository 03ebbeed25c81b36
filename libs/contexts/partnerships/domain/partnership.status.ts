export const PARTNERSHIP_STATUSES = [
  'awaiting_confirmation',
  'validated',
  'declined',
  'cancelled',
] as const;
export type PartnershipStatus = (typeof PARTNERSHIP_STATUSES)[number];

/** The statuses that people see: declined and cancelled are shown as one (docs/domain.md §6). */
export const SHOWN_STATUSES = ['validated', 'awaiting_confirmation', 'cancelled_declined'] as const;
export type ShownStatus = (typeof SHOWN_STATUSES)[number];

const SHOWN: Readonly<Record<PartnershipStatus, ShownStatus>> = {
  awaiting_confirmation: 'awaiting_confirmation',
  validated: 'validated',
  declined: 'cancelled_declined',
  cancelled: 'cancelled_declined',
};
export const shownStatusOf = (status: PartnershipStatus): ShownStatus => SHOWN[status];

/** The statuses that are shown as this one. */
export const statusesShownAs = (shown: ShownStatus): PartnershipStatus[] =>
  (Object.keys(SHOWN) as PartnershipStatus[]).filter((status) => SHOWN[status] === shown);

type Labels = { readonly en: string; readonly fr: string };
export const SHOWN_STATUS_LABELS: Readonly<Record<ShownStatus, Labels>> = {
  validated: { en: 'Validated', fr: 'Validé' },
  awaiting_confirmation: { en: 'Awaiting confirmation', fr: 'En attente de confirmation' },
  cancelled_declined: { en: 'Cancelled/Declined', fr: 'Annulé/Refusé' },
};
