import {
  accessToRegistration,
  isPlatform,
  levelsOf,
  anyOnPath,
  type Caller,
  type HeldRole,
  type RegistrationAccessContext,
} from '#platform/authorization';

/** Capacities in which whoever reads a history is recorded (domain §7). */
export type WatchingCapacity = 'admin' | 'auditor' | 'analyst' | 'platform';

/** How a caller looks at a registration's history. */
export interface HistoryVisibility {
  /** The text of messages is for the two sides and a mandated admin; others see that one was written (domain §7). */
  readonly readsMessages: boolean;
  /** The capacity under which the reading is recorded; null for the two sides and the manager, whose own work it is. */
  readonly watchingAs: WatchingCapacity | null;
}

const SIDES = new Set(['employee', 'coordinator', 'mandated_admin']);

/** What of a registration's history a caller may read, and in which capacity. */
export function visibilityOf(caller: Caller, facts: RegistrationAccessContext): HistoryVisibility {
  const { rights } = accessToRegistration(caller, facts);
  return {
    readsMessages: rights.some(({ right }) => SIDES.has(right)),
    watchingAs: watchingCapacity(caller, facts),
  };
}

/** A role that counts everywhere. */
const isPlatformWide = ({ company, nonprofit }: HeldRole): boolean =>
  company === null && nonprofit === null;

/** Recorded rather once too often: holding a role that watches is enough, whatever else the caller is to the registration. */
function watchingCapacity(
  caller: Caller,
  { employeeLevels }: RegistrationAccessContext,
): WatchingCapacity | null {
  for (const role of ['admin', 'auditor', 'analyst'] as const)
    if (anyOnPath(levelsOf(caller, role), employeeLevels)) return role;
  if (isPlatform(caller)) return 'platform';
  const everywhere = caller.roles.filter(isPlatformWide).map((held) => held.role);
  return (['auditor', 'analyst'] as const).find((role) => everywhere.includes(role)) ?? null;
}
