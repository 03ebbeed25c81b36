import type { EventStore, KeyRing, Position, StoredEvent } from '#kit/eventsourcing';
import { BEGINNING, dayOf, encryptedFor, type Day } from '#kit/eventsourcing';
import type { PeopleNames } from '#contexts/registrations';
import { lineOf, type EventForm } from './event-lines.js';
import type { EventTally } from './event-tally.js';
import type { EventScope } from './event-scope.js';

/** Positions of the log per read: memory is bounded by it. */
const WINDOW = 500;

export interface EventSelection {
  readonly from?: Position | undefined;
  readonly to: Position;
  readonly types?: readonly string[] | undefined;
  readonly streams?: readonly string[] | undefined;
  /** Days on which events were recorded, in UTC, inclusive. */
  readonly fromDay?: Day | undefined;
  readonly toDay?: Day | undefined;
}

/** Where lines go. */
export interface EventSink {
  write(chunk: Uint8Array): Promise<void>;
  commit(): Promise<{ readonly bytes: number; readonly sha256: string }>;
  discard(): Promise<void>;
}

export interface WriteEventsOptions {
  readonly log: Pick<EventStore, 'readAll'>;
  readonly ring: KeyRing;
  readonly names: PeopleNames;
  readonly scope: EventScope;
  readonly selection: EventSelection;
  readonly form: EventForm;
  readonly file: EventSink;
  /** Counts what is written. After an interruption it has what was written before. */
  readonly tally: EventTally;
  readonly signal: AbortSignal;
  /** Called after each read with the position that was reached, and the events written so far. */
  readonly onProgress: (position: Position, events: number) => void;
}

/** Size and hash of a file of events. */
export interface WrittenEvents extends ReturnType<EventTally['counted']> {
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes the selected events that the scope lets through as JSON, one a line. @throws the signal's reason; then the file is discarded */
export async function writeEvents(options: WriteEventsOptions): Promise<WrittenEvents> {
  const { log, selection, file, tally, signal, onProgress } = options;
  const { from = BEGINNING, to, types, streams } = selection;
  const filter = {
    ...(types ? { types } : {}),
    ...(streams ? { streamPrefixes: streams } : {}),
  };
  const isSelected = selectionOf(selection);
  try {
    for (let position = tally.last ?? from, caughtUp = false; !caughtUp && position < to;) {
      signal.throwIfAborted();
      const page = await log.readAll(position, WINDOW, filter);
      const lines = await linesOf(page.events.filter(isSelected), options);
      if (lines.length > 0) await file.write(Buffer.from(lines.join('')));
      ({ next: position, caughtUp } = page);
      onProgress(position, tally.counted().events);
    }
    signal.throwIfAborted();
    return { ...tally.counted(), ...(await file.commit()) };
  } catch (error) {
    await file.discard();
    throw error;
  }
}

function selectionOf({ to, streams, fromDay, toDay }: EventSelection) {
  const named = streams && new Set(streams);
  return ({ position, stream, recordedAt }: StoredEvent): boolean => {
    const day = dayOf(recordedAt, 'UTC');
    return (
      position <= to &&
      (named?.has(stream) ?? true) &&
      (fromDay === undefined || day >= fromDay) &&
      (toDay === undefined || day <= toDay)
    );
  };
}

async function linesOf(
  events: readonly StoredEvent[],
  { scope, ring, names, form, tally }: WriteEventsOptions,
): Promise<string[]> {
  const visible = await scope.visible(events);
  const owners = [...new Set(visible.flatMap(([{ data }]) => encryptedFor(data)))];
  const [people, keys] = await Promise.all([names.of(owners), ring.keys(owners, false)]);
  return visible.map(([event, visibility]) => {
    tally.take(event);
    return lineOf(event, visibility, { people, keys }, form);
  });
}
