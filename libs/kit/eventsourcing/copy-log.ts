import type { StoredEvent } from './event.js';
import { BEGINNING, type EventStore, type Position } from './event-store.js';

/** The log that a copy is made of, from the beginning, in order. */
export type LogSource = () => AsyncIterable<StoredEvent>;

/** The copy is not what the source is, or its place is taken; nothing more was written. */
export class CopyRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'CopyRefused';
  }
}

const PAGE_SIZE = 1_000;

/** A log, page after page: the whole, or what lies after one position and up to another. */
export async function* eventsOf(
  store: EventStore,
  upTo?: Position,
  from: Position = BEGINNING,
): AsyncGenerator<StoredEvent> {
  for (let after = from; ;) {
    const page = await store.readAll(after, PAGE_SIZE);
    for (const event of page.events) {
      if (upTo !== undefined && event.position > upTo) return;
      yield event;
    }
    if (page.caughtUp || page.next === after) return;
    after = page.next;
  }
}

const FIELDS = [
  'id',
  'stream',
  'revision',
  'type',
  'version',
  'occurredAt',
  'recordedAt',
  'hash',
] as const;

/** Each event of the source with its copy, which must be the same but for its position; the source's alone once the copy ends. */
async function* paired(
  source: LogSource,
  target: EventStore,
): AsyncGenerator<readonly [StoredEvent, StoredEvent | undefined]> {
  const copies = eventsOf(target);
  for await (const event of source()) {
    const copy = (await copies.next()).value as StoredEvent | undefined;
    const differing = copy && FIELDS.find((what) => copy[what] !== event[what]);
    if (copy && differing)
      throw new CopyRefused(
        `The target's log holds something else: ${copy.stream} ${copy.revision} differs in ${differing}.`,
      );
    yield [event, copy];
  }
  const more = (await copies.next()).value as StoredEvent | undefined;
  if (more)
    throw new CopyRefused(
      `The target's log goes on after the source's: ${more.stream} ${more.revision}.`,
    );
}

/** An event as it was recorded, but for where a log has it. */
export type RecordedEvent = Omit<StoredEvent, 'position'>;

/** Events in the order of the log as they were appended: together those of one command on one stream. */
export async function* appendsOf<Event extends Omit<RecordedEvent, 'hash'>>(
  events: AsyncIterable<Event> | Iterable<Event>,
): AsyncGenerator<Event[]> {
  let append: Event[] = [];
  for await (const event of events) {
    const first = append[0];
    if (first && (first.stream !== event.stream || first.meta.commandId !== event.meta.commandId)) {
      yield append;
      append = [];
    }
    append.push(event);
  }
  if (append.length > 0) yield append;
}

async function* missing(source: LogSource, target: EventStore): AsyncGenerator<StoredEvent> {
  for await (const [event, copy] of paired(source, target)) if (!copy) yield event;
}

export interface CopyOptions {
  /** Appends that the target may be asked for at once and still writes in the order of asking; 1 where it may not. */
  readonly atOnce: number;
  readonly onProgress?: (events: number) => void;
}

/**
 * Copies a log in its order, append by append: events keep their ids, revisions, times, words and hashes, and only their positions
 * are the target's own. Resumable: what the target holds must be the beginning of the source, and the copy goes on from there.
 * @returns how many events were appended now
 * @throws CopyRefused, StoreUnavailable
 */
export async function copyLog(
  source: LogSource,
  target: EventStore,
  { atOnce, onProgress }: CopyOptions,
): Promise<number> {
  let [events, under] = [0, [] as Promise<void>[]];
  const settle = async () => {
    await Promise.all(under);
    under = [];
    onProgress?.(events);
  };
  for await (const append of appendsOf(missing(source, target))) {
    under.push(appendRecorded(target, append.map(withoutPosition)));
    events += append.length;
    if (under.length >= atOnce) await settle();
  }
  await settle();
  return events;
}

const withoutPosition = ({ position: _position, ...event }: StoredEvent): RecordedEvent => event;

/** Appends recorded events of one stream where they belong: with their ids, revisions, times and hashes. @throws CopyRefused */
export async function appendRecorded(
  target: Pick<EventStore, 'append'>,
  append: readonly RecordedEvent[],
): Promise<void> {
  const [{ stream, revision }] = append as [RecordedEvent];
  const events = append.map(({ stream: _stream, revision: _revision, ...event }) => event);
  const result = await target.append({
    stream,
    expected: revision === 0 ? 'none' : revision - 1,
    events,
  });
  if (result.outcome === 'conflict')
    throw new CopyRefused(
      `Somebody else writes to the target: ${stream} is not at ${revision - 1}.`,
    );
}

/** Where an event stands in the source, and where in the copy. */
export type PositionPair = readonly [from: Position, to: Position];

/** Compares a finished copy with its source, event by event, and gives the positions of both. @throws CopyRefused */
export async function* comparedPositions(
  source: LogSource,
  target: EventStore,
): AsyncGenerator<PositionPair[]> {
  let pairs: PositionPair[] = [];
  for await (const [event, copy] of paired(source, target)) {
    if (!copy) throw new CopyRefused(`The copy lacks ${event.stream} ${event.revision}.`);
    pairs.push([event.position, copy.position]);
    if (pairs.length < PAGE_SIZE) continue;
    yield pairs;
    pairs = [];
  }
  yield pairs;
}
