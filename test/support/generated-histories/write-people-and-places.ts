import { initiative, type InitiativeKind, type NewSlot } from '#contexts/initiatives';
import { company, nonprofit } from '#contexts/organisations';
import { partnership, partnershipId } from '#contexts/partnerships';
import { person, type Grant, type Role } from '#contexts/people';
import type { SignUpContext } from '#contexts/registrations';
import {
  historyId,
  type Population,
  type PopulationCompany,
  type PopulationNonprofit,
} from './people-and-places.js';
import { hand, type Recorder } from './recorder.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Registers companies, nonprofits, partnerships and people. */
export async function writePopulation(recorder: Recorder, population: Population): Promise<void> {
  const platform = hand(population.platform, 'platform');
  await registerPerson(recorder, population.platform, 'Pia Platform', { role: 'platform' });
  for (const [index, one] of population.companies.entries())
    await writeCompany(recorder, one, index, population.platform);
  for (const [index, { id, coordinator }] of population.nonprofits.entries()) {
    const data = {
      nonprofit: id,
      name: `Nonprofit ${index}`,
      description: 'Helps where help is needed.',
      locations: ['Paris', 'Lyon'],
    };
    await recorder.give(nonprofit, id, { name: 'RegisterNonprofit', data }, platform);
    await registerPerson(recorder, coordinator, `Cora of ${index}`, {
      role: 'coordinator',
      nonprofit: id,
    });
    for (const one of population.companies)
      await writePartnership(recorder, one, { id, coordinator });
  }
  for (const [index, employee] of population.employees.entries()) {
    const { id, company: of, level, manager } = employee;
    await registerPerson(
      recorder,
      id,
      `Employee Number ${index}`,
      { role: 'employee', company: of.id, at: level },
      of.admin,
    );
    await recorder.give(
      person,
      id,
      { name: 'AssignManager', data: { manager, chain: [] } },
      hand(of.admin, 'admin'),
    );
  }
}

async function writeCompany(
  recorder: Recorder,
  one: PopulationCompany,
  index: number,
  platform: string,
): Promise<void> {
  const [root = '', ...others] = one.levels;
  const settings = {
    managerPolicy: one.policy,
    agreementDownload: true,
    zone: one.zone,
    locale: index % 2 ? 'fr' : 'en',
  } as const;
  const data = { company: one.id, name: `Company ${index}`, level: root, ...settings };
  await recorder.give(
    company,
    one.id,
    { name: 'RegisterCompany', data },
    hand(platform, 'platform'),
  );
  await registerPerson(recorder, one.admin, `Ada of ${index}`, {
    role: 'admin',
    company: one.id,
    level: root,
  });
  for (const [level, id] of others.entries())
    await recorder.give(
      company,
      one.id,
      { name: 'AddNetworkLevel', data: { level: id, parent: root, name: `Branch ${level}` } },
      hand(one.admin, 'admin'),
    );
  for (const [number, id] of one.managers.entries())
    await registerPerson(
      recorder,
      id,
      `Max ${number} of ${index}`,
      { role: 'manager', company: one.id, at: root },
      one.admin,
    );
}

async function writePartnership(
  recorder: Recorder,
  of: PopulationCompany,
  partner: PopulationNonprofit,
): Promise<void> {
  const id = partnershipId(of.id, partner.id);
  const data = {
    partnership: id,
    company: of.id,
    nonprofit: partner.id,
    level: of.levels[0] as string,
  };
  await recorder.give(
    partnership,
    id,
    { name: 'ProposePartnership', data },
    hand(of.admin, 'admin'),
  );
  await recorder.give(
    partnership,
    id,
    { name: 'ValidatePartnership', data: {} },
    hand(partner.coordinator, 'coordinator'),
  );
}

interface Post {
  readonly role: Role;
  readonly company?: string;
  /** The level of the role. */
  readonly level?: string;
  readonly nonprofit?: string;
  /** The person's own level. */
  readonly at?: string;
}

async function registerPerson(
  recorder: Recorder,
  id: string,
  name: string,
  post: Post,
  by?: string,
): Promise<void> {
  const { role, company: of = null, level = null, nonprofit: helps = null } = post;
  const grant: Grant = {
    grant: historyId('grant', id),
    role,
    company: of,
    level,
    nonprofit: helps,
  };
  const own = {
    person: id,
    name,
    mail: `${id.slice(0, 13)}@mail.example`,
    locale: null,
    subject: null,
  };
  const data = { ...own, company: of, level: post.at ?? level, grants: [grant] };
  await recorder.give(
    person,
    id,
    { name: 'RegisterPerson', data },
    by === undefined ? hand(id, 'platform') : hand(by, 'admin'),
  );
}

/** An initiative of a history, with what a sign-up needs to know of it. */
export interface PopulationInitiative {
  readonly nonprofit: PopulationNonprofit;
  readonly data: SignUpContext['initiative'];
}

const KINDS: readonly InitiativeKind[] = ['slots', 'slots', 'slots', 'open', 'mentoring'];
const SLOTS = 8;

/** Creates and opens the n-th initiative; one with slots has the first of them in ten days, then one a week. */
export async function writeInitiative(
  recorder: Recorder,
  { nonprofits }: Population,
  index: number,
): Promise<PopulationInitiative> {
  const of = nonprofits[index % nonprofits.length] as PopulationNonprofit;
  const kind = KINDS[index % KINDS.length] as InitiativeKind;
  const id = historyId('initiative', index);
  const begin = Date.parse(recorder.now) + 10 * DAY;
  const slots = Array.from({ length: kind === 'slots' ? SLOTS : 0 }, (_, number): NewSlot => {
    const start = begin + number * 7 * DAY;
    const times = {
      start: new Date(start).toISOString(),
      end: new Date(start + 3 * HOUR).toISOString(),
    };
    return { slot: historyId('slot', index, number), ...times, capacity: number % 2 ? 30 : null };
  });
  const coordinator = hand(of.coordinator, 'coordinator');
  const created = {
    initiative: id,
    nonprofit: of.id,
    kind,
    company: null,
    title: `Initiative ${index}`,
    tasks: ['charter'],
  };
  await recorder.give(
    initiative,
    id,
    { name: 'CreateInitiative', data: { ...created, slots } },
    coordinator,
  );
  await recorder.give(initiative, id, { name: 'OpenInitiative', data: {} }, coordinator);
  const known = Object.fromEntries(
    slots.map(({ slot, start, end }) => [slot, { start, end, cancelled: false }]),
  );
  return {
    nonprofit: of,
    data: {
      id,
      nonprofit: of.id,
      kind,
      status: 'open',
      company: null,
      tasks: ['charter'],
      slots: known,
    },
  };
}
