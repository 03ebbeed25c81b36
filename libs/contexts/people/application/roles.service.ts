import { Injectable } from '@nestjs/common';
import {
  accessToNonprofit,
  chooseRight,
  Directory,
  refuseOutOfScope,
  type Access,
  type Caller,
  type Right,
} from '#platform/authorization';
import { invalid, notFound, uuid5, type CommandPlan } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { goingWith, type PersonCommand, type PersonState } from '../domain/person.decider.js';
import type { Grant } from '../domain/person.events.js';
import { mayGrant, placeOf, refuseAbove, type Home } from './role-policy.js';
import { UniqueHolders } from './unique-holders.js';
import type { RoleBody } from '../http/dto/people.dto.js';
import { PersonAccess, type PersonAccessResult } from './person-access.js';

/** Gives and takes roles. */
@Injectable()
export class RolesService {
  constructor(
    private readonly surveying: PersonAccess,
    private readonly directory: Directory,
    private readonly holders: UniqueHolders,
  ) {}

  async grant(
    wanted: RoleBody,
    state: PersonState,
    by: CommandContext,
  ): Promise<CommandPlan<PersonCommand>> {
    const { access, home, levels } = await this.#survey(wanted, state, by);
    const right = chooseRight(
      access,
      (candidate) => mayGrant(candidate, wanted.role),
      'GrantRole',
      by.capacity,
    );
    const place = placeOf(wanted, right.right, home);
    const level = wanted.role === 'employee' ? wanted.level : undefined;
    refuseAbove(
      { ...place, level: level ?? place.level },
      right.right,
      home,
      by.caller,
      (one) => levels.get(one)?.path ?? [],
    );
    const beforeAppend = async () => {
      if (right.right === 'platform') await this.holders.refuseFurther(place, home.root);
    };
    const grant = { grant: uuid5(by.cause.commandId, 'grant'), ...place };
    return {
      ...inTheNameOf(by, right),
      command: { name: 'GrantRole', data: { grant, level } },
      beforeAppend,
    };
  }

  async revoke(
    wanted: RoleBody,
    state: PersonState,
    by: CommandContext,
  ): Promise<CommandPlan<PersonCommand>> {
    const { access, home, levels } = await this.#survey(wanted, state, by, state.grants);
    const right = rightToRevoke(access, wanted, state, home, by);
    const [held, ...others] = matching(wanted, right.right, state, home);
    const going = held ? goingWith(held, state.grants) : [];
    for (const place of held ? going : [placeOf(wanted, right.right, home)])
      refuseAbove(place, right.right, home, by.caller, (level) => levels.get(level)?.path ?? []);
    if (others.length > 0)
      throw invalid(
        'level',
        'level_needed',
        `They are ${wanted.role} at several levels: name one.`,
      );
    const last = await this.holders.lastOf(state.id, going, home.root);
    return {
      ...inTheNameOf(by, right),
      command: { name: 'RevokeRole', data: { grant: held?.grant ?? '', last } },
    };
  }

  /** `held`: grants whose levels have to be known as well. */
  async #survey(
    wanted: RoleBody,
    state: PersonState,
    by: CommandContext,
    held: readonly Grant[] = [],
  ): Promise<PersonAccessResult> {
    const survey = await this.surveying.survey(
      state,
      by,
      wanted.level === undefined ? [] : [wanted.level],
    );
    if (wanted.nonprofit !== undefined) await this.#refuseUnknown(wanted.nonprofit, by.caller);
    const more = await this.directory.levels(held.flatMap((grant) => grant.level ?? []));
    return { ...survey, levels: new Map([...survey.levels, ...more]) };
  }

  async #refuseUnknown(nonprofit: string, caller: Caller): Promise<void> {
    const facts = await this.directory.nonprofit(nonprofit, caller);
    if (!facts) throw notFound('nonprofit', 'nonprofit');
    refuseOutOfScope(accessToNonprofit(caller, facts), 'nonprofit');
  }
}

const inTheNameOf = ({ caller }: CommandContext, { capacity, mandate }: Right) => ({
  actor: caller.person,
  capacity,
  mandate,
});

/** The grants meant that this right may take away, as far as the kind of role says. */
function matching(
  { role, level, nonprofit }: RoleBody,
  right: string,
  { grants }: PersonState,
  { root }: Home,
): readonly Grant[] {
  return grants.filter((grant) => {
    if (
      grant.role !== role ||
      (level !== undefined && grant.level !== null && grant.level !== level) ||
      (nonprofit !== undefined && grant.nonprofit !== nonprofit)
    )
      return false;
    if (right === 'admin') return grant.company !== null;
    return role === 'admin' ? grant.level === root : grant.company === null;
  });
}

/** Of several rights, the one in which there is something to take away. @throws Refusal forbidden */
function rightToRevoke(
  access: Access,
  wanted: RoleBody,
  state: PersonState,
  home: Home,
  { capacity }: CommandContext,
): Right {
  const may = (right: string) => mayGrant(right, wanted.role);
  const useful = (right: string) => may(right) && matching(wanted, right, state, home).length > 0;
  const choice =
    capacity === undefined && access.rights.some(({ right }) => useful(right)) ? useful : may;
  return chooseRight(access, choice, 'RevokeRole', capacity);
}
