import { fold, type Decider, type Command, type DecisionContext } from './decider.js';
import { uuid5 } from './canonical-json.js';
import type { Clock } from './clock.js';
import { applyAppended, simulateAppend, prepareEvents } from './event-preparation.js';
import type { Draft, EventMeta, Instant, StoredEvent } from './event.js';
import type {
  CommandMetadata,
  ExecuteOptions,
  CommandResult,
  CommandPlan,
} from './command-execution.js';
import { stale } from './refusal.js';
import { StreamCache, type Loaded } from './stream-cache.js';
import { EventIdReused, type EventStore } from './event-store.js';
import { SINGLE_PROCESS_LOCK, type Lock } from './lock.js';
import type { KeyRing } from './personal-data-encryption.js';

const ATTEMPTS = 20;

/**
 * Command handling: load, fold, let time catch up, decide, append, retry on conflict.
 * A command id seen before in the stream is answered from the stream, so a retry never acts twice.
 */
export class Ledger {
  readonly #cache: StreamCache;
  /** Called after every append, so that readers in this process need not wait for their next poll. */
  appended: () => void = () => undefined;

  constructor(
    readonly store: EventStore,
    readonly ring: KeyRing,
    readonly clock: Clock,
    private readonly lock: Lock = SINGLE_PROCESS_LOCK,
  ) {
    this.#cache = new StreamCache(store);
  }

  /** The state of a stream as it stands now in the log. */
  load<S>(aggregate: Decider<S>, stream: string): Promise<Loaded<S>> {
    return this.#cache.load(aggregate, stream, true);
  }

  /** Work under a name, one piece at a time among all processes: for what must hold across streams. Inside, commands may be run. */
  withLock<T>(name: string, work: () => Promise<T>): Promise<T> {
    return this.#cache.exclusive(`turn ${name}`, () => this.lock.withLock(name, work));
  }

  /**
   * Runs a command on a stream. `plan` is called with the state (time's own events already appended) and may look things up
   * and refuse; it is called again after a conflict.
   * @throws Refusal, StoreUnavailable, StoreOverloaded
   */
  async execute<S, C extends Command>(
    aggregate: Decider<S, C>,
    stream: string,
    cause: CommandMetadata,
    plan: (loaded: Loaded<S>) => CommandPlan<C> | Promise<CommandPlan<C>>,
    options: ExecuteOptions = {},
  ): Promise<CommandResult<S>> {
    return this.#cache.exclusive(stream, async () => {
      let fresh = false;
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const loaded = await this.#cache.load(aggregate, stream, fresh);
        try {
          const outcome = await this.#attempt(aggregate, loaded, cause, plan, options);
          if (outcome && options.dryRun) options.simulated?.push(outcome);
          if (outcome) return outcome;
        } catch (error) {
          this.#cache.forget(stream);
          if (loaded.fresh) throw error;
        }
        fresh = true;
      }
      throw new Error(`Gave up after ${ATTEMPTS} conflicts on ${stream}.`);
    });
  }

  /** Appends what time alone has brought about on a stream; does nothing when nothing is due. */
  async catchUp<S>(aggregate: Decider<S>, stream: string): Promise<number> {
    return this.#cache.exclusive(stream, async () => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const loaded = await this.#cache.load(aggregate, stream, true);
        const caughtUp = await this.#appendDue(aggregate, loaded, this.#nowOn(loaded));
        if (caughtUp) return caughtUp.revision - loaded.revision;
      }
      throw new Error(`Gave up after ${ATTEMPTS} conflicts on ${stream}.`);
    });
  }

  async #attempt<S, C extends Command>(
    aggregate: Decider<S, C>,
    before: Loaded<S>,
    cause: CommandMetadata,
    plan: (loaded: Loaded<S>) => CommandPlan<C> | Promise<CommandPlan<C>>,
    options: ExecuteOptions,
  ): Promise<CommandResult<S> | undefined> {
    if (before.commands.has(cause.commandId))
      return this.#answerAgain(aggregate, before.stream, cause.commandId);
    const now = this.#nowOn(before);
    const loaded = options.dryRun
      ? this.#imagineDue(aggregate, before, now)
      : await this.#appendDue(aggregate, before, now);
    if (!loaded) return undefined;
    const { command, actor, capacity, mandate, beforeAppend } = await plan(loaded);
    if (options.expectedRevision !== undefined && options.expectedRevision !== loaded.revision)
      throw stale(options.expectedRevision, loaded.revision);
    const moment: DecisionContext = { now, actor, capacity, mandate, commandId: cause.commandId };
    const drafts = aggregate.decide(command, loaded.state, moment);
    if (!loaded.fresh && (drafts.length === 0 || options.dryRun)) return undefined;
    await beforeAppend?.(drafts, loaded.revision);
    const meta: EventMeta = { actor, capacity, mandate, command: command.name, ...cause };
    const after = options.dryRun
      ? simulateAppend(aggregate, loaded, drafts, meta, now)
      : await this.#append(aggregate, loaded, drafts, meta, now);
    if (!after) return undefined;
    return {
      stream: before.stream,
      revision: after.revision,
      position: after.position,
      state: after.state,
      events: after.added,
      repeated: false,
    };
  }

  /** A clock that was set back stands still on a stream until it has caught up: a later event is never recorded earlier. */
  #nowOn({ recordedAt }: Loaded<unknown>): Instant {
    const now = this.clock.now();
    return now < recordedAt ? recordedAt : now;
  }

  async #answerAgain<S>(
    aggregate: Decider<S>,
    stream: string,
    commandId: string,
  ): Promise<CommandResult<S>> {
    const events = await this.store.readStream(stream);
    const last = events.findLastIndex((event) => event.meta.commandId === commandId);
    const final = events[last];
    if (!final) throw new Error(`Command ${commandId} is not in ${stream}.`);
    return {
      stream,
      revision: final.revision,
      position: final.position,
      state: fold(aggregate, aggregate.initial(), events.slice(0, last + 1)),
      events: events.filter((event) => event.meta.commandId === commandId),
      repeated: true,
    };
  }

  #dueMeta(loaded: Loaded<unknown>): EventMeta {
    const commandId = uuid5(loaded.stream, 'due', String(loaded.revision));
    return {
      actor: null,
      capacity: 'system',
      mandate: null,
      command: 'CatchUp',
      commandId,
      correlation: commandId,
      causation: commandId,
    };
  }

  #imagineDue<S, C extends Command>(
    aggregate: Decider<S, C>,
    loaded: Loaded<S>,
    now: Instant,
  ): Loaded<S> {
    const drafts = aggregate.due?.(loaded.state, now) ?? [];
    return drafts.length === 0
      ? loaded
      : simulateAppend(aggregate, loaded, drafts, this.#dueMeta(loaded), now);
  }

  async #appendDue<S, C extends Command>(
    aggregate: Decider<S, C>,
    loaded: Loaded<S>,
    now: Instant,
  ): Promise<Loaded<S> | undefined> {
    const drafts = aggregate.due?.(loaded.state, now) ?? [];
    return drafts.length === 0
      ? loaded
      : this.#append(aggregate, loaded, drafts, this.#dueMeta(loaded), now);
  }

  async #append<S, C extends Command>(
    aggregate: Decider<S, C>,
    loaded: Loaded<S>,
    drafts: readonly Draft[],
    meta: EventMeta,
    now: Instant,
  ): Promise<(Loaded<S> & { added: StoredEvent[] }) | undefined> {
    if (drafts.length === 0) return { ...loaded, added: [] };
    const events = await prepareEvents(this.ring, aggregate.events, loaded, drafts, meta, now);
    const expected = loaded.revision < 0 ? 'none' : loaded.revision;
    const result = await this.store
      .append({ stream: loaded.stream, expected, events })
      .catch(beaten);
    if (result?.outcome !== 'ok') {
      this.#cache.forget(loaded.stream);
      return undefined;
    }
    const added = events.map((event, index) => ({
      ...event,
      stream: loaded.stream,
      revision: loaded.revision + 1 + index,
      position: result.position,
    }));
    const after = applyAppended(aggregate, loaded, added);
    this.#cache.keep(aggregate, after);
    this.appended();
    return { ...after, added };
  }
}

/**
 * Another process decided this command, or time's own events, first, and at another instant: our events were never written. A
 * `duplicate` says the same of equal events; theirs bear other instants and hashes than ours. Either way the log is read again.
 */
function beaten(error: unknown): undefined {
  if (!(error instanceof EventIdReused)) throw error;
}
