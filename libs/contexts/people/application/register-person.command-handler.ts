import { CommandHandler } from '@nestjs/cqrs';
import {
  accessToCompany,
  chooseRight,
  Directory,
  levelsOf,
  type Access,
  type Caller,
  type NetworkLevelRef,
  type Right,
} from '#platform/authorization';
import type { Authorized, LoadedTarget } from '#platform/commands';
import { invalid, Ledger, notFound, uuid5 } from '#kit/eventsourcing';
import type { CommandAnswer } from '#platform/http';
import type { PersonState } from '../domain/person.state.js';
import type { RegisterPersonBody } from '../http/dto/people.dto.js';
import { RegisterPerson } from './command-classes.js';
import { discreet, discreetly, JoiningService } from './joining.service.js';
import { PersonAccess } from './person-access.js';
import { PersonCommandHandler, type DecidedPerson, type Loaded } from './person.command-handler.js';
import {
  NONPROFIT_OF_COORDINATOR,
  placeOf,
  refuseAbove,
  samePlace,
  type Home,
  type Place,
} from './role-policy.js';
import { companyOf, fits, rightsToRegister, rolesOf } from './person-registration.rights.js';
import { UniqueHolders } from './unique-holders.js';

interface Lookups {
  /** The company named, or the admin's own. */
  readonly company: string | null;
  /** Every level that the body names. */
  readonly levels: ReadonlyMap<string, NetworkLevelRef>;
  /** How the caller stands to somebody known; undefined for a newcomer. */
  readonly access: Access | undefined;
}
interface RegisterRight extends Right {
  readonly home: Home;
  readonly places: readonly Place[];
  /** Of somebody known: whether they are in the caller's scope, so that they get the role at once. */
  readonly inScope: boolean;
}

/**
 * An admin registers employees and the like, or gives the role to somebody known whom they may manage, or invites somebody else known
 * (docs/domain.md §1); the platform team registers the first main admins, the first coordinators and its own people.
 */
@CommandHandler(RegisterPerson)
export class RegisterPersonHandler extends PersonCommandHandler<
  'RegisterPerson',
  Lookups,
  RegisterRight
> {
  protected readonly name = 'RegisterPerson' as const;

  constructor(
    ledger: Ledger,
    private readonly access: PersonAccess,
    private readonly directory: Directory,
    private readonly holders: UniqueHolders,
    private readonly joining: JoiningService,
  ) {
    super(ledger);
  }

  /** A dry run does not tell whether somebody out of scope is known: it takes them for a newcomer. */
  override async execute(message: RegisterPerson): Promise<CommandAnswer> {
    return discreet(await super.execute(discreetly(message)));
  }

  protected override organisations({ body: { company, nonprofit } }: RegisterPerson) {
    return company === undefined && nonprofit === undefined
      ? []
      : [company, nonprofit].flatMap((one) => one ?? []);
  }

  protected override async identify({ body, context }: RegisterPerson): Promise<string> {
    const known = await this.joining.known(body);
    const stored =
      known !== undefined &&
      (!context.options.dryRun || (await this.#accessTo(known, context.caller)).rights.length > 0);
    return stored ? known : uuid5(context.cause.commandId, 'person');
  }

  protected override refuseMalformed({ body: { nonprofit, roles } }: RegisterPerson): void {
    if (roles === undefined) return;
    if ((nonprofit !== undefined) !== roles.some(({ role }) => role === 'coordinator'))
      throw invalid('nonprofit', 'nonprofit_of_coordinator', NONPROFIT_OF_COORDINATOR);
  }

  protected async load(
    { body, context: { caller } }: RegisterPerson,
    { state }: LoadedTarget<PersonState>,
  ) {
    await this.#refuseOutOfScope(body, caller);
    const company = body.company ?? companyOf(caller) ?? null;
    const access = state.exists ? await this.access.of(state, caller) : undefined;
    return { company, levels: await this.#levels(body, company), access };
  }

  protected async authorize(
    { body, context: { caller, capacity } }: RegisterPerson,
    { lookups: { company, levels, access } }: Loaded<Lookups>,
  ): Promise<RegisterRight> {
    const allowed = (candidate: string) => fits(candidate, body, caller);
    const right = chooseRight(rightsToRegister(caller), allowed, this.name, capacity);
    const byPlatform = right.right === 'platform';
    const home = await this.#home(
      body,
      byPlatform ? (body.company ?? null) : company,
      right,
      caller,
    );
    const own = await this.directory.levels(home.level === null ? [] : [home.level]);
    const pathOf = (level: string) => (own.get(level) ?? levels.get(level))?.path ?? [];
    const places = rolesOf(body, right).map((role) =>
      placeOf({ ...role, nonprofit: body.nonprofit }, right.right, home),
    );
    const { company: employer, level } = home;
    const here: Place = { role: 'employee', company: employer, level, nonprofit: null };
    for (const place of [here, ...places]) refuseAbove(place, right.right, home, caller, pathOf);
    const inScope = access?.rights.some((own) => own.right === right.right) ?? false;
    return { ...right, home, places, inScope };
  }

  protected async toDomainCommand(
    { body, context: { cause } }: RegisterPerson,
    { id, state, right }: Authorized<PersonState, Lookups, RegisterRight>,
  ) {
    const { name, mail, locale = null, subject = null, externalId = null } = body;
    const { home, places, inScope } = right;
    const { company, level } = home;
    const grants = places
      .filter((place, index) => places.findIndex((other) => samePlace(other, place)) === index)
      .map((place, index) => ({ grant: uuid5(cause.commandId, 'grant', String(index)), ...place }));
    const data = { person: id, name, mail, locale, company, level, subject, externalId, grants };
    if (!state.exists) return { name: this.name, data };
    if (inScope) await this.joining.refuseOtherIdentity(id, body);
    const stays = state.company === company && body.level === undefined;
    const join = {
      level: stays && inScope ? null : level,
      invitation: inScope ? null : await this.joining.newInvitation(cause.commandId, company),
    };
    return { name: this.name, data: { ...data, join } };
  }

  protected override async reserve(
    { context }: RegisterPerson,
    {
      id,
      command: { data },
      right: { right, home, places },
    }: DecidedPerson<'RegisterPerson', RegisterRight>,
  ): Promise<void> {
    if (data.join === undefined) await this.joining.claim(id, data, context);
    if (data.join?.invitation) return;
    if (right === 'platform')
      for (const place of places) await this.holders.refuseFurther(place, home.root);
    await this.holders.claim(id, data.grants, context);
  }

  async #accessTo(id: string, caller: Caller): Promise<Access> {
    return this.access.of(await this.stateOf(id), caller);
  }

  async #refuseOutOfScope(
    { company, nonprofit }: RegisterPersonBody,
    caller: Caller,
  ): Promise<void> {
    if (company !== undefined) {
      const found = await this.directory.company(company, caller);
      if (!found || !accessToCompany(caller, found).inScope) throw notFound('company', 'company');
    }
    if (nonprofit !== undefined) await this.access.toNonprofit(nonprofit, caller);
  }

  /** Every level named, all of the company. @throws Refusal not_found */
  async #levels(
    body: RegisterPersonBody,
    company: string | null,
  ): Promise<ReadonlyMap<string, NetworkLevelRef>> {
    const named = [body.level, ...(body.roles ?? []).map((role) => role.level)].filter(
      (level) => level !== undefined,
    );
    const levels = await this.directory.levels(named);
    if (named.some((level) => levels.get(level)?.company !== company))
      throw notFound('network level', 'level');
    return levels;
  }

  /** Where the person will belong: at the level named, else at the root for whoever is an admin there, else at the admin's own. */
  async #home(
    body: RegisterPersonBody,
    company: string | null,
    { right }: Right,
    caller: Caller,
  ): Promise<Home> {
    const root = await this.directory.rootOf(company);
    if (company === null || root === null) return { company: null, level: null, root: null };
    const named = body.level ?? body.roles?.find(({ role }) => role === 'employee')?.level;
    const own = levelsOf(caller, 'admin');
    const level = named ?? (right === 'platform' || own.includes(root) ? root : (own[0] ?? root));
    return { company, level, root };
  }
}
