import {
  isPlatform,
  levelsOf,
  right,
  type Access,
  type Caller,
  type Right,
} from '#platform/authorization';
import type { RegisterPersonBody } from '../http/dto/people.dto.js';
import { mayGrant, type WantedRole } from './role-policy.js';

/** The company of which the caller is an admin. */
export const companyOf = (caller: Caller): string | undefined =>
  caller.roles.find((held) => held.role === 'admin')?.company ?? undefined;

/** The rights in which the caller may register people. Newcomers are in nobody's scope, so the caller's own roles count. */
export const rightsToRegister = (caller: Caller): Access => ({
  inScope: true,
  rights: [
    ...(levelsOf(caller, 'admin').length > 0 ? [right('admin')] : []),
    ...(isPlatform(caller) ? [right('platform')] : []),
  ],
});

/** Whether everything that the body asks for can be given in this right. */
export function fits(candidate: string, body: RegisterPersonBody, caller: Caller): boolean {
  const { company, nonprofit, roles } = body;
  const grantable = (roles ?? []).every(({ role }) => mayGrant(candidate, role));
  if (candidate === 'admin')
    return (
      grantable &&
      nonprofit === undefined &&
      (company === undefined || company === companyOf(caller))
    );
  if (roles === undefined) return company !== undefined || nonprofit !== undefined;
  return grantable && (company !== undefined) === roles.some(({ role }) => role === 'admin');
}

/** The roles that the body names; if it names none, those for which the right is mostly used. */
export function rolesOf(
  { company, nonprofit, roles }: RegisterPersonBody,
  { right }: Right,
): readonly WantedRole[] {
  if (roles !== undefined) return roles;
  if (right === 'admin') return [{ role: 'employee' }];
  return [
    ...(company === undefined ? [] : [{ role: 'admin' as const }]),
    ...(nonprofit === undefined ? [] : [{ role: 'coordinator' as const }]),
  ];
}
