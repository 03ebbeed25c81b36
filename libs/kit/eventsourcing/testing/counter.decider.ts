import { notAllowed, Refusal } from '../refusal.js';
import type { Decider, Command } from '../decider.js';
import type { Draft, Instant } from '../event.js';
import { chainHash, GENESIS } from '../canonical-json.js';
import { MovableClock } from '../clock.js';
import type {
  CommandMetadata,
  ExecuteOptions,
  CommandResult,
  CommandPlan,
} from '../command-execution.js';
import { ACTOR, ACTOR_POLICY } from './actors.js';
import { Ledger } from '../ledger.js';
import type { EventStore } from '../event-store.js';
import { InMemoryKeyRing } from '../personal-data-encryption.js';

/** The smallest aggregate that has everything: a count with a limit, a note that is personal, alarms that time brings about. */
export interface Tally {
  readonly count: number;
  readonly alarms: readonly Instant[];
}
export interface TallyCommand extends Command {
  readonly name: 'Add' | 'Alarm' | 'Look';
  readonly data: { readonly note?: string; readonly limit?: number; readonly at?: Instant };
}

export const tally: Decider<Tally, TallyCommand> = {
  category: 'tally',
  events: {
    Added: { version: 1, human: true, summary: 'One more.', personal: { note: ['actor'] } },
    AlarmSet: { version: 1, human: true, summary: 'An alarm was set.' },
    AlarmRang: { version: 1, human: false, summary: 'An alarm rang.' },
  },
  initial: () => ({ count: 0, alarms: [] }),
  evolve: (state, { type, data }) => {
    if (type === 'Added') return { ...state, count: state.count + 1 };
    if (type === 'AlarmSet')
      return { ...state, alarms: [...state.alarms, String(data['at'])].sort() };
    return { ...state, alarms: state.alarms.filter((at) => at !== data['at']) };
  },
  decide: ({ name, data }, state): Draft[] => {
    if (name === 'Look') return state.count > 1 ? [{ type: 'Added', data: {} }] : [];
    if (name === 'Alarm') return [{ type: 'AlarmSet', data: { at: data.at } }];
    if (state.count >= (data.limit ?? Infinity)) throw notAllowed('full', 'That is enough.');
    return [{ type: 'Added', data: data.note === undefined ? {} : { note: data.note } }];
  },
  due: (state, now) =>
    state.alarms
      .filter((at) => at <= now)
      .map((at) => ({ type: 'AlarmRang', data: { at }, occurredAt: at })),
};

export const STREAM = 'tally-t1';
export const NINE: Instant = '2026-01-05T09:00:00.000Z';
export const later = (milliseconds: number): Instant =>
  new Date(Date.parse(NINE) + milliseconds).toISOString();

/** One process: a ledger of its own, with its own memory and its own clock, on a store that others use too. */
export class Process {
  readonly clock: MovableClock;
  readonly ledger: Ledger;
  constructor(
    readonly store: EventStore,
    readonly ring = new InMemoryKeyRing(),
    now: Instant = NINE,
  ) {
    this.clock = new MovableClock(now);
    this.ledger = new Ledger(store, ring, this.clock, ACTOR_POLICY);
  }

  run(
    id: string,
    command: TallyCommand,
    options: ExecuteOptions = {},
    plan: Partial<CommandPlan<TallyCommand>> = {},
  ): Promise<CommandResult<Tally>> {
    const cause: CommandMetadata = { commandId: id, correlation: id, causation: id };
    return this.ledger.execute(
      tally,
      STREAM,
      cause,
      () => ({ command, ...ACTOR, ...plan }),
      options,
    );
  }
  add(
    id: string,
    data: TallyCommand['data'] = {},
    options: ExecuteOptions = {},
  ): Promise<CommandResult<Tally>> {
    return this.run(id, { name: 'Add', data }, options);
  }
  alarm(id: string, at: Instant): Promise<CommandResult<Tally>> {
    return this.run(id, { name: 'Alarm', data: { at } });
  }
}

/** The first event of the stream whose hash or revision does not follow from the one before; none: the chain holds. */
export async function brokenLink(store: EventStore): Promise<number | undefined> {
  const events = await store.readStream(STREAM);
  const wrong = events.findIndex(({ hash, ...event }, index) => {
    const previous = events[index - 1]?.hash ?? GENESIS;
    return (
      event.revision !== index || hash !== chainHash(previous, event.stream, event.revision, event)
    );
  });
  return wrong < 0 ? undefined : wrong;
}

/** `accepted`, or the kind and rule of the refusal. */
export const ruleOf = (refused: Promise<unknown>) =>
  refused.then(
    () => 'accepted',
    (error: unknown) => (error instanceof Refusal ? `${error.kind}/${error.rule}` : String(error)),
  );
