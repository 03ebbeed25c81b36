import type { PoolClient } from 'pg';
import type { Json, Row } from '#kit/eventsourcing';
import type { Column, ColumnKind } from './copy-columns.js';

/** PostgreSQL's COPY text format, as it goes in. */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
const escape = (text: string): string =>
  /[\\\n\r\t]/.test(text)
    ? text.replace(/[\\\n\r\t]/g, (character) => ESCAPES[character] as string)
    : text;

/** Arrays in the read models hold texts and ids. */
const element = (value: Json): string =>
  typeof value === 'string' ? `"${value.replace(/["\\]/g, '\\$&')}"` : 'NULL';

/** Text of these kinds holds nothing that would have to be escaped. */
const PLAIN: ReadonlySet<ColumnKind> = new Set<ColumnKind>(['id', 'number', 'boolean', 'instant']);

function cell(value: Json | undefined, kind: ColumnKind): string {
  if (value === null || value === undefined) return '\\N';
  if (PLAIN.has(kind)) return typeof value === 'string' ? value : JSON.stringify(value);
  if (kind === 'json') return escape(JSON.stringify(value));
  if (Array.isArray(value)) return escape(`{${value.map(element).join(',')}}`);
  return escape(typeof value === 'string' ? value : JSON.stringify(value));
}

/** One row as a line of COPY … FROM STDIN. */
export function encodeCopyLine(
  row: Row | Readonly<Record<string, Json | undefined>>,
  columns: readonly Column[],
): string {
  let line = '';
  for (const { name, kind } of columns) line += (line === '' ? '' : '\t') + cell(row[name], kind);
  return `${line}\n`;
}

const FIRST_BYTES = 64 * 1024;

/** Lines gathered as bytes: as text they would be moved about by every collection of garbage until they are sent. */
export class CopyEncoder {
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

/** Sends prepared COPY text into a table. */
export async function copyInto(
  client: PoolClient,
  table: string,
  columns: readonly Column[],
  text: string | Buffer,
): Promise<void> {
  if (text.length === 0) return;
  const { from } = await import('pg-copy-streams');
  const stream = client.query(
    from(`COPY ${table} (${columns.map(({ name }) => name).join(', ')}) FROM STDIN`),
  );
  await new Promise<void>((resolve, reject) => {
    stream.on('error', reject);
    stream.on('finish', resolve);
    stream.end(text);
  });
}
