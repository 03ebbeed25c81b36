import {
  belongs,
  isPlatform,
  levelsOf,
  nonprofitsOf,
  seesEverything,
  seesOwn,
  watchedLevels,
  watches,
  type Caller,
} from './caller.js';
import { meets, right, type Access, type Right } from './rights.js';

/** `partner`: a nonprofit that the caller coordinates has, or had, a partnership with it. */
export interface CompanyAccessContext {
  readonly company: string;
  readonly partner: boolean;
}

/** In which rights a caller stands to a company: its people see it, and coordinators the names of their partners (domain §1). */
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
  return { inScope: own || partner || seesEverything(caller), rights };
}

/** `known`: an initiative of it is, or could be, in the scope of the caller's company's employees. */
export interface NonprofitAccessContext {
  readonly nonprofit: string;
  readonly known: boolean;
}

/** In which rights a caller stands to a nonprofit: every profile is in the scope of companies' admins, auditors and analysts (domain §1). */
export function accessToNonprofit(
  caller: Caller,
  { nonprofit, known }: NonprofitAccessContext,
): Access {
  const rights: Right[] = [];
  if (nonprofitsOf(caller).includes(nonprofit)) rights.push(right('coordinator'));
  if (isPlatform(caller)) rights.push(right('platform'));
  const inScope =
    nonprofitsOf(caller).includes(nonprofit) || watches(caller) || (known && belongs(caller));
  return { inScope, rights };
}

/** What the scope of one partnership depends on. `levels`: the level at which it is managed and those above it. */
export interface PartnershipAccessContext {
  readonly nonprofit: string;
  readonly levels: readonly string[];
}

/** In which rights a caller stands to a partnership (domain §6): a main admin is an admin at the root, and both rights are theirs. */
export function accessToPartnership(
  caller: Caller,
  { nonprofit, levels }: PartnershipAccessContext,
): Access {
  const rights: Right[] = [];
  if (nonprofitsOf(caller).includes(nonprofit)) rights.push(right('coordinator'));
  const admin = caller.roles.filter(
    (held) => held.role === 'admin' && held.level !== null && levels.includes(held.level),
  );
  if (admin.length > 0) rights.push(right('admin'));
  if (admin.some((held) => held.root)) rights.push(right('main_admin'));
  if (isPlatform(caller)) rights.push(right('platform'));
  const watched = meets(watchedLevels(caller), levels) || seesEverything(caller);
  return { inScope: watched || rights.length > 0, rights };
}

/** What the scope of one person depends on, as of today. */
export interface PersonAccessContext {
  readonly person: string;
  readonly company: string | null;
  /** Their network level and those above it; without a level they count as at the root. */
  readonly levels: readonly string[];
  /** They have a registration with a nonprofit that the caller coordinates. */
  readonly registered: boolean;
}

/** In which rights a caller stands to a person. Colleagues know that somebody exists, and no more (domain §1). */
export function accessToPerson(caller: Caller, facts: PersonAccessContext): Access {
  const rights: Right[] = [];
  if (meets(levelsOf(caller, 'admin'), facts.levels)) rights.push(right('admin'));
  if (isPlatform(caller)) rights.push(right('platform'));
  const colleague = facts.company !== null && facts.company === caller.company && seesOwn(caller);
  const watched = meets(watchedLevels(caller), facts.levels) || seesEverything(caller);
  const inScope =
    facts.person === caller.person || colleague || facts.registered || watched || rights.length > 0;
  return { inScope, rights };
}
