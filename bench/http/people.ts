import pg from 'pg';
import { streamOf, uuid5, type Decider, type Command, type Ledger } from '#kit/eventsourcing';
import { initiative } from '#contexts/initiatives';
import { company, nonprofit } from '#contexts/organisations';
import { partnership, partnershipId } from '#contexts/partnerships';
import { person, type Grant } from '#contexts/people';
import { Lease, Projector } from '#kit/postgres';
import { PROJECTIONS } from '../../apps/runtime/read-models.js';
import type { Runtime } from '../../apps/runtime/runtime.js';

/** Numbers of people and things. Every second initiative has slots with a capacity. */
const EMPLOYEES = 400;
const INITIATIVES = 40;
const NONPROFITS = 20;
const PLACES = 10_000;

const idOf = (kind: string, at: number | string): string => uuid5('bench', kind, String(at));
const COMPANY = idOf('company', 0);
const LEVEL = idOf('level', 0);
const SLOT = { start: '2030-02-03T13:00:00.000Z', end: '2030-02-03T16:00:00.000Z' };

const employees = Array.from({ length: EMPLOYEES }, (_, at) => idOf('employee', at));
const coordinators = Array.from({ length: NONPROFITS }, (_, at) => idOf('coordinator', at));
const initiatives = Array.from({ length: INITIATIVES }, (_, at) => ({
  id: idOf('initiative', at),
  nonprofit: idOf('nonprofit', at % NONPROFITS),
  coordinator: coordinators[at % NONPROFITS] as string,
  slot: idOf('slot', at),
  capacity: at % 2 === 0 ? PLACES : null,
}));

/** All callers of this figure. */
export const PEOPLE: readonly string[] = [...employees, ...coordinators];

/** One sign-up: employee, initiative, slot, and the coordinator who confirms it. */
export interface SignUp {
  readonly employee: string;
  readonly initiative: string;
  readonly slot: string;
  readonly coordinator: string;
}

/** The n-th part of all possible sign-ups: each employee once per initiative, and consecutive sign-ups go to different initiatives. */
export function signUps(part: number, size: number): SignUp[] {
  return Array.from({ length: size }, (_, index) => {
    const at = part * size + index;
    const who = at % EMPLOYEES;
    const to = initiatives[(who + Math.floor(at / EMPLOYEES)) % INITIATIVES];
    if (!to || at >= EMPLOYEES * INITIATIVES)
      throw new Error('There are no more sign-ups to be made.');
    return {
      employee: employees[who] as string,
      initiative: to.id,
      slot: to.slot,
      coordinator: to.coordinator,
    };
  });
}

/** Creates the people and things in the ledger by its commands, and brings the read models up to date. */
export async function seedLedger({ ledger, pool, store, ring }: Runtime): Promise<void> {
  const run = runOn(ledger);
  const settings = {
    managerPolicy: 'none',
    agreementDownload: true,
    zone: 'Europe/Paris',
    locale: 'en',
  } as const;
  await run(company, COMPANY, {
    name: 'RegisterCompany',
    data: { company: COMPANY, name: 'Company', level: LEVEL, ...settings },
  });
  for (const id of new Set(initiatives.map((one) => one.nonprofit))) {
    await run(nonprofit, id, {
      name: 'RegisterNonprofit',
      data: { nonprofit: id, name: 'Nonprofit', description: '', locations: [] },
    });
    const data = {
      partnership: partnershipId(COMPANY, id),
      company: COMPANY,
      nonprofit: id,
      level: LEVEL,
    };
    await run(partnership, data.partnership, { name: 'ProposePartnership', data });
    await run(partnership, data.partnership, { name: 'ValidatePartnership', data: {} });
  }
  for (const id of employees)
    await register(run, id, { role: 'employee', company: COMPANY, level: null, nonprofit: null });
  for (const [at, id] of coordinators.entries())
    await register(run, id, {
      role: 'coordinator',
      company: null,
      level: null,
      nonprofit: idOf('nonprofit', at),
    });
  for (const { id, slot, capacity, nonprofit: of } of initiatives) {
    const slots = [{ slot, ...SLOT, capacity }];
    const data = {
      initiative: id,
      nonprofit: of,
      kind: 'slots' as const,
      company: null,
      title: 'Initiative',
      tasks: [],
      slots,
    };
    await run(initiative, id, { name: 'CreateInitiative', data });
    await run(initiative, id, { name: 'OpenInitiative', data: {} });
  }
  const lease = new Lease(pool, 'worker', 'bench');
  await lease.take();
  const projector = new Projector(pool, store, ring, PROJECTIONS, lease);
  while (await projector.step());
  await lease.release();
}

type Run = <S, C extends Command>(
  aggregate: Decider<S, C>,
  id: string,
  command: C,
) => Promise<unknown>;

const runOn =
  (ledger: Ledger): Run =>
  (aggregate, id, command) => {
    const commandId = idOf(command.name, id);
    const cause = { commandId, correlation: commandId, causation: commandId };
    return ledger.execute(aggregate, streamOf(aggregate, id), cause, () => ({
      command,
      actor: null,
      capacity: 'system',
      mandate: null,
    }));
  };

function register(run: Run, id: string, grant: Omit<Grant, 'grant'>): Promise<unknown> {
  const grants = [{ grant: idOf('grant', id), ...grant }];
  const where = { company: grant.company, level: grant.company === null ? null : LEVEL };
  const data = {
    person: id,
    name: 'Somebody',
    mail: `${id}@bench.example`,
    locale: null,
    subject: null,
    ...where,
    grants,
  };
  return run(person, id, { name: 'RegisterPerson', data });
}

/** Creates the same people and things in the twin's tables. */
export async function seedTwin(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const nonprofits = coordinators.map((_, at) => idOf('nonprofit', at));
  await client.query(
    `INSERT INTO people (id, name, mail, company, role) SELECT id, 'Somebody', id || '@bench.example', $2, 'employee' FROM unnest($1::uuid[]) id`,
    [employees, COMPANY],
  );
  await client.query(
    `INSERT INTO people (id, name, mail, role, nonprofit)
     SELECT id, 'Somebody', id || '@bench.example', 'coordinator', nonprofit FROM unnest($1::uuid[], $2::uuid[]) t (id, nonprofit)`,
    [coordinators, nonprofits],
  );
  await client.query(
    `INSERT INTO partnerships (company, nonprofit, status) SELECT $2, id, 'validated' FROM unnest($1::uuid[]) id`,
    [nonprofits, COMPANY],
  );
  for (const { id, nonprofit: of, slot, capacity } of initiatives) {
    await client.query(
      `INSERT INTO initiatives (id, nonprofit, title, status) VALUES ($1, $2, 'Initiative', 'open')`,
      [id, of],
    );
    await client.query(
      'INSERT INTO slots (id, initiative, start, "end", capacity) VALUES ($1, $2, $3, $4, $5)',
      [slot, id, SLOT.start, SLOT.end, capacity],
    );
  }
  await client.end();
}
