import { forbidden, notFound } from '#kit/eventsourcing';
import {
  belongsToCompany,
  holds,
  isPlatform,
  levelsOf,
  nonprofitsOf,
  seesEverything,
  seesOwnRegistrations,
  overseenLevels,
  type Caller,
} from './caller.js';

/** A right in which a caller may act, as the event will name it. */
export interface Right {
  readonly right: string;
  /** The capacity written into the event; the fallback for a missing manager acts as `admin`. */
  readonly capacity: string;
  readonly mandate: string | null;
}

/** The scope and the rights on one registration depend on these, as of today. */
export interface RegistrationAccessContext {
  readonly employee: string;
  readonly employeeCompany: string;
  /** The employee's network level and those above it. */
  readonly employeeLevels: readonly string[];
  readonly hasManager: boolean;
  /** The people who decide as the manager: the manager, else the admins at the nearest level that has one (docs/domain.md §3). */
  readonly deciders: readonly string[];
  readonly nonprofit: string;
  readonly mandate: string | null;
  /** The level at which the partnership is managed and those above it. */
  readonly partnershipLevels: readonly string[];
}

export interface Access {
  readonly inScope: boolean;
  /** What the rights are about, as a refusal calls it. */
  readonly resource?: string;
  /** Own rights before those under a mandate. */
  readonly rights: readonly Right[];
}

export const right = (name: string, capacity = name, mandate: string | null = null): Right => ({
  right: name,
  capacity,
  mandate,
});

/** One of these levels is on the path, so that what is there is at or below that level. */
export const anyOnPath = (levels: readonly string[], path: readonly string[]): boolean =>
  levels.some((level) => path.includes(level));

/** The rights of a caller on a registration (docs/domain.md §1). Nobody decides on their own registration, whatever roles they hold. */
export function accessToRegistration(caller: Caller, context: RegistrationAccessContext): Access {
  const own = caller.person === context.employee;
  const coordinates = nonprofitsOf(caller).includes(context.nonprofit);
  const overseen =
    anyOnPath(overseenLevels(caller), context.employeeLevels) || seesEverything(caller);
  if (own)
    return {
      resource: 'registration',
      inScope: seesOwnRegistrations(caller) || coordinates || overseen,
      rights: holds(caller, 'employee') ? [right('employee')] : [],
    };
  const rights: Right[] = [];
  if (context.deciders.includes(caller.person))
    rights.push(right('manager', context.hasManager ? 'manager' : 'admin'));
  if (coordinates) rights.push(right('coordinator'));
  const levels = levelsOf(caller, 'admin').filter((level) =>
    context.employeeLevels.includes(level),
  );
  if (levels.length > 0) rights.push(right('admin'));
  if (isPlatform(caller)) rights.push(right('platform'));
  if (context.mandate !== null && anyOnPath(levels, context.partnershipLevels))
    rights.push(right('mandated_admin', 'admin', context.mandate));
  return { resource: 'registration', inScope: overseen || rights.length > 0, rights };
}

/** The scope and the rights on one initiative depend on these, as of today. */
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

/** The rights of a caller on an initiative (docs/domain.md §§1, 4). */
export function accessToInitiative(caller: Caller, context: InitiativeAccessContext): Access {
  const rights: Right[] = [];
  if (nonprofitsOf(caller).includes(context.nonprofit)) rights.push(right('coordinator'));
  const mandated =
    context.mandate !== null && anyOnPath(levelsOf(caller, 'admin'), context.partnershipLevels);
  if (mandated && context.company === caller.company)
    rights.push(right('mandated_admin', 'admin', context.mandate));
  if (holds(caller, 'employee')) rights.push(right('employee'));
  const toTheirCompany =
    belongsToCompany(caller) &&
    (context.company === caller.company || (context.company === null && context.everValidated));
  const opened = context.opened && toTheirCompany;
  const draft =
    !context.opened && mandated && (context.company === null || context.company === caller.company);
  const runs = rights.some((held) => held.right !== 'employee');
  return {
    resource: 'initiative',
    inScope: runs || opened || draft || context.registered || seesEverything(caller),
    rights,
  };
}

/** The first allowed right of the caller, or the one of the capacity that they named. @throws Refusal forbidden, naming what the command needs */
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
  if (chosen) return chosen;
  const refused = `You are not permitted to run ${command} on this ${access.resource ?? 'resource'}`;
  if (capacity !== undefined && candidates.length > 0)
    throw forbidden(
      'role',
      `${refused} as ${capacity}: act as ${listOf(candidates.map(({ right }) => right))}.`,
    );
  const needed = Object.entries(HOLDERS).flatMap(([name, who]) => (allowed(name) ? [who] : []));
  throw forbidden(
    'role',
    needed.length === 0 ? `${refused}.` : `${refused}: it needs ${listOf(needed)}.`,
  );
}

/** Each right, and what it comes from, as a refusal says it. */
const HOLDERS: Readonly<Record<string, string>> = {
  self: 'the person themself',
  employee: 'the employee',
  manager: 'the employee’s manager',
  coordinator: 'a coordinator of the nonprofit',
  admin: 'an admin at or above its level',
  main_admin: 'a main admin of the company',
  platform: 'the platform team',
  mandated_admin: 'a mandate from the nonprofit',
};

/** `a`, `a or b`, `a, b or c`. */
const listOf = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1) ?? ''}`;

/** @throws Refusal not_found: what is outside the caller's scope does not exist for them */
export function refuseOutOfScope(access: Access, what: string): void {
  if (!access.inScope) throw notFound(what, what);
}
