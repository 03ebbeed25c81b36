import { CommandHandler } from '@nestjs/cqrs';
import { chooseRight, Directory, type Right } from '#platform/authorization';
import type { Authorized, LoadedTarget } from '#platform/commands';
import { invalid, Ledger, uuid5 } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { goingWith } from '../domain/person.decider.js';
import type { Grant } from '../domain/person.events.js';
import type { PersonState } from '../domain/person.state.js';
import type { RoleBody } from '../http/dto/people.dto.js';
import { GrantRole, RevokeRole } from './command-classes.js';
import { PersonAccess, type PersonAccessResult } from './person-access.js';
import { PersonCommandHandler, type DecidedPerson, type Loaded } from './person.command-handler.js';
import { mayGrant, placeOf, refuseAbove, refuseMalformed, type Place } from './role-policy.js';
import { isColleague, matching, rightToRevoke } from './role-revocation.js';
import { UniqueHolders } from './unique-holders.js';

interface GrantRight extends Right {
  readonly place: Place;
  readonly root: string | null;
}

@CommandHandler(GrantRole)
export class GrantRoleHandler extends PersonCommandHandler<
  'GrantRole',
  PersonAccessResult,
  GrantRight
> {
  protected readonly name = 'GrantRole' as const;

  constructor(
    ledger: Ledger,
    private readonly access: PersonAccess,
    private readonly holders: UniqueHolders,
  ) {
    super(ledger);
  }

  protected override refuseMalformed({ body }: GrantRole): void {
    refuseMalformed(body);
  }

  protected override async organisations({ target, body }: GrantRole) {
    return [organisationOf(body, await this.stateOf(target))];
  }

  protected load({ body, context }: GrantRole, { state }: LoadedTarget<PersonState>) {
    return loadRole(this.access, body, state, context);
  }

  protected authorize(
    { body, context }: GrantRole,
    { lookups }: Loaded<PersonAccessResult>,
  ): GrantRight {
    const { access, home, levels } = lookups;
    const right = chooseRight(
      access,
      (candidate) => mayGrant(candidate, body.role),
      this.name,
      context.capacity,
    );
    const place = placeOf(body, right.right, home);
    const level = employeeLevelOf(body) ?? place.level;
    const pathOf = (one: string) => levels.get(one)?.path ?? [];
    refuseAbove({ ...place, level }, right.right, home, context.caller, pathOf);
    return { ...right, place, root: home.root };
  }

  protected toDomainCommand(
    { body, context }: GrantRole,
    { right: { place } }: Authorized<PersonState, PersonAccessResult, GrantRight>,
  ) {
    const grant = { grant: uuid5(context.cause.commandId, 'grant'), ...place };
    return { name: this.name, data: { grant, level: employeeLevelOf(body) } };
  }

  protected override async reserve(
    { target, context }: GrantRole,
    { command, right: { right, place, root } }: DecidedPerson<'GrantRole', GrantRight>,
  ): Promise<void> {
    if (right === 'platform') await this.holders.refuseFurther(place, root);
    await this.holders.claim(target, [command.data.grant], context);
  }
}

interface RevokeRight extends Right {
  /** The grant that goes; none if the person does not hold such a role. */
  readonly held: Grant | undefined;
  /** Every grant that goes with it. */
  readonly going: readonly Grant[];
}

@CommandHandler(RevokeRole)
export class RevokeRoleHandler extends PersonCommandHandler<
  'RevokeRole',
  PersonAccessResult,
  RevokeRight
> {
  protected readonly name = 'RevokeRole' as const;

  constructor(
    ledger: Ledger,
    private readonly access: PersonAccess,
    private readonly holders: UniqueHolders,
    private readonly directory: Directory,
  ) {
    super(ledger);
  }

  protected override refuseMalformed({ body }: RevokeRole): void {
    refuseMalformed(body);
  }

  protected override async organisations({ target, body }: RevokeRole) {
    return [organisationOf(body, await this.stateOf(target))];
  }

  protected async load({ body, context }: RevokeRole, { state }: LoadedTarget<PersonState>) {
    const lookups = isColleague(body, state, context)
      ? await this.access.toColleague(state, context)
      : await loadRole(this.access, body, state, context);
    const held = await this.directory.levels(state.grants.flatMap((grant) => grant.level ?? []));
    return { ...lookups, levels: new Map([...lookups.levels, ...held]) };
  }

  protected authorize(
    { body, context }: RevokeRole,
    { lookups }: Loaded<PersonAccessResult>,
  ): RevokeRight {
    const { person, home, levels } = lookups;
    const right = rightToRevoke(body, lookups, context.capacity);
    const [held, ...others] = matching(body, right.right, lookups);
    const going = held ? goingWith(held, person.grants) : [];
    const pathOf = (level: string) => levels.get(level)?.path ?? [];
    for (const place of held ? going : [placeOf(body, right.right, home)])
      refuseAbove(place, right.right, home, context.caller, pathOf);
    if (others.length > 0)
      throw invalid(
        'level',
        'level_needed',
        `The person is ${body.role} at several levels: name the level.`,
      );
    return { ...right, held, going };
  }

  protected async toDomainCommand(
    _: RevokeRole,
    { lookups: { person, home }, right }: Authorized<PersonState, PersonAccessResult, RevokeRight>,
  ) {
    const { held, going } = right;
    const last = await this.holders.lastOf(person.id, going, home.root);
    return { name: this.name, data: { grant: held?.grant ?? '', last } };
  }
}

/** An employee's level is the person's own; other roles have one of theirs. */
const employeeLevelOf = ({ role, level }: RoleBody): string | undefined =>
  role === 'employee' ? level : undefined;

/** In whose role the first and the last holder matter; null is the platform. */
const organisationOf = ({ role, nonprofit }: RoleBody, { company }: PersonState): string | null =>
  role === 'platform' ? null : (nonprofit ?? company);

async function loadRole(
  access: PersonAccess,
  { level, nonprofit }: RoleBody,
  state: PersonState,
  context: CommandContext,
): Promise<PersonAccessResult> {
  const lookups = await access.to(state, context, level === undefined ? [] : [level]);
  if (nonprofit !== undefined) await access.toNonprofit(nonprofit, context.caller);
  return lookups;
}
