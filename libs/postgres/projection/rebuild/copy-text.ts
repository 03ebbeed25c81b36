import type { Json, Row, StoredEvent } from '#eventsourcing';

/** PostgreSQL's COPY text format, both ways. */
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escape = (text: string): string =>
  /[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] as string) : text;

/** Arrays in the read models hold texts and ids. */
const element = (value: Json): string => (typeof value === 'string' ? `"${value.replace(/["\\]/g, '\\$&')}"` : 'NULL');

function cell(value: Json | undefined, json: boolean): string {
  if (value === null || value === undefined) return '\\N';
  if (json) return escape(JSON.stringify(value));
  if (Array.isArray(value)) return escape(`{${value.map(element).join(',')}}`);
  if (typeof value === 'string') return escape(value);
  return JSON.stringify(value);
}

/** One row as a line of COPY … FROM STDIN. */
export function copyLine(
  row: Row | Readonly<Record<string, Json | undefined>>,
  columns: readonly string[],
  json: ReadonlySet<string>,
): string {
  let line = '';
  for (const [index, column] of columns.entries()) line += (index === 0 ? '' : '\t') + cell(row[column], json.has(column));
  return `${line}\n`;
}

const UNESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' };
const unescape = (text: string): string =>
  text.includes('\\') ? text.replace(/\\(.)/gs, (_, character: string) => UNESCAPES[character] ?? character) : text;

/** The columns that {@link eventOf} reads, in order. */
export const EVENT_COLUMNS = `l.stream, l.revision, l.position, l.id, l.type, l.version, l.data, l.meta,
  (extract(epoch FROM l.occurred_at) * 1000)::bigint, (extract(epoch FROM l.recorded_at) * 1000)::bigint`;

/** A line of COPY … TO STDOUT as an event. The hash is left out: folding needs none. */
export function eventOf(line: string, positionOf: (number: string) => string): StoredEvent {
  const [stream, revision, position, id, type, version, data, meta, occurred, recorded] = line.split('\t') as string[] &
    [string, ...string[]];
  return {
    stream,
    revision: Number(revision),
    position: positionOf(position as string),
    id: id as string,
    type: type as string,
    version: Number(version),
    data: JSON.parse(unescape(data as string)) as StoredEvent['data'],
    meta: JSON.parse(unescape(meta as string)) as StoredEvent['meta'],
    occurredAt: new Date(Number(occurred)).toISOString(),
    recordedAt: new Date(Number(recorded)).toISOString(),
    hash: '',
  };
}
