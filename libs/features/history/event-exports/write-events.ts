import type { EventStore, KeyRing, Position, StoredEvent } from '#kit/eventsourcing';
import { BEGINNING, encryptedFor } from '#kit/eventsourcing';
import { AtomicFile } from '#features/exports';
import type { PeopleNames } from '#contexts/registrations';
import { lineOf } from './event-lines.js';
import type { EventScope } from './event-scope.js';

/** Positions of the log per read: memory is bounded by it. */
const WINDOW = 500;

export interface EventSelection {
  readonly from?: Position | undefined;
  readonly to: Position;
  readonly types?: readonly string[] | undefined;
  readonly streams?: readonly string[] | undefined;
}

export interface WriteEventsOptions {
  readonly log: Pick<EventStore, 'readAll'>;
  readonly ring: KeyRing;
  readonly names: PeopleNames;
  readonly scope: EventScope;
  readonly selection: EventSelection;
  readonly path: string;
  readonly signal: AbortSignal;
  /** Called after each read with the position that was reached, and the events written so far. */
  readonly onProgress: (position: Position, events: number) => void;
}

/** Size and hash of a file of events. */
export interface WrittenEvents {
  readonly events: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** Writes the selected events that the scope lets through as JSON, one a line. @throws the signal's reason; then there is no file */
export async function writeEvents(options: WriteEventsOptions): Promise<WrittenEvents> {
  const { log, selection, path, signal, onProgress } = options;
  const { from = BEGINNING, to, types, streams } = selection;
  const filter = {
    ...(types ? { types } : {}),
    ...(streams ? { streamPrefixes: streams } : {}),
  };
  const named = streams && new Set(streams);
  const isSelected = ({ position, stream }: StoredEvent): boolean =>
    position <= to && (named?.has(stream) ?? true);
  const file = await AtomicFile.create(path);
  try {
    let events = 0;
    for (let position = from, caughtUp = false; !caughtUp && position < to;) {
      signal.throwIfAborted();
      const page = await log.readAll(position, WINDOW, filter);
      const lines = await linesOf(page.events.filter(isSelected), options);
      if (lines.length > 0) await file.write(Buffer.from(lines.join('')));
      events += lines.length;
      ({ next: position, caughtUp } = page);
      onProgress(position, events);
    }
    signal.throwIfAborted();
    return { events, ...(await file.commit()) };
  } catch (error) {
    await file.discard();
    throw error;
  }
}

async function linesOf(
  events: readonly StoredEvent[],
  { scope, ring, names }: WriteEventsOptions,
): Promise<string[]> {
  const visible = await scope.visible(events);
  const owners = [...new Set(visible.flatMap(([{ data }]) => encryptedFor(data)))];
  const [people, keys] = await Promise.all([names.of(owners), ring.keys(owners, false)]);
  return visible.map(([event, visibility]) => lineOf(event, visibility, { people, keys }));
}
