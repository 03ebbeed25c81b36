import type { Instant } from '#kit/eventsourcing';
import type { PartnershipEvent } from './partnership.events.js';
import type { PartnershipStatus } from './partnership.status.js';

export interface PartnershipState {
  readonly exists: boolean;
  readonly id: string;
  readonly company: string;
  readonly nonprofit: string;
  readonly level: string;
  readonly status: PartnershipStatus;
  readonly cancelledBy: 'company' | 'nonprofit' | null;
  /** Id of the mandate in force; null: none. */
  readonly mandate: string | null;
  readonly mandateSince: Instant | null;
  /** The last proposal. */
  readonly proposedAt: Instant;
  /** The last validation. */
  readonly validatedAt: Instant | null;
  /** The last time it was declined or cancelled. */
  readonly refusedAt: Instant | null;
  /** True once it has been validated, also after it ended. */
  readonly everValidated: boolean;
}
export const NO_PARTNERSHIP: PartnershipState = {
  exists: false,
  id: '',
  company: '',
  nonprofit: '',
  level: '',
  status: 'cancelled',
  cancelledBy: null,
  mandate: null,
  mandateSince: null,
  proposedAt: '',
  validatedAt: null,
  refusedAt: null,
  everValidated: false,
};

export function evolvePartnership(
  state: PartnershipState,
  event: PartnershipEvent,
): PartnershipState {
  const at = event.occurredAt;
  switch (event.type) {
    case 'PartnershipProposed': {
      const { partnership: id, ...rest } = event.data;
      return {
        ...state,
        ...rest,
        id,
        exists: true,
        status: 'awaiting_confirmation',
        proposedAt: at,
        cancelledBy: null,
      };
    }
    case 'PartnershipValidated':
      return { ...state, status: 'validated', validatedAt: at, everValidated: true };
    case 'PartnershipDeclined':
      return { ...state, status: 'declined', refusedAt: at };
    case 'PartnershipCancelled':
      return {
        ...state,
        status: 'cancelled',
        refusedAt: at,
        cancelledBy: event.data.by,
        mandate: null,
        mandateSince: null,
      };
    case 'PartnershipMoved':
      return { ...state, level: event.data.level };
    case 'MandateGranted':
      return { ...state, mandate: event.data.mandate, mandateSince: at };
    case 'MandateRevoked':
      return { ...state, mandate: null, mandateSince: null };
  }
}
