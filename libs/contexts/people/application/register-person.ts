import { Injectable } from '@nestjs/common';
import {
  accessToCompany,
  accessToNonprofit,
  chooseRight,
  Directory,
  isPlatform,
  levelsOf,
  refuseOutOfScope,
  right,
  type Access,
  type Caller,
  type NetworkLevelRef,
} from '#platform/authorization';
import {
  invalid,
  Ledger,
  notFound,
  streamOf,
  uuid5,
  type CommandResult,
  type CommandPlan,
} from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { person, type PersonCommand, type PersonState } from '../domain/person.decider.js';
import {
  mayGrant,
  placeOf,
  refuseAbove,
  samePlace,
  type Home,
  type Place,
  type WantedRole,
} from './role-policy.js';
import { UniqueHolders } from './unique-holders.js';
import type { RegisterPersonBody } from '../http/dto/people.dto.js';

type Registered = { readonly id: string; readonly outcome: CommandResult<PersonState> };

/** Makes people known: employees and their like by an admin, first main admins, first coordinators and its own by the platform team. */
@Injectable()
export class RegisterPersonService {
  constructor(
    private readonly ledger: Ledger,
    private readonly directory: Directory,
    private readonly holders: UniqueHolders,
  ) {}

  /** @throws Refusal mail_taken, subject_taken, not_first, and as domain §1 has it */
  async register(body: RegisterPersonBody, by: CommandContext): Promise<Registered> {
    refuseMalformed(body);
    const id = uuid5(by.cause.commandId, 'person');
    const outcome = await this.ledger.execute(
      person,
      streamOf(person, id),
      by.cause,
      () => this.#plan(id, body, by),
      by.options,
    );
    return { id, outcome };
  }

  async #plan(
    id: string,
    body: RegisterPersonBody,
    by: CommandContext,
  ): Promise<CommandPlan<PersonCommand>> {
    const { caller, cause } = by;
    await this.#refuseOutOfScope(body, caller);
    const company = body.company ?? companyOf(caller) ?? null;
    const levels = await this.#levels(body, company);
    const chosen = chooseRight(
      toRegister(caller),
      (candidate) => fits(candidate, body, caller),
      'RegisterPerson',
      by.capacity,
    );
    const home = await this.#home(
      body,
      chosen.right === 'platform' ? (body.company ?? null) : company,
      chosen.right,
      caller,
    );
    const paths = new Map([
      ...levels,
      ...(await this.directory.levels(home.level === null ? [] : [home.level])),
    ]);
    const places = rolesOf(body, chosen.right).map((role) =>
      placeOf({ ...role, nonprofit: body.nonprofit }, chosen.right, home),
    );
    const here: Place = {
      role: 'employee',
      company: home.company,
      level: home.level,
      nonprofit: null,
    };
    for (const place of [here, ...places])
      refuseAbove(place, chosen.right, home, caller, (level) => paths.get(level)?.path ?? []);
    const grants = places
      .filter((place, index) => places.findIndex((other) => samePlace(other, place)) === index)
      .map((place, index) => ({ grant: uuid5(cause.commandId, 'grant', String(index)), ...place }));
    const { name, mail, locale = null, subject = null } = body;
    const planned: CommandPlan<PersonCommand> = {
      command: {
        name: 'RegisterPerson',
        data: {
          person: id,
          name,
          mail,
          locale,
          company: home.company,
          level: home.level,
          subject,
          grants,
        },
      },
      actor: caller.person,
      capacity: chosen.capacity,
      mandate: chosen.mandate,
      beforeAppend: async () => {
        await this.holders.refuseTaken(id, mail, body.subject);
        if (chosen.right === 'platform')
          for (const place of places) await this.holders.refuseFurther(place, home.root);
      },
    };
    return this.holders.claiming(id, planned, by, { mail, subject });
  }

  async #refuseOutOfScope(
    { company, nonprofit }: RegisterPersonBody,
    caller: Caller,
  ): Promise<void> {
    if (company !== undefined) {
      const facts = await this.directory.company(company, caller);
      if (!facts || !accessToCompany(caller, facts).inScope) throw notFound('company', 'company');
    }
    if (nonprofit !== undefined) {
      const facts = await this.directory.nonprofit(nonprofit, caller);
      if (!facts) throw notFound('nonprofit', 'nonprofit');
      refuseOutOfScope(accessToNonprofit(caller, facts), 'nonprofit');
    }
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
    by: string,
    caller: Caller,
  ): Promise<Home> {
    const root = await this.directory.rootOf(company);
    if (company === null || root === null) return { company: null, level: null, root: null };
    const named = body.level ?? body.roles?.find(({ role }) => role === 'employee')?.level;
    const own = levelsOf(caller, 'admin');
    const level = named ?? (by === 'platform' || own.includes(root) ? root : (own[0] ?? root));
    return { company, level, root };
  }
}

/** The company of which the caller is an admin. */
const companyOf = (caller: Caller): string | undefined =>
  caller.roles.find((held) => held.role === 'admin')?.company ?? undefined;

const toRegister = (caller: Caller): Access => ({
  inScope: true,
  rights: [
    ...(levelsOf(caller, 'admin').length > 0 ? [right('admin')] : []),
    ...(isPlatform(caller) ? [right('platform')] : []),
  ],
});

/** @throws Refusal invalid */
function refuseMalformed({ nonprofit, roles }: RegisterPersonBody): void {
  if (roles === undefined) return;
  if ((nonprofit !== undefined) !== roles.some(({ role }) => role === 'coordinator'))
    throw invalid(
      'nonprofit',
      'nonprofit_of_coordinator',
      'A coordinator is one of a nonprofit; nobody else is.',
    );
}

/** What is asked for can only be given in this right. */
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

/** Left out: what the right is mostly used for. */
function rolesOf(
  { company, nonprofit, roles }: RegisterPersonBody,
  by: string,
): readonly WantedRole[] {
  if (roles !== undefined) return roles;
  if (by === 'admin') return [{ role: 'employee' }];
  return [
    ...(company === undefined ? [] : [{ role: 'admin' as const }]),
    ...(nonprofit === undefined ? [] : [{ role: 'coordinator' as const }]),
  ];
}
