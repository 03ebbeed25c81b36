import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { EventFeed, type EventSelection } from '#features/history';
import { Callers } from '#platform/authorization';
import { RetryLater } from '#platform/http';
import type { Position } from '#kit/eventsourcing';

/** Followers at once, in this process and of one person. */
export const MOST_FOLLOWERS = 100;
export const MOST_OF_A_PERSON = 10;
const PAGE_SIZE = 100;
const POLL_MILLISECONDS = 250;
const HEARTBEAT_MILLISECONDS = 15_000;

/** Whom to tell, of what, and until when. */
export interface Following {
  readonly person: string;
  readonly after: Position;
  readonly selection: EventSelection;
  /** When the caller's token expires, in milliseconds. */
  readonly until: number;
}

/** The event feed as server-sent events. A client that reads slowly slows down its own stream only; nothing is kept for it. */
@Injectable()
export class EventFollowers implements OnModuleDestroy {
  readonly #logger = new Logger('events');
  readonly #streams = new Map<Readable, string>();
  readonly #closing = new AbortController();

  constructor(
    private readonly feed: EventFeed,
    private readonly callers: Callers,
  ) {}

  onModuleDestroy(): void {
    this.#closing.abort();
  }

  /** @throws RetryLater if too many follow */
  follow(following: Following): Readable {
    this.#refuseTooMany(following.person);
    const stream = Readable.from(this.#messages(following), { objectMode: false });
    this.#streams.set(stream, following.person);
    stream.once('close', () => this.#streams.delete(stream));
    stream.on('error', (error) =>
      this.#logger.warn(`A follower has to come again: ${error.message}`),
    );
    return stream;
  }

  #refuseTooMany(person: string): void {
    if (this.#streams.size >= MOST_FOLLOWERS)
      throw new RetryLater(
        503,
        'too_many_listening',
        'Too many follow events. Read pages of /events, or follow again later.',
        30,
      );
    const own = [...this.#streams.values()].filter((one) => one === person);
    if (own.length >= MOST_OF_A_PERSON)
      throw new RetryLater(
        429,
        'too_many_listeners',
        `You follow events ${MOST_OF_A_PERSON} times already. Close one, or follow again later.`,
        30,
      );
  }

  /** With today's roles for each page: who has lost a scope is told no more of it, and who is erased nothing. */
  async *#messages({ person, after, selection, until }: Following): AsyncGenerator<string> {
    yield 'retry: 1000\n\n';
    let [position, writtenAt] = [after, performance.now()];
    while (Date.now() < until && !this.#closing.signal.aborted) {
      const caller = await this.callers.byId(person);
      if (!caller) return;
      const reached = await this.feed.reached();
      const page = await this.feed.page(caller, position, PAGE_SIZE, selection, reached);
      await this.feed.record(caller, selection, page);
      const text = page.events.map((one) => `id: ${one.position}\ndata: ${one.json}\n\n`);
      const hasMoved = page.next > position;
      position = page.next;
      if (hasMoved || performance.now() - writtenAt > HEARTBEAT_MILLISECONDS) {
        // The id of the last message is where to go on, also after positions without an event for this caller.
        if (position !== '') text.push(progress(position, page.completeUpTo));
        writtenAt = performance.now();
        yield text.join('');
      }
      if (position >= page.completeUpTo) await this.#pause(until);
    }
  }

  async #pause(until: number): Promise<void> {
    const { signal } = this.#closing;
    const time = Math.max(0, Math.min(POLL_MILLISECONDS, until - Date.now()));
    await delay(time, undefined, { signal }).catch(() => undefined);
  }
}

const progress = (position: Position, completeUpTo: Position): string =>
  `id: ${position}\nevent: progress\ndata: ${JSON.stringify({ next: position, completeUpTo })}\n\n`;
