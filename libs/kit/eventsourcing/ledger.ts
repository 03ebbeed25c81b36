import { fold, type Decider, type Command, type DecisionContext } from './decider.js';
import { uuid5 } from './canonical-json.js';
import type { Clock } from './clock.js';
import { applyAppended, simulateAppend, prepareEvents } from './event-preparation.js';
import type { ActorPolicy, Draft, EventMeta, Instant, StoredEvent } from './event.js';
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
import { LockQueues } from './lock-queues.js';
import type { KeyRing } from './personal-data-encryption.js';

const ATTEMPTS = 20;

/** A stream with the events that are due by an instant. */
export interface Due<S> extends Loaded<S> {
  readonly now: Instant;
}

/**
 * Handles commands: load the stream, append the events that are due, decide, append, and retry on conflict. A command id that is in
 * the stream already is answered from the stream, so a repeated command never acts twice.
 */
export class Ledger {
  readonly #cache: StreamCache;
  readonly #locks: LockQueues;
  /** Called after every append, so that projections of this process need not wait for their next poll. */
  appended: () => void = () => undefined;

  constructor(
    readonly store: EventStore,
    readonly ring: KeyRing,
    readonly clock: Clock,
    private readonly actors: ActorPolicy,
    lock: Lock = SINGLE_PROCESS_LOCK,
  ) {
    this.#cache = new StreamCache(store);
    this.#locks = new LockQueues(lock);
  }

  /** The current state of a stream, read from the log. */
  load<S>(decider: Decider<S>, stream: string): Promise<Loaded<S>> {
    return this.#cache.load(decider, stream, true);
  }

  /** As {@link load}, with the events that are due now. They are not appended: this is the state that a command would be decided on. */
  async loadDue<S, C extends Command>(decider: Decider<S, C>, stream: string): Promise<Due<S>> {
    const loaded = await this.#cache.load<S>(decider, stream, true);
    return this.loadedAt(decider, loaded, this.#nowOn(loaded));
  }

  /** A loaded stream as it will be at a later instant, if nothing but time happens to it. */
  loadedAt<S, C extends Command>(decider: Decider<S, C>, loaded: Loaded<S>, at: Instant): Due<S> {
    return { ...this.#simulateDue(decider, loaded, at), now: at };
  }

  /**
   * Runs work under a named lock that all processes share, for rules across streams. The work may run commands.
   * @param queues between which this process takes turns, from the outermost on, such as tenant and person
   */
  withLock<T>(name: string, work: () => Promise<T>, queues?: readonly string[]): Promise<T> {
    return this.withLocks([name], work, queues);
  }

  /** As {@link withLock} under several locks at once; with none, the work just runs. */
  withLocks<T>(
    names: readonly string[],
    work: () => Promise<T>,
    queues?: readonly string[],
  ): Promise<T> {
    return this.#locks.run(names, work, queues);
  }

  /**
   * Runs a command on a stream. `plan` gets the state after the due events. It may look things up, and refuse. It is called again
   * after a conflict.
   * @throws Refusal, StoreUnavailable, StoreOverloaded
   */
  async execute<S, C extends Command>(
    decider: Decider<S, C>,
    stream: string,
    metadata: CommandMetadata,
    plan: (loaded: Loaded<S>) => CommandPlan<C> | Promise<CommandPlan<C>>,
    options: ExecuteOptions = {},
  ): Promise<CommandResult<S>> {
    return this.#cache.exclusive(stream, async () => {
      let fresh = false;
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const loaded = await this.#cache.load(decider, stream, fresh);
        try {
          const result = await this.#attempt(decider, loaded, metadata, plan, options);
          if (result && options.dryRun) options.simulated?.push(result);
          if (result) return result;
        } catch (error) {
          this.#cache.delete(stream);
          if (loaded.fresh) throw error;
        }
        fresh = true;
      }
      throw new Error(`Gave up after ${ATTEMPTS} conflicts on ${stream}.`);
    });
  }

  /**
   * Appends the events that are due on a stream, if any.
   * @returns how many events were appended
   */
  async catchUp<S>(decider: Decider<S>, stream: string): Promise<number> {
    return this.#cache.exclusive(stream, async () => {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        const loaded = await this.#cache.load(decider, stream, true);
        const caughtUp = await this.#appendDue(decider, loaded, this.#nowOn(loaded));
        if (caughtUp) return caughtUp.revision - loaded.revision;
      }
      throw new Error(`Gave up after ${ATTEMPTS} conflicts on ${stream}.`);
    });
  }

  async #attempt<S, C extends Command>(
    decider: Decider<S, C>,
    before: Loaded<S>,
    metadata: CommandMetadata,
    plan: (loaded: Loaded<S>) => CommandPlan<C> | Promise<CommandPlan<C>>,
    options: ExecuteOptions,
  ): Promise<CommandResult<S> | undefined> {
    if (before.commands.has(metadata.commandId))
      return this.#repeatAnswer(decider, before.stream, metadata.commandId);
    const now = this.#nowOn(before);
    const loaded = options.dryRun
      ? this.#simulateDue(decider, before, now)
      : await this.#appendDue(decider, before, now);
    if (!loaded) return undefined;
    const planned = await plan(loaded);
    const { command, beforeAppend } = planned;
    if (options.expectedRevision !== undefined && options.expectedRevision !== loaded.revision)
      throw stale(options.expectedRevision, loaded.revision);
    const actor = this.actors.fieldsOf(planned);
    const context: DecisionContext = { ...actor, now, commandId: metadata.commandId };
    const drafts = decider.decide(command, loaded.state, context);
    if (!loaded.fresh && (drafts.length === 0 || options.dryRun)) return undefined;
    await beforeAppend?.(drafts, loaded.revision);
    const meta: EventMeta = { ...actor, command: command.name, ...metadata };
    const after = options.dryRun
      ? simulateAppend(decider, loaded, drafts, meta, now)
      : await this.#append(decider, loaded, drafts, meta, now);
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

  /** The clock's time, but never earlier than the last event of the stream: a clock may have been set back. */
  #nowOn({ recordedAt }: Loaded<unknown>): Instant {
    const now = this.clock.now();
    return now < recordedAt ? recordedAt : now;
  }

  async #repeatAnswer<S>(
    decider: Decider<S>,
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
      state: fold(decider, decider.initial(), events.slice(0, last + 1)),
      events: events.filter((event) => event.meta.commandId === commandId),
      repeated: true,
    };
  }

  #dueMeta(loaded: Loaded<unknown>): EventMeta {
    const commandId = uuid5(loaded.stream, 'due', String(loaded.revision));
    return {
      ...this.actors.fieldsOf(this.actors.system),
      command: 'CatchUp',
      commandId,
      correlation: commandId,
      causation: commandId,
    };
  }

  #simulateDue<S, C extends Command>(
    decider: Decider<S, C>,
    loaded: Loaded<S>,
    now: Instant,
  ): Loaded<S> {
    const drafts = decider.due?.(loaded.state, now) ?? [];
    return drafts.length === 0
      ? loaded
      : simulateAppend(decider, loaded, drafts, this.#dueMeta(loaded), now);
  }

  async #appendDue<S, C extends Command>(
    decider: Decider<S, C>,
    loaded: Loaded<S>,
    now: Instant,
  ): Promise<Loaded<S> | undefined> {
    const drafts = decider.due?.(loaded.state, now) ?? [];
    return drafts.length === 0
      ? loaded
      : this.#append(decider, loaded, drafts, this.#dueMeta(loaded), now);
  }

  async #append<S, C extends Command>(
    decider: Decider<S, C>,
    loaded: Loaded<S>,
    drafts: readonly Draft[],
    meta: EventMeta,
    now: Instant,
  ): Promise<(Loaded<S> & { added: StoredEvent[] }) | undefined> {
    if (drafts.length === 0) return { ...loaded, added: [] };
    const events = await prepareEvents(this.ring, decider.events, loaded, drafts, meta, now);
    const expected = loaded.revision < 0 ? 'none' : loaded.revision;
    const result = await this.store
      .append({ stream: loaded.stream, expected, events })
      .catch(asConflict);
    if (result?.outcome !== 'ok') {
      this.#cache.delete(loaded.stream);
      return undefined;
    }
    const added = events.map((event, index) => ({
      ...event,
      stream: loaded.stream,
      revision: loaded.revision + 1 + index,
      position: result.position,
    }));
    const after = applyAppended(decider, loaded, added);
    this.#cache.set(after);
    this.appended();
    return { ...after, added };
  }
}

/**
 * The ids of our events are in the log with other content: another process decided the same command, or the same due events, at another
 * instant. Ours were not written. A `duplicate` means the same. In both cases the stream is read again.
 */
function asConflict(error: unknown): undefined {
  if (!(error instanceof EventIdReused)) throw error;
}
