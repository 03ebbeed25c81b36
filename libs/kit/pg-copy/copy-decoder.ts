import pg, { type PoolClient } from 'pg';
import { parsePgTimestamp, type Json } from '#kit/eventsourcing';
import type { Column, ColumnKind } from './copy-columns.js';

const UNESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
};

/** A field of a line as the text that it stands for. */
export const unescapeCopyText = (text: string): string =>
  text.includes('\\')
    ? text.replace(/\\(.)/gs, (_, character: string) => UNESCAPES[character] ?? character)
    : text;

/** COPY takes no parameters: the values stand in its text. */
function literal(value: unknown): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return pg.escapeLiteral(value);
  if (typeof value === 'number') return `(${value})`; // a cast binds closer than a minus
  if (typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return `ARRAY[${value.map(literal).join(',')}]`;
  throw new TypeError(`${typeof value} is no value of a COPY.`);
}

/**
 * What a SELECT finds, as lines of COPY … TO STDOUT: its columns are text between tabs, `\N` where there is nothing. The database goes on
 * while lines are used, as far ahead as the connection's buffers reach. Left before the end, the connection is of no more use: to be
 * released as broken.
 * @param values of `$1`, `$2` and so on (texts, numbers, arrays of them), which must be cast where they are not texts
 * @throws TypeError for any other value; what the database says
 */
export async function* copyLines(
  client: PoolClient,
  select: string,
  values: readonly unknown[] = [],
): AsyncGenerator<string[], void, undefined> {
  const { to } = await import('pg-copy-streams');
  const text = select.replace(/\$(\d+)/g, (_, number: string) =>
    literal(values[Number(number) - 1]),
  );
  const stream = client.query(to(`COPY (${text}) TO STDOUT`));
  stream.setEncoding('utf8');
  let rest = '';
  for await (const chunk of stream as AsyncIterable<string>) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
}

const NOTHING = '\\N';
const READ: Readonly<Record<ColumnKind, (text: string) => Json>> = {
  id: (text) => text,
  number: Number,
  boolean: (text) => text === 't',
  instant: parsePgTimestamp,
  text: unescapeCopyText,
  list: (text) => JSON.parse(unescapeCopyText(text)) as Json,
  json: (text) => JSON.parse(unescapeCopyText(text)) as Json,
};

/** How the columns of a table `alias` are asked for, so that {@link decodeRows} can read them. */
export const selected = (alias: string, columns: readonly Column[]): string =>
  columns
    .map(({ name, kind }) => (kind === 'list' ? `to_json(${alias}.${name})` : `${alias}.${name}`))
    .join(', ');

type Fields = readonly string[];

/**
 * Rows of a table as views of lines: a field is read when it is asked for, as most are once or never.
 * @param first where in a line the first of the columns stands
 */
export function decodeRows(
  columns: readonly Column[],
  first = 0,
): (fields: Fields) => Readonly<Record<string, Json>> {
  class RowOfLine {
    readonly #fields: Fields;
    constructor(fields: Fields) {
      this.#fields = fields;
    }
    static column(
      index: number,
      read: (text: string) => Json,
    ): PropertyDescriptor & ThisType<RowOfLine> {
      return {
        enumerable: true,
        get() {
          const field = this.#fields[index] as string;
          return field === NOTHING ? null : read(field);
        },
      };
    }
  }
  for (const [index, { name, kind }] of columns.entries())
    Object.defineProperty(RowOfLine.prototype, name, RowOfLine.column(first + index, READ[kind]));
  return (fields) => new RowOfLine(fields) as unknown as Readonly<Record<string, Json>>;
}
