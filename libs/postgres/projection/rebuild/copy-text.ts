import { instantSpelled, type EventMeta, type Json, type JsonObject, type Row, type StoredEvent } from '#eventsourcing';

/** PostgreSQL's COPY text format, both ways. */
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const escape = (text: string): string =>
  /[\\\n\r\t]/.test(text) ? text.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] as string) : text;

/** Arrays in the read models hold texts and ids. */
const element = (value: Json): string => (typeof value === 'string' ? `"${value.replace(/["\\]/g, '\\$&')}"` : 'NULL');

/** How the values of a column are written: `plain` ones (ids, instants, numbers) hold nothing that would have to be escaped. */
export type ColumnKind = 'plain' | 'text' | 'json';
export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
}

function cell(value: Json | undefined, kind: ColumnKind): string {
  if (value === null || value === undefined) return '\\N';
  if (kind === 'plain') return typeof value === 'string' ? value : JSON.stringify(value);
  if (kind === 'json') return escape(JSON.stringify(value));
  if (Array.isArray(value)) return escape(`{${value.map(element).join(',')}}`);
  return escape(typeof value === 'string' ? value : JSON.stringify(value));
}

/** One row as a line of COPY … FROM STDIN. */
export function copyLine(row: Row | Readonly<Record<string, Json | undefined>>, columns: readonly Column[]): string {
  let line = '';
  for (const { name, kind } of columns) line += (line === '' ? '' : '\t') + cell(row[name], kind);
  return `${line}\n`;
}

const FIRST_BYTES = 64 * 1024;

/** Lines gathered as bytes: as text they would be moved about by every collection of garbage until they are sent. */
export class CopyBytes {
  #buffer = Buffer.allocUnsafeSlow(FIRST_BYTES);
  #length = 0;

  add(line: string): void {
    const room = this.#length + 3 * line.length;
    if (room > this.#buffer.length) {
      const larger = Buffer.allocUnsafeSlow(2 * room);
      this.#buffer.copy(larger, 0, 0, this.#length);
      this.#buffer = larger;
    }
    this.#length += this.#buffer.write(line, this.#length, 'utf8');
  }

  /** Good for as long as nothing is added. */
  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#length);
  }
}

const UNESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', v: '\v' };
const unescape = (text: string): string =>
  text.includes('\\') ? text.replace(/\\(.)/gs, (_, character: string) => UNESCAPES[character] ?? character) : text;

/** The columns that {@link EventLines} reads, in order. Instants as the database writes them: making numbers of them costs it a third more. */
export const EVENT_COLUMNS = 'l.stream, l.revision, l.position, l.id, l.type, l.version, l.data, l.meta, l.occurred_at, l.recorded_at';

type Fields = [string, string, string, string, string, string, string, string, string, string];

/** Lines of COPY … TO STDOUT as events, in order. The hash is left out: folding needs none. */
export class EventLines {
  #metaText = '';
  #meta: EventMeta | undefined;

  constructor(private readonly positionOf: (number: string) => string) {}

  eventOf(line: string): StoredEvent {
    const [stream, revision, position, id, type, version, data, meta, occurred, recorded] = line.split('\t') as Fields;
    const occurredAt = instantSpelled(occurred);
    return {
      stream,
      revision: Number(revision),
      position: this.positionOf(position),
      id,
      type,
      version: Number(version),
      data: data === '{}' ? NO_DATA : (JSON.parse(unescape(data)) as JsonObject),
      meta: this.#metaOf(meta),
      occurredAt,
      recordedAt: recorded === occurred ? occurredAt : instantSpelled(recorded),
      hash: '',
    };
  }

  /** Events of one append follow one another, and have the same. */
  #metaOf(text: string): EventMeta {
    if (this.#meta && text === this.#metaText) return this.#meta;
    this.#metaText = text;
    return (this.#meta = JSON.parse(unescape(text)) as EventMeta);
  }
}
const NO_DATA: JsonObject = Object.freeze({});
