import { addToInstant, type Instant } from '#kit/eventsourcing';
import type { RegistrationState } from './registration.state.js';
import { statusOf } from './registration.status.js';
import type { InitiativeKind } from './registration.types.js';

const ARCHIVABLE = new Set(['application', 'conversation', 'looking_for_mentee']);

/** Calendar months without activity after which a registration is archived, by the kind of its initiative. */
export type ArchivalMonths = Readonly<Record<InitiativeKind, number>>;

/** The rule of archival (docs/domain.md §5). */
export const ARCHIVAL: { readonly months: ArchivalMonths } = {
  months: { mentoring: 6, slots: 1, open: 1 },
};

/** The instant at which the registration is archived if nothing happens; null where it never is. `months` replaces the product's rule. */
export function archivesAt(
  state: RegistrationState,
  months: ArchivalMonths = ARCHIVAL.months,
): Instant | null {
  if (!state.exists || !ARCHIVABLE.has(statusOf(state))) return null;
  return addToInstant(state.activeAt, { months: months[state.kind] }, state.zone);
}
