import type { Projection } from '#kit/eventsourcing';
import { evolveMandates, type MandateRecord } from '../domain/mandate-record.js';
import { partnership } from '../domain/partnership.decider.js';
import type { PartnershipEvent } from '../domain/partnership.events.js';
import type { PartnershipState } from '../domain/partnership.state.js';

/** A partnership with the mandates that it has had. States stored by earlier versions have none until a rebuild. */
interface ProjectedPartnership extends PartnershipState {
  readonly mandates?: readonly MandateRecord[];
}

export const partnershipProjection: Projection<ProjectedPartnership, PartnershipEvent> = {
  category: 'partnership',
  events: partnership.events,
  tables: ['partnerships', 'mandates'],
  initial: () => partnership.initial(),
  evolve: (state, event) => ({
    ...partnership.evolve(state, event),
    mandates: evolveMandates(state.mandates ?? [], event),
  }),
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
    mandates: (state.mandates ?? []).map((mandate) => ({
      id: mandate.id,
      owner: id,
      event: mandate.event,
      granted_by: mandate.grantedBy,
      granted_at: mandate.grantedAt,
      request: mandate.request,
      ended_by: mandate.endedBy,
      ended_at: mandate.endedAt,
      ending: mandate.end,
    })),
  }),
};
