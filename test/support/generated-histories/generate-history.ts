import { streamOf, type KeyRing } from '#kit/eventsourcing';
import { registration } from '#contexts/registrations';
import { Agenda } from './agenda.js';
import {
  populationOf,
  personsOf,
  type Population,
  type PopulationEmployee,
} from './people-and-places.js';
import { Random } from './random.js';
import { Recorder } from './recorder.js';
import { CopyingStore } from './copying-store.js';
import {
  writePopulation,
  writeInitiative,
  type PopulationInitiative,
} from './write-people-and-places.js';
import { RegistrationScenario } from './registration-scenarios.js';

export interface HistorySize {
  /** Ends with the append that reaches so many events. */
  readonly events: number;
  readonly seed?: number;
}
export interface History {
  readonly events: number;
  readonly registrations: number;
  readonly population: Population;
}

const BEGIN = Date.parse('2020-01-06T08:00:00.000Z');
/** A sign-up comes this often. */
const PAUSE = 30 * 60_000;
/** Initiatives that take sign-ups at the same time, and how many sign-ups they take together. */
const ABREAST = 40;
const SIGN_UPS = 2_400;
const EVENTS_PER_EMPLOYEE = 33;
const LEAST_EMPLOYEES = 60;
const KEYS_AT_ONCE = 5_000;

/** Who is in a history of so many events. */
export const populationFor = (events: number): Population =>
  populationOf(Math.max(LEAST_EMPLOYEES, Math.round(events / EVENTS_PER_EMPLOYEE)));

/**
 * Fills the empty log of a migrated database with a plausible past: the product's own deciders, commands in the order of time across
 * thousands of registrations, personal fields sealed, each event chained to the one before. The same seed gives the same events
 * (but for the keys, if the ring makes its own). Read models and checkpoints stay as they are: rebuild them.
 * @param url of the owner of the database
 */
export async function writeHistory(
  url: string,
  ring: KeyRing,
  { events, seed = 1 }: HistorySize,
): Promise<History> {
  const population = populationFor(events);
  const store = await CopyingStore.open(url);
  try {
    const recorder = new Recorder(store, await withKeysAtHand(ring, personsOf(population)));
    recorder.moveTo(BEGIN);
    await writePopulation(recorder, population);
    const registrations = await writeRegistrations(recorder, population, events, new Random(seed));
    await store.finish();
    return { events: store.events, registrations, population };
  } finally {
    await store.close();
  }
}

async function writeRegistrations(
  recorder: Recorder,
  population: Population,
  events: number,
  chance: Random,
): Promise<number> {
  const { store } = recorder;
  const agenda = new Agenda();
  let abreast: PopulationInitiative[] = [];
  let count = 0;
  while (store.events < events) {
    const begin = BEGIN + count * PAUSE;
    recorder.moveTo(Math.min(begin, agenda.next));
    if (agenda.next < begin) {
      await agenda.happen();
      continue;
    }
    if (count % SIGN_UPS === 0)
      abreast = await initiativesFor(recorder, population, Math.floor(count / SIGN_UPS) * ABREAST);
    const turn = count % SIGN_UPS;
    const initiative = abreast[turn % ABREAST] as PopulationInitiative;
    const employee = signsUp(population, count);
    const scenario = new RegistrationScenario(recorder, chance, employee, initiative, begin);
    agenda.add(scenario.run(), () => store.forget(streamOf(registration, scenario.id)));
    count += 1;
  }
  return count;
}

/** Nobody signs up twice for an initiative: the step from one sign-up for it to the next has no factor in common with their number. */
function signsUp({ employees }: Population, count: number): PopulationEmployee {
  const step = employees.length % 11 === 0 ? 13 : 11;
  const [round, turn] = [Math.floor(count / SIGN_UPS), count % SIGN_UPS];
  return employees[
    (923 * round + 7 * (turn % ABREAST) + step * Math.floor(turn / ABREAST)) % employees.length
  ] as PopulationEmployee;
}

async function initiativesFor(
  recorder: Recorder,
  population: Population,
  first: number,
): Promise<PopulationInitiative[]> {
  const initiatives: PopulationInitiative[] = [];
  for (let index = 0; index < ABREAST; index++)
    initiatives.push(await writeInitiative(recorder, population, first + index));
  return initiatives;
}

/** The keys of these persons, fetched all at once; others are nobody's. */
async function withKeysAtHand(ring: KeyRing, persons: readonly string[]): Promise<KeyRing> {
  const keys = new Map<string, Buffer>();
  for (let start = 0; start < persons.length; start += KEYS_AT_ONCE)
    for (const [person, key] of await ring.keys(persons.slice(start, start + KEYS_AT_ONCE), true))
      keys.set(person, key);
  return { keys: async () => keys, destroy: (person) => ring.destroy(person) };
}
