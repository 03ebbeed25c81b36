import { CommandHandler } from '@nestjs/cqrs';
import {
  accessToCompany,
  chooseRight,
  Directory,
  isPlatform,
  levelsOf,
  right,
  type Access,
  type Caller,
  type NetworkLevelRef,
  type Right,
} from '#platform/authorization';
import type { Authorized } from '#platform/commands';
import { invalid, Ledger, notFound, uuid5 } from '#kit/eventsourcing';
import type { PersonState } from '../domain/person.state.js';
import type { RegisterPersonBody } from '../http/dto/people.dto.js';
import { RegisterPerson } from './command-classes.js';
import { PersonAccess } from './person-access.js';
import { PersonCommandHandler, type DecidedPerson, type Loaded } from './person.command-handler.js';
import {
  mayGrant,
  NONPROFIT_OF_COORDINATOR,
  placeOf,
  refuseAbove,
  samePlace,
  type Home,
  type Place,
  type WantedRole,
} from './role-policy.js';
import { UniqueHolders } from './unique-holders.js';

interface Lookups {
  /** The company named, or the admin's own. */
  readonly company: string | null;
  /** Every level that the body names. */
  readonly levels: ReadonlyMap<string, NetworkLevelRef>;
}
interface RegisterRight extends Right {
  readonly home: Home;
  readonly places: readonly Place[];
}

/** An admin registers employees and the like; the platform team registers the first main admins, the first coordinators and its own people. */
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
  ) {
    super(ledger);
  }

  protected override refuseMalformed({ body: { nonprofit, roles } }: RegisterPerson): void {
    if (roles === undefined) return;
    if ((nonprofit !== undefined) !== roles.some(({ role }) => role === 'coordinator'))
      throw invalid('nonprofit', 'nonprofit_of_coordinator', NONPROFIT_OF_COORDINATOR);
  }

  protected async load({ body, context: { caller } }: RegisterPerson) {
    await this.#refuseOutOfScope(body, caller);
    const company = body.company ?? companyOf(caller) ?? null;
    return { company, levels: await this.#levels(body, company) };
  }

  protected async authorize(
    { body, context: { caller, capacity } }: RegisterPerson,
    { lookups: { company, levels } }: Loaded<Lookups>,
  ): Promise<RegisterRight> {
    const allowed = (candidate: string) => fits(candidate, body, caller);
    const right = chooseRight(toRegister(caller), allowed, this.name, capacity);
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
    return { ...right, home, places };
  }

  protected toDomainCommand(
    { body, context: { cause } }: RegisterPerson,
    { right: { home, places } }: Authorized<PersonState, Lookups, RegisterRight>,
  ) {
    const { name, mail, locale = null, subject = null } = body;
    const { company, level } = home;
    const grants = places
      .filter((place, index) => places.findIndex((other) => samePlace(other, place)) === index)
      .map((place, index) => ({ grant: uuid5(cause.commandId, 'grant', String(index)), ...place }));
    const person = uuid5(cause.commandId, 'person');
    const data = { person, name, mail, locale, company, level, subject, grants };
    return { name: this.name, data };
  }

  protected override async reserve(
    { body, context }: RegisterPerson,
    { command, right: { right, home, places } }: DecidedPerson<'RegisterPerson', RegisterRight>,
  ): Promise<void> {
    const { person, grants } = command.data;
    await this.holders.refuseTaken(person, body.mail, body.subject);
    if (right === 'platform')
      for (const place of places) await this.holders.refuseFurther(place, home.root);
    await this.holders.claim(person, grants, context, { mail: body.mail, subject: body.subject });
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

/** The company of which the caller is an admin. */
const companyOf = (caller: Caller): string | undefined =>
  caller.roles.find((held) => held.role === 'admin')?.company ?? undefined;

/** Nobody is in anybody's scope yet: the caller's own roles count. */
const toRegister = (caller: Caller): Access => ({
  inScope: true,
  rights: [
    ...(levelsOf(caller, 'admin').length > 0 ? [right('admin')] : []),
    ...(isPlatform(caller) ? [right('platform')] : []),
  ],
});

/** Everything that the body asks for can be given in this right. */
function fits(candidate: string, body: RegisterPersonBody, caller: Caller): boolean {
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

/** The roles named; if none are, those that the right is mostly used for. */
function rolesOf(
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
