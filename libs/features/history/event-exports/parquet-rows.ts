import { gzipSync } from 'node:zlib';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { splitLines } from './resumable-file.js';

/** Rows per row group: memory is bounded by it, and so is the time for which the event loop is held. */
const ROWS = 2_048;
/** Characters of JSON per row group, because rows may be long. */
const CHARACTERS = 8_000_000;
const GZIP_LEVEL = 4;

/** A line of a file of events, in either form. */
interface Line {
  readonly position: string;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly actor: string | null;
  readonly actorWithheld?: boolean;
  readonly meta: Readonly<Record<string, string | null | undefined>>;
  readonly data: object;
  readonly erased?: readonly string[];
  readonly withheld?: readonly string[];
  readonly hash: string;
}

type Cell = string | number | boolean | Date | null;
interface ParquetColumn {
  readonly name: string;
  readonly kind: 'text' | 'number' | 'boolean' | 'instant' | 'json';
  readonly isOptional?: boolean;
  of(line: Line): Cell;
}

const KINDS = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  json: { type: 'BYTE_ARRAY', converted_type: 'UTF8' },
  number: { type: 'INT32' },
  boolean: { type: 'BOOLEAN' },
  instant: { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
} as const;

/** The columns of a Parquet file of events. Names are published, so they never change. */
// prettier-ignore
export const PARQUET_COLUMNS: readonly ParquetColumn[] = [
  { name: 'position', kind: 'text', of: ({ position }) => position },
  { name: 'stream', kind: 'text', of: ({ stream }) => stream },
  { name: 'revision', kind: 'number', of: ({ revision }) => revision },
  { name: 'id', kind: 'text', of: ({ id }) => id },
  { name: 'type', kind: 'text', of: ({ type }) => type },
  { name: 'version', kind: 'number', of: ({ version }) => version },
  { name: 'occurred_at', kind: 'instant', of: ({ occurredAt }) => new Date(occurredAt) },
  { name: 'recorded_at', kind: 'instant', of: ({ recordedAt }) => new Date(recordedAt) },
  { name: 'actor', kind: 'text', isOptional: true, of: ({ actor }) => actor },
  { name: 'actor_withheld', kind: 'boolean', of: ({ actorWithheld }) => actorWithheld ?? false },
  { name: 'capacity', kind: 'text', isOptional: true, of: ({ meta }) => meta['capacity'] ?? null },
  { name: 'mandate', kind: 'text', isOptional: true, of: ({ meta }) => meta['mandate'] ?? null },
  { name: 'command', kind: 'text', isOptional: true, of: ({ meta }) => meta['command'] ?? null },
  { name: 'command_id', kind: 'text', isOptional: true, of: ({ meta }) => meta['commandId'] ?? null },
  { name: 'correlation', kind: 'text', isOptional: true, of: ({ meta }) => meta['correlation'] ?? null },
  { name: 'causation', kind: 'text', isOptional: true, of: ({ meta }) => meta['causation'] ?? null },
  { name: 'via', kind: 'text', isOptional: true, of: ({ meta }) => meta['via'] ?? null },
  { name: 'data', kind: 'json', of: ({ data }) => JSON.stringify(data) },
  { name: 'erased', kind: 'json', isOptional: true, of: ({ erased }) => (erased ? JSON.stringify(erased) : null) },
  { name: 'withheld', kind: 'json', isOptional: true, of: ({ withheld }) => (withheld ? JSON.stringify(withheld) : null) },
  { name: 'hash', kind: 'text', of: ({ hash }) => hash },
];

const SCHEMA = [
  { name: 'event', num_children: PARQUET_COLUMNS.length },
  ...PARQUET_COLUMNS.map(({ name, kind, isOptional = false }) => ({
    name,
    ...KINDS[kind],
    repetition_type: isOptional ? ('OPTIONAL' as const) : ('REQUIRED' as const),
  })),
];

/** Writes into memory, which is emptied after each row group. */
class GroupWriter extends ByteWriter {
  /** The bytes since the last call. */
  taken(): Uint8Array {
    const bytes = this.getBytes().slice();
    this.index = 0;
    return bytes;
  }
}

/** The bytes of a Parquet file of these lines, row group by row group. */
export async function* parquetOf(
  lines: AsyncIterable<Buffer>,
): AsyncGenerator<Uint8Array, void, undefined> {
  const writer = new GroupWriter();
  const parquet = new ParquetWriter({
    writer,
    schema: SCHEMA,
    codec: 'GZIP',
    compressors: { GZIP: (bytes) => gzipSync(bytes, { level: GZIP_LEVEL }) },
    statistics: false,
    createdBy: 'volunteer-ledger',
  });
  let [group, characters]: [Line[], number] = [[], 0];
  const written = async (): Promise<Uint8Array> => {
    await parquet.write({
      columnData: PARQUET_COLUMNS.map((column) => ({
        name: column.name,
        data: group.map((line) => column.of(line)),
        offsetIndex: false,
      })),
      rowGroupSize: ROWS,
    });
    [group, characters] = [[], 0];
    return writer.taken();
  };
  for await (const some of lines)
    for (const line of splitLines(some)) {
      group.push(JSON.parse(line) as Line);
      characters += line.length;
      if (group.length === ROWS || characters >= CHARACTERS) yield await written();
    }
  if (group.length > 0) yield await written();
  await parquet.finish();
  yield writer.taken();
}
