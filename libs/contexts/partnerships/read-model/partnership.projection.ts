import type { Projection } from '#kit/eventsourcing';
import { partnership, type PartnershipState } from '../domain/partnership.decider.js';
import type { PartnershipEvent } from '../domain/partnership.events.js';

export const partnershipProjection: Projection<PartnershipState, PartnershipEvent> = {
  category: 'partnership',
  events: partnership.events,
  tables: ['partnerships'],
  initial: () => partnership.initial(),
  evolve: (state, event) => partnership.evolve(state, event),
  rows: (state, { id, revision }) => ({
    partnerships: [
      {
        id,
        owner: id,
        company: state.company,
        nonprofit: state.nonprofit,
        level: state.level,
        status: state.status,
        cancelled_by: state.cancelledBy,
        mandate: state.mandate,
        mandate_since: state.mandateSince,
        proposed_at: state.proposedAt,
        validated_at: state.validatedAt,
        refused_at: state.refusedAt,
        ever_validated: state.everValidated,
        revision,
      },
    ],
  }),
};
