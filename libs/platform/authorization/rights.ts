import { forbidden, notFound } from '#kit/eventsourcing';
import {
  belongs,
  holds,
  isPlatform,
  levelsOf,
  nonprofitsOf,
  seesEverything,
  seesOwn,
  watchedLevels,
  type Caller,
} from './caller.js';

/** A right in which a caller may act, as the event will name it. */
export interface Right {
  readonly right: string;
  /** The capacity written into the event; the fallback for a missing manager acts as `admin`. */
  readonly capacity: string;
  readonly mandate: string | null;
}

/** What the scope of one registration depends on, as of today. */
export interface RegistrationAccessContext {
  readonly employee: string;
  readonly employeeCompany: string;
  /** The employee's network level and those above it. */
  readonly employeeLevels: readonly string[];
  readonly hasManager: boolean;
  /** Who decides as the manager: the manager, else the admins at the nearest level that has one (domain §3). */
  readonly deciders: readonly string[];
  readonly nonprofit: string;
  readonly mandate: string | null;
  /** The level at which the partnership is managed and those above it. */
  readonly partnershipLevels: readonly string[];
}

export interface Access {
  readonly inScope: boolean;
  /** Own rights before those under a mandate. */
  readonly rights: readonly Right[];
}

export const right = (name: string, capacity = name, mandate: string | null = null): Right => ({
  right: name,
  capacity,
  mandate,
});

/** One of these levels is on the path: the thing is at or below it. */
export const meets = (levels: readonly string[], path: readonly string[]): boolean =>
  levels.some((level) => path.includes(level));

/** In which rights a caller stands to a registration (domain §1). Nobody decides on their own, whatever roles they hold. */
export function accessToRegistration(caller: Caller, facts: RegistrationAccessContext): Access {
  const own = caller.person === facts.employee;
  const coordinates = nonprofitsOf(caller).includes(facts.nonprofit);
  const watched = meets(watchedLevels(caller), facts.employeeLevels) || seesEverything(caller);
  if (own)
    return {
      inScope: seesOwn(caller) || coordinates || watched,
      rights: holds(caller, 'employee') ? [right('employee')] : [],
    };
  const rights: Right[] = [];
  if (facts.deciders.includes(caller.person))
    rights.push(right('manager', facts.hasManager ? 'manager' : 'admin'));
  if (coordinates) rights.push(right('coordinator'));
  const levels = levelsOf(caller, 'admin').filter((level) => facts.employeeLevels.includes(level));
  if (levels.length > 0) rights.push(right('admin'));
  if (isPlatform(caller)) rights.push(right('platform'));
  if (facts.mandate !== null && meets(levels, facts.partnershipLevels))
    rights.push(right('mandated_admin', 'admin', facts.mandate));
  return { inScope: watched || rights.length > 0, rights };
}

/** What the scope of one initiative depends on, as of today. */
export interface InitiativeAccessContext {
  readonly nonprofit: string;
  readonly company: string | null;
  /** Is, or was, open; before that it is a draft. */
  readonly opened: boolean;
  /** Of the caller's company with the nonprofit. */
  readonly everValidated: boolean;
  readonly mandate: string | null;
  readonly partnershipLevels: readonly string[];
  readonly registered: boolean;
}

/** In which rights a caller stands to an initiative (domain §§1, 4). */
export function accessToInitiative(caller: Caller, facts: InitiativeAccessContext): Access {
  const rights: Right[] = [];
  if (nonprofitsOf(caller).includes(facts.nonprofit)) rights.push(right('coordinator'));
  const mandated =
    facts.mandate !== null && meets(levelsOf(caller, 'admin'), facts.partnershipLevels);
  if (mandated && facts.company === caller.company)
    rights.push(right('mandated_admin', 'admin', facts.mandate));
  if (holds(caller, 'employee')) rights.push(right('employee'));
  const toTheirCompany =
    belongs(caller) &&
    (facts.company === caller.company || (facts.company === null && facts.everValidated));
  const opened = facts.opened && toTheirCompany;
  const draft =
    !facts.opened && mandated && (facts.company === null || facts.company === caller.company);
  const runs = rights.some((held) => held.right !== 'employee');
  return { inScope: runs || opened || draft || facts.registered || seesEverything(caller), rights };
}

/** The right in which a command will be carried out; the caller may have named the capacity. @throws Refusal forbidden */
export function chooseRight(
  access: Access,
  allowed: (right: string) => boolean,
  command: string,
  capacity?: string,
): Right {
  const candidates = access.rights.filter((candidate) => allowed(candidate.right));
  const chosen =
    capacity === undefined
      ? candidates[0]
      : candidates.find(
          (candidate) => candidate.right === capacity || candidate.capacity === capacity,
        );
  if (!chosen) throw forbidden('role', `${command} is not yours to do here.`);
  return chosen;
}

/** @throws Refusal not_found: outside the scope a thing does not exist */
export function refuseOutOfScope(access: Access, what: string): void {
  if (!access.inScope) throw notFound(what, what);
}
