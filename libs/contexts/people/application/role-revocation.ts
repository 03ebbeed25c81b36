import { chooseRight, nonprofitsOf, type Right } from '#platform/authorization';
import type { CommandContext } from '#platform/http';
import type { Grant } from '../domain/person.events.js';
import type { PersonState } from '../domain/person.state.js';
import type { RoleBody } from '../http/dto/people.dto.js';
import type { PersonAccessResult } from './person-access.js';
import { mayRevoke } from './role-policy.js';

/** Another coordinator of a nonprofit that the caller coordinates: they may take each other off (docs/domain.md §4). */
export const isColleague = (
  { role, nonprofit }: RoleBody,
  { id, grants }: PersonState,
  { caller }: Pick<CommandContext, 'caller'>,
): boolean =>
  role === 'coordinator' &&
  nonprofit !== undefined &&
  id !== caller.person &&
  nonprofitsOf(caller).includes(nonprofit) &&
  grants.some((grant) => grant.nonprofit === nonprofit);

/** The grants meant by the body that this right may take away, as far as the kind of role says. */
export function matching(
  { role, level, nonprofit }: RoleBody,
  right: string,
  { person, home }: Pick<PersonAccessResult, 'person' | 'home'>,
): readonly Grant[] {
  return person.grants.filter((grant) => {
    if (
      grant.role !== role ||
      (level !== undefined && grant.level !== null && grant.level !== level) ||
      (nonprofit !== undefined && grant.nonprofit !== nonprofit)
    )
      return false;
    if (right === 'admin') return grant.company !== null;
    return role === 'admin' ? grant.level === home.root : grant.company === null;
  });
}

/** Of several rights, the one in which there is a grant to take away. @throws Refusal forbidden */
export function rightToRevoke(
  body: RoleBody,
  lookups: Pick<PersonAccessResult, 'person' | 'home' | 'access'>,
  capacity: string | undefined,
): Right {
  const may = (right: string) => mayRevoke(right, body.role);
  const useful = (right: string) => may(right) && matching(body, right, lookups).length > 0;
  const someUseful = lookups.access.rights.some(({ right }) => useful(right));
  const allowed = capacity === undefined && someUseful ? useful : may;
  return chooseRight(lookups.access, allowed, 'RevokeRole', capacity);
}
