import {
  accessToRegistration,
  isPlatform,
  levelsOf,
  anyOnPath,
  type Caller,
  type HeldRole,
  type RegistrationAccessContext,
} from '#platform/authorization';

/** Capacities whose reads of a history are recorded (docs/domain.md §7). */
export type WatchingCapacity = 'admin' | 'auditor' | 'analyst' | 'platform';

/** The visibility of a registration's history for a caller. */
export interface HistoryVisibility {
  /** Whether message texts are visible: to both sides and a mandated admin. Others see only that a message was written (docs/domain.md §7). */
  readonly readsMessages: boolean;
  /** Whether the people of the employee's company may be known. Coordinators know the employee only (docs/domain.md §1). */
  readonly knowsCompany: boolean;
  /** Capacity under which the read is recorded; null for both sides and the manager, whose reads are not recorded. */
  readonly watchingAs: WatchingCapacity | null;
}

const SIDES = new Set(['employee', 'coordinator', 'mandated_admin']);

/** The visibility of a registration's history, and the capacity of the read. */
export function visibilityOf(
  caller: Caller,
  accessContext: RegistrationAccessContext,
): HistoryVisibility {
  const { rights } = accessToRegistration(caller, accessContext);
  const watchingAs = watchingCapacity(caller, accessContext);
  return {
    readsMessages: rights.some(({ right }) => SIDES.has(right)),
    knowsCompany:
      watchingAs !== null ||
      caller.person === accessContext.employee ||
      rights.some(({ right }) => right !== 'coordinator'),
    watchingAs,
  };
}

/** A role without a scope. */
const isPlatformWide = ({ company, nonprofit }: HeldRole): boolean =>
  company === null && nonprofit === null;

/** A caller with a watching role is always recorded, even if they also take part in the registration. */
const watchingCapacity = (
  caller: Caller,
  { employeeLevels }: RegistrationAccessContext,
): WatchingCapacity | null =>
  WATCHING.find((role) => anyOnPath(levelsOf(caller, role), employeeLevels)) ??
  platformCapacity(caller);

const WATCHING = ['admin', 'auditor', 'analyst'] as const;

/**
 * The capacity in which a caller reads about a thing of a company; null for callers without a watching role there.
 * @param company null for a thing of several companies or of none, about which every watching role is recorded
 */
export const watchingCapacityOn = (
  caller: Caller,
  company: string | null,
): WatchingCapacity | null =>
  WATCHING.find((role) =>
    caller.roles.some(
      (held) =>
        held.role === role &&
        held.company !== null &&
        (company === null || held.company === company),
    ),
  ) ?? platformCapacity(caller);

/** The capacity of a role for the whole platform; null for callers without one. */
export function platformCapacity(caller: Caller): WatchingCapacity | null {
  if (isPlatform(caller)) return 'platform';
  const everywhere = caller.roles.filter(isPlatformWide).map((held) => held.role);
  return (['auditor', 'analyst'] as const).find((role) => everywhere.includes(role)) ?? null;
}
