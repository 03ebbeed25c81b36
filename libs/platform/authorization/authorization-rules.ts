import {
  belongsToCompany,
  isPlatform,
  levelsOf,
  nonprofitsOf,
  seesEverything,
  seesOwnRegistrations,
  overseenLevels,
  oversees,
  type Caller,
} from './caller.js';
import { whyMissing } from './missing-rights.js';
import { anyOnPath, right, type Access, type Right } from './rights.js';

/** `partner`: a nonprofit that the caller coordinates has, or had, a partnership with it. */
export interface CompanyAccessContext {
  readonly company: string;
  readonly partner: boolean;
}

/** The rights of a caller on a company. Its people see it; coordinators see the names of their partners (docs/domain.md §1). */
export function accessToCompany(
  caller: Caller,
  { company, partner }: CompanyAccessContext,
): Access {
  const rights: Right[] = [];
  const admin = caller.roles.filter((held) => held.role === 'admin' && held.company === company);
  if (admin.length > 0) rights.push(right('admin'));
  if (admin.some((held) => held.root)) rights.push(right('main_admin'));
  if (isPlatform(caller)) rights.push(right('platform'));
  const own = caller.roles.some((held) => held.company === company);
  return {
    resource: 'company',
    inScope: own || partner || seesEverything(caller),
    rights,
    whyMissing: whyMissing(caller),
  };
}

/** `known`: an initiative of it is, or could be, in the scope of the caller's company's employees. */
export interface NonprofitAccessContext {
  readonly nonprofit: string;
  readonly known: boolean;
}

/** The rights of a caller on a nonprofit. Admins, auditors and analysts of companies see every profile (docs/domain.md §1). */
export function accessToNonprofit(
  caller: Caller,
  { nonprofit, known }: NonprofitAccessContext,
): Access {
  const rights: Right[] = [];
  if (nonprofitsOf(caller).includes(nonprofit)) rights.push(right('coordinator'));
  if (isPlatform(caller)) rights.push(right('platform'));
  const inScope =
    nonprofitsOf(caller).includes(nonprofit) ||
    oversees(caller) ||
    (known && belongsToCompany(caller));
  return { resource: 'nonprofit', inScope, rights, whyMissing: whyMissing(caller) };
}

/** The scope of one partnership depends on these. `levels`: the level at which it is managed and the levels above it. */
export interface PartnershipAccessContext {
  readonly nonprofit: string;
  readonly levels: readonly string[];
  /** The levels below, if their admins may read it. */
  readonly readableBelow?: readonly string[];
}

/** The rights of a caller on a partnership (docs/domain.md §6). A main admin is an admin at the root and has both rights. */
export function accessToPartnership(
  caller: Caller,
  { nonprofit, levels, readableBelow = [] }: PartnershipAccessContext,
): Access {
  const rights: Right[] = [];
  if (nonprofitsOf(caller).includes(nonprofit)) rights.push(right('coordinator'));
  const admin = caller.roles.filter(
    (held) => held.role === 'admin' && held.level !== null && levels.includes(held.level),
  );
  if (admin.length > 0) rights.push(right('admin'));
  if (admin.some((held) => held.root)) rights.push(right('main_admin'));
  if (isPlatform(caller)) rights.push(right('platform'));
  const overseen =
    anyOnPath(overseenLevels(caller), levels) ||
    anyOnPath(levelsOf(caller, 'admin'), readableBelow) ||
    seesEverything(caller);
  return {
    resource: 'partnership',
    inScope: overseen || rights.length > 0,
    rights,
    whyMissing: whyMissing(caller),
  };
}

/** The scope of one person depends on these, as of today. */
export interface PersonAccessContext {
  readonly person: string;
  readonly company: string | null;
  /** Their network level and the levels above it; without a level they count as at the root. */
  readonly levels: readonly string[];
  /** The person has a registration with a nonprofit that the caller coordinates. */
  readonly registered: boolean;
}

/** The rights of a caller on a person. Colleagues know only that somebody exists (docs/domain.md §1). */
export function accessToPerson(caller: Caller, context: PersonAccessContext): Access {
  const rights: Right[] = [];
  if (anyOnPath(levelsOf(caller, 'admin'), context.levels)) rights.push(right('admin'));
  if (isPlatform(caller)) rights.push(right('platform'));
  const colleague =
    context.company !== null && context.company === caller.company && seesOwnRegistrations(caller);
  const overseen = anyOnPath(overseenLevels(caller), context.levels) || seesEverything(caller);
  const inScope = context.person === caller.person || colleague || context.registered || overseen;
  return { resource: 'person', inScope, rights, whyMissing: whyMissing(caller) };
}
