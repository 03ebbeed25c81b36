import { levelsOf, anyOnPath, type Caller, forbidden, neededRoles } from '#platform/authorization';
import { invalid } from '#kit/eventsourcing';
import type { Grant, Role } from '../domain/person.events.js';

/** Where a role counts. */
export type Place = Omit<Grant, 'grant'>;

/** A role as somebody asks for it. */
export interface WantedRole {
  readonly role: Role;
  readonly level?: string | undefined;
  readonly nonprofit?: string | undefined;
}

/** Where a person belongs; `root` is that of their company's network. */
export interface Home {
  readonly company: string | null;
  readonly level: string | null;
  readonly root: string | null;
}

/** Roles that count at a network level. An employee's level is the person's own; a manager has no level, their reports may be at any. */
const AT_A_LEVEL = new Set<Role>(['admin', 'auditor', 'analyst']);
const IN_NO_COMPANY = new Set<Role>(['coordinator', 'platform']);

/** The roles that each right may grant and revoke (docs/domain.md §4). {@link refuseAbove} and the rule of the first and last say where and how often. */
const GRANTABLE: Readonly<Record<string, readonly Role[]>> = {
  admin: ['employee', 'manager', 'auditor', 'analyst', 'admin'],
  platform: ['admin', 'coordinator', 'platform', 'auditor', 'analyst'],
};

export const mayGrant = (right: string, role: Role): boolean =>
  GRANTABLE[right]?.includes(role) ?? false;

/** A coordinator takes a colleague off as well; new ones are added. */
export const mayRevoke = (right: string, role: Role): boolean =>
  mayGrant(right, role) || (right === 'coordinator' && role === 'coordinator');

export const NONPROFIT_OF_COORDINATOR =
  'Name a nonprofit for the role coordinator, and for no other role.';

/** @throws Refusal invalid for a level or nonprofit that does not go with the role */
export function refuseMalformed({ role, level, nonprofit }: WantedRole): void {
  if ((role === 'coordinator') !== (nonprofit !== undefined))
    throw invalid('nonprofit', 'nonprofit_of_coordinator', NONPROFIT_OF_COORDINATOR);
  if (level !== undefined && IN_NO_COMPANY.has(role))
    throw invalid(
      'level',
      'role_without_level',
      `The role ${role} does not belong to a company: leave the level out.`,
    );
}

/** Where a role counts that is granted in this right. */
export function placeOf({ role, level, nonprofit }: WantedRole, right: string, home: Home): Place {
  if (role === 'coordinator')
    return { role, company: null, level: null, nonprofit: nonprofit ?? null };
  if (right === 'platform' && role !== 'admin')
    return { role, company: null, level: null, nonprofit: null };
  const own = right === 'platform' ? home.root : (home.level ?? home.root);
  return {
    role,
    company: home.company,
    level: AT_A_LEVEL.has(role) ? (level ?? own) : null,
    nonprofit: null,
  };
}

/**
 * An admin grants and revokes roles at or below their own level. The platform team does so for main admins, coordinators and its own people.
 * `pathOf`: a level and those above it. @throws Refusal forbidden
 */
export function refuseAbove(
  place: Place,
  right: string,
  home: Home,
  caller: Caller,
  pathOf: (level: string) => readonly string[],
): void {
  const level = place.level ?? home.level ?? home.root;
  if (right === 'admin' && (level === null || !anyOnPath(levelsOf(caller, 'admin'), pathOf(level))))
    throw forbidden(
      'above_own_level',
      'You may grant and revoke roles only at your own level or at levels below it.',
      [{ right: 'admin', missing: 'other_level' }],
    );
  if (
    right === 'platform' &&
    place.role === 'admin' &&
    (place.level === null || place.level !== home.root)
  )
    throw forbidden(
      'main_admin_only',
      'The platform team grants and revokes the role admin only at the root of a company’s network.',
      neededRoles(caller, ['admin']),
    );
}

/** The kind of role that must always have a holder, and of which the platform team grants the first (docs/domain.md §§4, 8); null for other places. */
export function keptPlace(place: Place, root: string | null): string | null {
  if (place.role === 'admin' && place.level !== null && place.level === root)
    return 'main admin of the company';
  if (place.role === 'coordinator') return 'coordinator of the nonprofit';
  return place.role === 'platform' ? 'member of the platform team' : null;
}

export const samePlace = (a: Place, b: Place): boolean =>
  a.role === b.role &&
  a.company === b.company &&
  a.level === b.level &&
  a.nonprofit === b.nonprofit;
