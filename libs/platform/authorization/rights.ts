import { notFound } from '#kit/eventsourcing';
import type { InitiativeAccessContext, RegistrationAccessContext } from './access-context.js';
import {
  forbidden,
  listOf,
  neededInWords,
  RIGHTS,
  whyMissingOnInitiative,
  whyMissingOnRegistration,
  type MissingReason,
  type NeededRight,
  type WhyMissing,
} from './missing-rights.js';
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

export interface Access {
  readonly inScope: boolean;
  /** What the rights are about, as a refusal calls it. */
  readonly resource?: string;
  /** Own rights before those under a mandate. */
  readonly rights: readonly Right[];
  /** Why the caller lacks a right; left out where nothing more is known. */
  readonly whyMissing?: WhyMissing;
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
  const about = {
    resource: 'registration',
    whyMissing: whyMissingOnRegistration(caller, context),
  };
  if (own)
    return {
      ...about,
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
  return { ...about, inScope: overseen || rights.length > 0, rights };
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
  const draft = !context.opened && mandated && context.company === null;
  const runs = rights.some((held) => held.right !== 'employee');
  return {
    resource: 'initiative',
    inScope: runs || opened || draft || context.registered || seesEverything(caller),
    rights,
    whyMissing: whyMissingOnInitiative(caller, context),
  };
}

/** Whether a right is one of a command's. A reason says that it is, but for this. */
export type Permitted = (right: string) => boolean | MissingReason;

/** Whether one of the caller's rights permits it. */
export const isPermittedBy = ({ rights }: Access, allowed: Permitted): boolean =>
  rights.some(({ right }) => allowed(right) === true);

/** The first allowed right of the caller, or the one of the capacity that they named. @throws Refusal forbidden, naming what the command needs */
export function chooseRight(
  access: Access,
  allowed: Permitted,
  command: string,
  capacity?: string,
): Right {
  const candidates = access.rights.filter((candidate) => allowed(candidate.right) === true);
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
      candidates.map(({ right }) => ({ right, missing: 'other_capacity' })),
    );
  const needs = RIGHTS.flatMap((name): NeededRight[] => {
    const permitted = allowed(name);
    if (permitted === false) return [];
    const missing = permitted === true ? access.whyMissing?.(name) : permitted;
    return [{ right: name, missing: missing ?? 'no_role' }];
  });
  throw forbidden(
    'role',
    needs.length === 0
      ? `${refused}.`
      : `${refused}: it needs ${listOf(needs.map(neededInWords))}.`,
    needs,
  );
}

/** @throws Refusal not_found: what is outside the caller's scope does not exist for them */
export function refuseOutOfScope(access: Access, what: string): void {
  if (!access.inScope) throw notFound(what, what);
}
