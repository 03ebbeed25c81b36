import type pg from 'pg';
import type { DataSource } from 'typeorm';
import { ACTOR_POLICY, Callers, type Caller } from '#platform/authorization';
import {
  Ledger,
  InMemoryEventStore,
  InMemoryKeyRing,
  MovableClock,
  streamOf,
  uuid5,
  type Decider,
  type Command,
  type EventStore,
  type CommandResult,
} from '#kit/eventsourcing';
import { initiative } from '#contexts/initiatives';
import { company, nonprofit } from '#contexts/organisations';
import { partnership, partnershipId } from '#contexts/partnerships';
import { person, type Grant, type Role } from '#contexts/people';
import { createDataSource, createPool, Lease, PostgresEventStore, Projector } from '#kit/postgres';
import {
  registration,
  registrationId,
  SignUpContextQuery,
  type RegistrationCommandName,
  type RegistrationCommands,
  type RegistrationState,
} from '#contexts/registrations';
import { ENTITIES, PROJECTIONS } from '../../apps/runtime/read-models.js';
import { migratedDatabase } from './migrated-database.js';

export const ZONE = 'Europe/Paris';
export const START = '2026-01-05T08:00:00.000Z';

/** Who acts, by name, in which right. */
export interface By {
  readonly who: string | null;
  readonly as: string;
  readonly mandate?: string | null;
  readonly causation?: string;
}
export const by = (who: string, as: string): By => ({ who, as });
const SYSTEM: By = { who: null, as: 'system' };

const idOf = (kind: string, name: string): string => uuid5('world', kind, name);

interface Place {
  readonly role: Role;
  /** A level's path, a nonprofit's name, or nothing for the platform. */
  readonly at?: string;
}

/** People → their roles and their manager; `level: null`, they are at none. */
const PEOPLE: Readonly<
  Record<
    string,
    { readonly roles: readonly Place[]; readonly manager?: string; readonly level?: null }
  >
> = {
  eva: { roles: [{ role: 'employee', at: 'acme/paris' }], manager: 'max' },
  nina: { roles: [{ role: 'employee', at: 'acme/paris/nord' }] },
  tom: { roles: [{ role: 'employee', at: 'acme/lyon' }], manager: 'max' },
  gus: { roles: [{ role: 'employee', at: 'acme' }], level: null },
  max: { roles: [{ role: 'manager', at: 'acme' }] },
  ada: { roles: [{ role: 'admin', at: 'acme' }] },
  lea: { roles: [{ role: 'admin', at: 'acme/paris' }] },
  aud: { roles: [{ role: 'auditor', at: 'acme' }] },
  pam: { roles: [{ role: 'auditor', at: 'acme/lyon' }] },
  bob: { roles: [{ role: 'employee', at: 'beta' }] },
  bea: { roles: [{ role: 'admin', at: 'beta' }] },
  cora: { roles: [{ role: 'coordinator', at: 'helpers' }] },
  otto: { roles: [{ role: 'coordinator', at: 'others' }] },
  pia: { roles: [{ role: 'platform' }] },
};
const LEVELS = ['acme', 'acme/paris', 'acme/paris/nord', 'acme/lyon', 'beta'];
const SLOTS = {
  s1: { start: '2026-02-03T13:00:00.000Z', end: '2026-02-03T16:00:00.000Z' },
  s2: { start: '2026-02-10T13:00:00.000Z', end: '2026-02-10T16:00:00.000Z' },
} as const;

/** Two companies, two nonprofits and their people on a database, made by the deciders and projected by the projector; no HTTP. */
export class DatabaseFixture {
  readonly clock = new MovableClock(START);
  readonly ring = new InMemoryKeyRing();
  readonly ledger: Ledger;
  readonly #lease: Lease;
  readonly #projector: Projector;
  #commands = 0;

  constructor(
    readonly url: string,
    readonly pool: pg.Pool,
    readonly source: DataSource,
    readonly store: EventStore,
    private readonly end: () => Promise<void>,
  ) {
    this.ledger = new Ledger(store, this.ring, this.clock, ACTOR_POLICY);
    this.#lease = new Lease(pool, 'worker', 'world');
    this.#projector = new Projector(pool, store, this.ring, PROJECTIONS, this.#lease);
  }

  id(
    kind: 'person' | 'company' | 'level' | 'nonprofit' | 'initiative' | 'slot',
    name: string,
  ): string {
    return idOf(kind, name);
  }

  async caller(name: string): Promise<Caller> {
    const caller = await new Callers(this.pool).byId(idOf('person', name));
    if (!caller) throw new Error(`${name} is nobody.`);
    return caller;
  }

  /** Brings the read models up to date. */
  async settle(): Promise<void> {
    await this.#lease.take();
    while (await this.#projector.step());
  }

  run<S, C extends Command>(
    aggregate: Decider<S, C>,
    id: string,
    command: C,
    { who, as, mandate = null, causation }: By = SYSTEM,
  ): Promise<CommandResult<S>> {
    const commandId = uuid5('world', 'command', String((this.#commands += 1)));
    const cause = { commandId, correlation: commandId, causation: causation ?? commandId };
    const actor = who === null ? null : idOf('person', who);
    return this.ledger.execute(aggregate, streamOf(aggregate, id), cause, () => ({
      command,
      actor,
      capacity: as,
      mandate,
    }));
  }

  /** A first registration; with dates, if any are given. Returns its id. */
  async signUp(
    employee: string,
    to: string,
    dates: RegistrationCommands['SelectDates']['dates'] = [],
  ): Promise<string> {
    const [who, what] = [idOf('person', employee), idOf('initiative', to)];
    const id = registrationId(who, what, 0);
    const signUpContext = await new SignUpContextQuery(this.pool).of(what, who, null, false);
    const fresh = { signUpContext, new: { registration: id, ordinal: 0, previous: null } };
    await this.run(
      registration,
      id,
      dates.length === 0
        ? { name: 'SubmitApplication', data: fresh }
        : { name: 'SelectDates', data: { ...fresh, dates } },
      by(employee, 'employee'),
    );
    return id;
  }

  /** A command on a registration that needs to know nothing of its surroundings, or is told. */
  act<N extends RegistrationCommandName>(
    id: string,
    name: N,
    data: RegistrationCommands[N],
    who: By,
  ): Promise<CommandResult<RegistrationState>> {
    return this.run(registration, id, { name, data } as never, who);
  }

  /** The sign-up context of a command on a registration of this employee. */
  signUpContext(
    employee: string,
    to: string,
  ): Promise<RegistrationCommands['SelectDates']['signUpContext']> {
    return new SignUpContextQuery(this.pool).of(
      idOf('initiative', to),
      idOf('person', employee),
      null,
      false,
    );
  }

  async assign(employee: string, manager: string): Promise<void> {
    await this.run(person, idOf('person', employee), {
      name: 'AssignManager',
      data: { manager: idOf('person', manager), chain: [] },
    });
  }

  /** Of a person only; nothing that would follow from it. */
  async erase(name: string): Promise<void> {
    await this.run(
      person,
      idOf('person', name),
      { name: 'ErasePerson', data: { last: null } },
      by('pia', 'platform'),
    );
  }

  close(): Promise<void> {
    return this.end();
  }
}

/** `log`: where events are kept; on PostgreSQL they can be tampered with. */
export async function openDatabaseFixture(
  log: 'memory' | 'postgres' = 'memory',
): Promise<DatabaseFixture> {
  const database = await migratedDatabase();
  const pool = createPool(database.url);
  const source = await createDataSource(database.url, ENTITIES).initialize();
  const store = log === 'memory' ? new InMemoryEventStore() : new PostgresEventStore({ pool });
  const world = new DatabaseFixture(database.url, pool, source, store, async () => {
    await store.close();
    await source.destroy();
    await pool.end();
    await database.drop();
  });
  await build(world);
  await world.settle();
  return world;
}

async function build(world: DatabaseFixture): Promise<void> {
  for (const path of LEVELS) await buildLevel(world, path);
  for (const name of ['helpers', 'others']) {
    const data = { nonprofit: idOf('nonprofit', name), name, description: '', locations: [] };
    await world.run(nonprofit, data.nonprofit, { name: 'RegisterNonprofit', data });
  }
  for (const name of Object.keys(PEOPLE)) await buildPerson(world, name);
  for (const [name, { manager }] of Object.entries(PEOPLE)) {
    if (manager !== undefined) await world.assign(name, manager);
  }
  for (const name of ['acme', 'beta']) await buildPartnership(world, name);
  await buildInitiative(world, 'cleanup', 'slots');
  await buildInitiative(world, 'advice', 'open');
  await buildInitiative(world, 'tutoring', 'mentoring');
}

async function buildLevel(world: DatabaseFixture, path: string): Promise<void> {
  const [root = ''] = path.split('/');
  const [id, level, at] = [idOf('company', root), idOf('level', path), path.lastIndexOf('/')];
  const settings = {
    managerPolicy: root === 'acme' ? 'per_date' : 'none',
    agreementDownload: true,
    zone: ZONE,
    locale: 'en',
  } as const;
  if (at < 0)
    return void (await world.run(company, id, {
      name: 'RegisterCompany',
      data: { company: id, name: root, level, ...settings },
    }));
  const data = { level, parent: idOf('level', path.slice(0, at)), name: path.slice(at + 1) };
  await world.run(company, id, { name: 'AddNetworkLevel', data });
}

async function buildPerson(world: DatabaseFixture, name: string): Promise<void> {
  const id = idOf('person', name);
  const roles = PEOPLE[name]?.roles ?? [];
  const home = roles.find(({ role, at }) => role !== 'coordinator' && at !== undefined)?.at;
  const grants = roles.map(({ role, at }): Grant => {
    const nowhere = {
      grant: idOf('grant', `${name} ${role}`),
      role,
      company: null,
      level: null,
      nonprofit: null,
    };
    if (role === 'coordinator') return { ...nowhere, nonprofit: idOf('nonprofit', at ?? '') };
    if (at === undefined) return nowhere;
    return {
      ...nowhere,
      company: idOf('company', at.split('/')[0] ?? ''),
      level: role === 'employee' || role === 'manager' ? null : idOf('level', at),
    };
  });
  const where =
    home === undefined
      ? { company: null, level: null }
      : { company: idOf('company', home.split('/')[0] ?? ''), level: idOf('level', home) };
  const data = {
    person: id,
    name,
    mail: `${name}@world.example`,
    locale: null,
    subject: null,
    ...where,
    ...(PEOPLE[name]?.level === null ? { level: null } : {}),
    grants,
  };
  await world.run(person, id, { name: 'RegisterPerson', data });
}

async function buildPartnership(world: DatabaseFixture, name: string): Promise<void> {
  const [of, helpers] = [idOf('company', name), idOf('nonprofit', 'helpers')];
  const id = partnershipId(of, helpers);
  await world.run(partnership, id, {
    name: 'ProposePartnership',
    data: { partnership: id, company: of, nonprofit: helpers, level: idOf('level', name) },
  });
  await world.run(
    partnership,
    id,
    { name: 'ValidatePartnership', data: {} },
    by('cora', 'coordinator'),
  );
  if (name === 'acme')
    await world.run(
      partnership,
      id,
      { name: 'GrantMandate', data: { request: 'letter 7' } },
      by('pia', 'platform'),
    );
}

async function buildInitiative(
  world: DatabaseFixture,
  title: string,
  kind: 'slots' | 'open' | 'mentoring',
): Promise<void> {
  const id = idOf('initiative', title);
  const slots =
    kind === 'slots'
      ? Object.entries(SLOTS).map(([name, times]) => ({
          slot: idOf('slot', name),
          ...times,
          capacity: null,
        }))
      : [];
  const data = {
    initiative: id,
    nonprofit: idOf('nonprofit', 'helpers'),
    kind,
    company: null,
    title,
    tasks: [],
    slots,
  };
  await world.run(initiative, id, { name: 'CreateInitiative', data }, by('cora', 'coordinator'));
  await world.run(initiative, id, { name: 'OpenInitiative', data: {} }, by('cora', 'coordinator'));
}
