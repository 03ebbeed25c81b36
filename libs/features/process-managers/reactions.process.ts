import type { Pool } from 'pg';
import {
  streamOf,
  uuid5,
  type ExecuteOptions,
  type Ledger,
  type StoredEvent,
} from '#kit/eventsourcing';
import { registration, type RegistrationCommand } from '#contexts/registrations';
import { DeciderChanges } from './decider-changes.js';
import { placesOfCancelled, type CancelledPlaces } from './cancelled-places.js';
import { LateSignUps } from './late-sign-ups.js';

/** What reactions to a page of events have to know of the read models: it is asked once for all of them. */
interface Known {
  readonly changes: DeciderChanges;
  readonly late: LateSignUps;
  /** By registration; those that an earlier event has given back are gone. */
  readonly cancelled: Map<string, readonly CancelledPlaces[]>;
}

/** Answers an event of one context with ordinary commands to another. */
type Reaction = (event: StoredEvent, at: Reactions, known: Known) => Promise<void>;

const field = (event: StoredEvent, name: string): string => event.data[name] as string;
const idIn = (event: StoredEvent): string => event.stream.slice(event.stream.indexOf('-') + 1);

const cancelAll: Reaction = async (event, at) => {
  for (const id of await at.registrationsOf('r.initiative = $1', idIn(event)))
    await at.follow(event, id, { name: 'CancelWithInitiative', data: {} });
};

const cancelSlot: Reaction = async (event, at) => {
  const slot = field(event, 'slot');
  for (const id of await at.registrationsOf(ON_SLOT, slot))
    await at.follow(event, id, { name: 'CancelWithSlot', data: { slot } });
};

const moveSlot: Reaction = async (event, at) => {
  if (event.data['moved'] !== true) return;
  const slot = field(event, 'slot');
  const data = { slot, start: field(event, 'start'), end: field(event, 'end') };
  for (const id of await at.registrationsOf(ON_SLOT, slot))
    await at.follow(event, id, { name: 'MoveWithSlot', data });
};

/** Gives the commands that a sign-up came too late to receive. */
const catchLateSignUp: Reaction = async (event, at, { late }) => {
  for (const { command, cause } of await late.followUps(event))
    await at.follow(event, idIn(event), command, cause);
};

/** Withdraws the registrations of an employee who left or was erased (docs/domain.md §8). */
const withdrawAll: Reaction = async (event, at) => {
  if (event.type === 'RoleRevoked' && event.data['role'] !== 'employee') return;
  for (const id of await at.registrationsOf('r.employee = $1', idIn(event)))
    await at.follow(event, id, { name: 'Withdraw', data: {} });
  if (event.type === 'PersonErased') await at.erase(idIn(event));
};

/** Asks the people who decide from now on about the dates that wait (docs/domain.md §3). */
const askNewDeciders: Reaction = async (event, at, { changes }) => {
  for (const { registration: id, deciders } of await changes.by(event)) {
    at.deciders.set(id, deciders);
    await at.follow(event, id, { name: 'AskNewDeciders', data: { changedAt: event.occurredAt } });
  }
};

const giveBack: Reaction = async (event, at, { cancelled }) => {
  const places = cancelled.get(idIn(event)) ?? [];
  cancelled.delete(idIn(event));
  for (const some of places) await at.giveBackPlaces(event, some);
};

const ON_SLOT = `EXISTS (SELECT 1 FROM read.participation_dates d WHERE d.owner = r.id AND d.slot = $1)`;

/** The reactions to each event of another context. */
const REACTIONS: Readonly<Record<string, readonly Reaction[]>> = {
  InitiativeCancelled: [cancelAll],
  SlotCancelled: [cancelSlot],
  SlotChanged: [moveSlot],
  ApplicationSubmitted: [catchLateSignUp],
  DateSelected: [catchLateSignUp],
  DateRestored: [catchLateSignUp],
  RegistrationReopened: [catchLateSignUp],
  ManagerAssigned: [askNewDeciders],
  PersonMoved: [askNewDeciders],
  RoleRevoked: [withdrawAll, askNewDeciders],
  PersonErased: [withdrawAll, askNewDeciders],
  DateRefusedByManager: [giveBack],
  DateCancelledByEmployee: [giveBack],
  RegistrationCancelledByEmployee: [giveBack],
  DateCancelledWithSlot: [giveBack],
  DateCancelledWithInitiative: [giveBack],
  ParticipationMissed: [giveBack],
};

const isAnsweredBy =
  (reaction: Reaction) =>
  ({ type }: StoredEvent): boolean =>
    REACTIONS[type]?.includes(reaction) ?? false;

/** Gives back places of an initiative's slots; implemented by the initiatives. */
export interface PlaceReleaser {
  giveBack(
    initiative: string,
    registration: string,
    dates: readonly string[],
    cause: { commandId: string; correlation: string; causation: string },
  ): Promise<void>;
}

/** Port: erases a person after their registrations are withdrawn (docs/domain.md §8); implemented by the erasure. */
export interface Eraser {
  erase(person: string): Promise<void>;
}

/** Process manager across contexts. The ids of its commands are a function of the event, so that an event read twice has one effect. */
export class Reactions {
  /** By registration, the people who decide after the events of the last page: a dry run cannot read them from the read models. */
  readonly deciders = new Map<string, readonly string[]>();

  constructor(
    private readonly pool: Pool,
    private readonly ledger: Ledger,
    private readonly places: PlaceReleaser,
    private readonly eraser: Eraser,
    /** For every command that follows, for example a dry run. */
    private readonly options: ExecuteOptions = {},
  ) {}

  /** Whether the read models must know the stream first: not a person's, whose data are found and erased without it. */
  asksAbout(stream: string): boolean {
    return !stream.startsWith('person-');
  }

  async handle(events: readonly StoredEvent[]): Promise<undefined> {
    this.deciders.clear();
    const known = await this.#ask(events);
    for (const event of events) {
      for (const react of REACTIONS[event.type] ?? []) await react(event, this, known);
    }
    return undefined;
  }

  async #ask(events: readonly StoredEvent[]): Promise<Known> {
    const { store } = this.ledger;
    const [changes, late, cancelled] = await Promise.all([
      DeciderChanges.of(this.pool, store, events),
      LateSignUps.of(this.pool, store, events.filter(isAnsweredBy(catchLateSignUp))),
      placesOfCancelled(this.pool, events.filter(isAnsweredBy(giveBack))),
    ]);
    return { changes, late, cancelled };
  }

  /** Gives a command to a registration in the system's name on reading an event; caused by it or another, under that one's mandate. */
  async follow(
    event: StoredEvent,
    id: string,
    command: RegistrationCommand,
    cause = event,
  ): Promise<void> {
    const commandId = uuid5(event.id, command.name, id);
    const by = { commandId, correlation: cause.meta.correlation, causation: cause.id };
    const plan = () => ({ command, actor: null, capacity: 'system', mandate: cause.meta.mandate });
    await this.ledger.execute(registration, streamOf(registration, id), by, plan, this.options);
  }

  async registrationsOf(condition: string, value: string): Promise<string[]> {
    const { rows } = await this.pool.query<{ id: string }>(
      `SELECT r.id FROM read.registrations r WHERE ${condition} ORDER BY r.applied_at, r.id`,
      [value],
    );
    return rows.map((row) => row.id);
  }

  async giveBackPlaces(
    event: StoredEvent,
    { initiative, registration: id, dates }: CancelledPlaces,
  ): Promise<void> {
    await this.places.giveBack(initiative, id, dates, {
      commandId: uuid5(event.id, 'give-back', initiative),
      correlation: event.meta.correlation,
      causation: event.id,
    });
  }

  async erase(person: string): Promise<void> {
    await this.eraser.erase(person);
  }
}
