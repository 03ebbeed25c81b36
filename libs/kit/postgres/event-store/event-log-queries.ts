import {
  batchLoader,
  mapInSlices,
  type EventFilter,
  type EventMeta,
  type JsonObject,
  type Position,
  type StoredEvent,
  type EventPage,
} from '#kit/eventsourcing';
import { toNumber, toPosition } from './log-position.js';
import type { Session, Statement } from './append-session.js';

/** Milliseconds since 1970, exactly: cheaper to write, send and read than any text. */
const milliseconds = (column: string) => `(extract(epoch FROM l.${column}) * 1000)::bigint`;
const COLUMNS = `l.position, l.stream, l.revision, l.id, l.type, l.version, l.data, l.meta, ${milliseconds('occurred_at')}, ${milliseconds('recorded_at')}, l.hash`;

/**
 * The statements have no name, so each is planned when it is run: a plan kept from when the log was small would read all of it.
 */
const PARTS = `
  SELECT asked.n, ${COLUMNS}
    FROM unnest($1::text[], $2::int[]) WITH ORDINALITY AS asked (stream, first, n)
    JOIN events.log l ON l.stream = asked.stream AND l.revision >= asked.first
   ORDER BY asked.n, l.revision`;
const STREAMS = `SELECT ${COLUMNS} FROM events.log l WHERE l.stream = ANY($1::text[]) ORDER BY l.stream, l.revision`;
/** The head and the window in one snapshot; one row without an event when the window has none. */
const WINDOW = `
  SELECT h.head, ${COLUMNS}
    FROM (SELECT coalesce(max(position), 0) AS head FROM events.log) h
    LEFT JOIN events.log l ON l.position > $1 AND l.position <= $2`;
const ORDER = 'ORDER BY l.position';
const HEAD = 'SELECT coalesce(max(position), 0) FROM events.log';

/** A stream from a revision on. */
interface Part {
  readonly stream: string;
  readonly from: number;
}

/** Reads the log. Positions have no holes, so a window is a range of numbers. */
export class EventLogQueries {
  readonly #parts = batchLoader<Part, StoredEvent[]>((asked) => this.#ask(asked));

  constructor(private readonly session: Session) {}

  /** Who reads a stream at the same time as others reads with them. */
  async stream(stream: string, from: number): Promise<StoredEvent[]> {
    return (await this.#parts({ stream, from })) ?? [];
  }

  async #ask(asked: readonly Part[]): Promise<StoredEvent[][]> {
    const values = [asked.map(({ stream }) => stream), asked.map(({ from }) => from)];
    const events: StoredEvent[][] = asked.map(() => []);
    const rows = await this.session.ask(() => ({ text: PARTS, values }));
    await mapInSlices(rows, ([n, ...row]) => events[Number(n) - 1]?.push(toEvent(row)));
    return events;
  }

  async streams(streams: readonly string[]): Promise<StoredEvent[]> {
    const rows = await this.session.ask(() => ({ text: STREAMS, values: [streams] }));
    return mapInSlices(rows, toEvent);
  }

  async window(after: Position, limit: number, filter: EventFilter): Promise<EventPage> {
    const start = toNumber(after);
    const rows = await this.session.ask(() => windowStatement(start, start + limit, filter));
    const head = Math.max(Number(rows[0]?.[0]), start);
    const end = Math.min(start + limit, head);
    const events = rows
      .filter((row) => typeof row[1] === 'string')
      .map((row) => toEvent(row.slice(1)));
    return { events, next: toPosition(String(end)), caughtUp: end === head };
  }

  async head(): Promise<Position> {
    const rows = await this.session.ask(() => ({ text: HEAD, values: [] }));
    return toPosition(rows[0]?.[0] ?? '0');
  }
}

function windowStatement(
  start: number,
  end: number,
  { streamPrefixes, types }: EventFilter,
): Statement {
  const values: unknown[] = [start, end];
  let text = WINDOW;
  if (streamPrefixes) text += ` AND l.stream ^@ ANY($${values.push(streamPrefixes)}::text[])`;
  if (types) text += ` AND l.type = ANY($${values.push(types)}::text[])`;
  return { text: `${text} ${ORDER}`, values };
}

function toEvent(row: readonly string[]): StoredEvent {
  const [position, stream, revision, id, type, version, data, meta, occurred, recorded, hash] =
    row as [string, string, ...string[]] & string[];
  return {
    id: id as string,
    type: type as string,
    version: Number(version),
    data: JSON.parse(data as string) as JsonObject,
    meta: JSON.parse(meta as string) as EventMeta,
    occurredAt: new Date(Number(occurred)).toISOString(),
    recordedAt: new Date(Number(recorded)).toISOString(),
    hash: hash as string,
    stream,
    revision: Number(revision),
    position: toPosition(position),
  };
}
