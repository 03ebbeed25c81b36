import {
  EventIdReused,
  type AppendRequest,
  type AppendResult,
  type SerializedEvent,
  type ExpectedRevision,
} from '#kit/eventsourcing';
import { toPosition } from './log-position.js';
import type { Statement } from './append-session.js';
import { TextArrayWriter } from './text-array.js';

/** A request with its events' JSON, encoded once. */
export interface Encoded {
  readonly request: AppendRequest;
  readonly texts: readonly SerializedEvent[];
}

type Row = readonly (string | null)[];

const NO_STREAM = -1;
const toExpected = (revision: number): ExpectedRevision =>
  revision === NO_STREAM ? 'none' : revision;
/** For values that need no escaping: numbers, UUIDs. */
const literal = (values: readonly (string | number)[]): string => `{${values.join(',')}}`;

/** One call of events.append for many requests: parallel arrays, one place per request or per event. */
export class AppendCall {
  readonly #writer = new TextArrayWriter();

  /** The statement for a batch. It is to be sent before the next one is encoded. */
  encode(batch: readonly Encoded[]): Statement {
    const events = batch.flatMap(({ request }) => request.events);
    const texts = batch.flatMap((encoded) => encoded.texts);
    const columns = [
      batch.map(({ request }) => request.stream),
      events.map((event) => event.type),
      texts.map((text) => text.data),
      texts.map((text) => text.meta),
      events.map((event) => event.hash),
    ] as const;
    this.#writer.begin(...columns);
    const [streams, types, payloads, metas, hashes] = columns.map((column) =>
      this.#writer.write(column),
    );
    return {
      name: 'append',
      text: 'SELECT outcome, revision, "position" FROM events.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)',
      values: [
        streams,
        literal(
          batch.map(({ request }) => (request.expected === 'none' ? NO_STREAM : request.expected)),
        ),
        literal(lastsOf(batch)),
        literal(batch.flatMap(({ request }, index) => request.events.map(() => index + 1))),
        literal(events.map((event) => event.id)),
        types,
        literal(events.map((event) => event.version)),
        payloads,
        metas,
        literal(events.map((event) => `"${event.occurredAt}"`)),
        literal(events.map((event) => `"${event.recordedAt}"`)),
        hashes,
      ],
    };
  }
}

/** For each request, the number of its last event in the batch. */
function lastsOf(batch: readonly Encoded[]): number[] {
  let last = 0;
  return batch.map(({ request }) => (last += request.events.length));
}

/** What the answer of events.append means for each request. */
export function toResults(
  batch: readonly Encoded[],
  rows: readonly Row[],
): (AppendResult | EventIdReused)[] {
  const [outcome, , before] = rows[0] ?? [];
  if (outcome === 'all') return allWritten(batch, Number(before));
  return batch.map((encoded, index) => toResult(encoded, rows[index] ?? []));
}

function allWritten(batch: readonly Encoded[], before: number): AppendResult[] {
  let last = before;
  return batch.map(({ request: { expected, events } }) => {
    last += events.length;
    const revision = (expected === 'none' ? NO_STREAM : expected) + events.length;
    return { outcome: 'ok', revision, position: toPosition(String(last)) };
  });
}

function toResult(
  { request }: Encoded,
  [outcome, revision, position]: Row,
): AppendResult | EventIdReused {
  switch (outcome) {
    case 'ok':
    case 'duplicate':
      return { outcome, revision: Number(revision), position: toPosition(position ?? '') };
    case 'conflict':
      return { outcome, revision: toExpected(Number(revision)) };
    case 'reused':
      return new EventIdReused(request.stream);
    default:
      throw new Error(`events.append answered ${outcome}.`);
  }
}
