import type { Instant, Json } from '#kit/eventsourcing';
import type { PartnershipEvent } from './partnership.events.js';

/** How a mandate ended: by RevokeMandate, or with its partnership (docs/domain.md §6). */
export type MandateEnd = 'revoked' | 'partnership_cancelled';

/** A mandate of a partnership, in force or ended. */
export interface MandateRecord {
  readonly id: string;
  /** The event that granted it; the key of the request belongs to it. */
  readonly event: string;
  readonly grantedBy: string | null;
  readonly grantedAt: Instant;
  /** The reference of the nonprofit's request as the log has it, encrypted. */
  readonly request: Json;
  readonly endedBy: string | null;
  readonly endedAt: Instant | null;
  readonly end: MandateEnd | null;
}

/** All mandates of a partnership after an event, in the order in which they were granted. */
export function evolveMandates(
  mandates: readonly MandateRecord[],
  { id, type, data, meta, occurredAt }: PartnershipEvent,
): readonly MandateRecord[] {
  const ended = (end: MandateEnd) =>
    mandates.map((mandate) =>
      mandate.end === null
        ? { ...mandate, end, endedBy: meta.actor, endedAt: occurredAt }
        : mandate,
    );
  if (type === 'MandateRevoked') return ended('revoked');
  if (type === 'PartnershipCancelled') return ended('partnership_cancelled');
  if (type !== 'MandateGranted') return mandates;
  const granted = {
    ...{ id: data.mandate, event: id, request: data.request },
    ...{ grantedBy: meta.actor, grantedAt: occurredAt },
    ...{ endedBy: null, endedAt: null, end: null },
  };
  return [...mandates, granted];
}
