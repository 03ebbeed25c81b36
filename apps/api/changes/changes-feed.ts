import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { PassThrough, type Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { Pool } from 'pg';
import {
  BEGINNING,
  idOf,
  isUuid,
  Ledger,
  READ_MODELS_POSITION,
  type Position,
} from '#kit/eventsourcing';
import { Callers, READ_MODELS } from '#platform/authorization';
import { RetryLater } from '#platform/http';
import {
  CHANGED_KINDS,
  VisibleChangesQuery,
  type Change,
  type ChangedKind,
} from './visible-changes.query.js';

const POLL_MILLISECONDS = 250;
const HEARTBEAT_MILLISECONDS = 15_000;
/** Listeners at once, in this process and of one person. */
export const MOST_LISTENERS = 500;
export const MOST_OF_A_PERSON = 10;
/** Longest time that a timer takes, in milliseconds. Few tokens live as long. */
const LONGEST_TIMER = 2_147_483_647;
/** Listeners whose scope is asked for at once. */
const AT_ONCE = 4;
const PAGE_SIZE = 500;
/** After more events than this a listener is told to ask for everything again. */
const MOST_PAGES = 4;
/** Bytes that may wait for a client that reads slowly; then it has to come again. */
const MOST_WAITING = 65_536;

interface Listener {
  readonly person: string;
  readonly stream: PassThrough;
  position: Position;
  writtenAt: number;
}
/** What changed after a position; undefined if that is too much to tell. */
type Window = readonly Change[] | undefined;

/**
 * Tells listeners what has changed that they may see, once the read models say so. All share one poll of the read models' position, and
 * those at the same position one reading of the log; nothing is kept for them.
 */
@Injectable()
export class ChangesFeed implements OnModuleDestroy {
  readonly #listeners = new Set<Listener>();
  readonly #logger = new Logger('changes');
  #running = false;

  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly ledger: Ledger,
    private readonly callers: Callers,
    private readonly visible: VisibleChangesQuery,
  ) {}

  /**
   * @param after the position after which to tell; left out: from now on
   * @param until when the caller's token expires, in milliseconds
   * @throws RetryLater if too many listen
   */
  async listen(person: string, after: Position | undefined, until: number): Promise<Readable> {
    this.#refuseTooMany(person);
    const listener: Listener = {
      person,
      stream: new PassThrough(),
      position: after ?? '',
      writtenAt: 0,
    };
    this.#listeners.add(listener);
    const expiry = setTimeout(
      () => this.#end(listener),
      Math.min(until - Date.now(), LONGEST_TIMER),
    );
    listener.stream.once('close', () => {
      clearTimeout(expiry);
      this.#listeners.delete(listener);
    });
    try {
      if (after === undefined) listener.position = await this.#reached();
    } catch (error) {
      this.#end(listener);
      throw error;
    }
    this.#write(listener, 'ready', {});
    void this.#run();
    return listener.stream;
  }

  onModuleDestroy(): void {
    for (const listener of this.#listeners) this.#end(listener);
  }

  #refuseTooMany(person: string): void {
    if (this.#listeners.size >= MOST_LISTENERS)
      throw new RetryLater(
        503,
        'too_many_listening',
        'Too many listen for changes. Ask for what you need, and listen again later.',
        30,
      );
    const own = [...this.#listeners].filter((one) => one.person === person);
    if (own.length >= MOST_OF_A_PERSON)
      throw new RetryLater(
        429,
        'too_many_listeners',
        `You listen for changes ${MOST_OF_A_PERSON} times already. Close one, or listen again later.`,
        30,
      );
  }

  #end(listener: Listener): void {
    this.#listeners.delete(listener);
    listener.stream.end();
  }

  /** Ends what a client does not read; it comes again with the last position that it has. */
  #write(listener: Listener, event: string, data: object): void {
    const { stream, position } = listener;
    if (stream.writableLength + stream.readableLength > MOST_WAITING) {
      this.#listeners.delete(listener);
      stream.destroy();
      return;
    }
    listener.writtenAt = performance.now();
    stream.write(
      `id: ${position}\nevent: ${event}\ndata: ${JSON.stringify({ position, ...data })}\n\n`,
    );
  }

  async #reached(): Promise<Position> {
    const { rows } = await this.pool.query<{ position: Position }>({
      name: 'reached',
      text: READ_MODELS_POSITION,
    });
    return rows[0]?.position ?? BEGINNING;
  }

  /** Asks the database while somebody listens. */
  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    try {
      while (this.#listeners.size > 0) {
        await this.#tellAll(await this.#reached());
        await delay(POLL_MILLISECONDS);
      }
    } catch (error) {
      this.#logger.warn(`Listeners have to come again: ${(error as Error).message}`);
      this.onModuleDestroy();
    } finally {
      this.#running = false;
    }
  }

  async #tellAll(reached: Position): Promise<void> {
    const windows = new Map<Position, Promise<Window>>();
    const behind = [...this.#listeners].filter(({ position }) => position < reached);
    const next = behind.values();
    const work = async () => {
      for (const listener of next) {
        const { position } = listener;
        const window = windows.get(position) ?? this.#changes(position, reached);
        windows.set(position, window);
        await this.#tell(listener, reached, await window);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    const due = performance.now() - HEARTBEAT_MILLISECONDS;
    for (const listener of this.#listeners)
      if (listener.writtenAt < due) this.#write(listener, 'heartbeat', {});
  }

  /** With today's roles: who has lost one hears no more of what it showed, and who is erased hears nothing. */
  async #tell(listener: Listener, reached: Position, changes: Window): Promise<void> {
    const caller = await this.callers.byId(listener.person);
    if (!caller) return this.#end(listener);
    const seen = changes && (await this.visible.of(caller, changes));
    listener.position = reached;
    if (seen === undefined) this.#write(listener, 'reset', {});
    else if (seen.length > 0) this.#write(listener, 'changes', { changes: seen });
  }

  async #changes(after: Position, reached: Position): Promise<Window> {
    const found = new Map<string, Change>();
    let position = after;
    for (let pages = 0; position < reached; pages++) {
      if (pages >= MOST_PAGES) return undefined;
      const page = await this.ledger.store.readAll(position, PAGE_SIZE);
      for (const event of page.events)
        if (event.position <= reached) found.set(event.stream, changeOf(event.stream));
      if (page.caughtUp) break;
      position = page.next;
    }
    return [...found.values()].filter(isKnown);
  }
}

const changeOf = (stream: string): Change => ({
  kind: stream.slice(0, stream.indexOf('-')) as ChangedKind,
  id: idOf(stream),
});
const isKnown = ({ kind, id }: Change): boolean => CHANGED_KINDS.includes(kind) && isUuid(id);
