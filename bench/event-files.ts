import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ParquetFile } from '../libs/features/history/event-exports/parquet-file.js';
import { uuid5 } from '#kit/eventsourcing';

/**
 * Memory while events become a Parquet file, without a database: `node --import ./test/support/typescript.mjs bench/event-files.ts 1000000`.
 * Prints the resident memory at each quarter of the lines, and at each quarter of the row groups.
 */
const EVENTS = Number(process.argv[2] ?? 100_000);
/** Events per chunk, as the log is read. */
const CHUNK = 500;
const BEGIN = Date.parse('2020-01-06T08:00:00.000Z');
const MEGABYTE = 1_048_576;

function lineOf(index: number): string {
  const at = new Date(BEGIN + index * 60_000).toISOString();
  const [id, registration] = [uuid5('event', String(index)), uuid5('of', String(index >> 3))];
  return `${JSON.stringify({
    ...{ position: String(index).padStart(16, '0'), stream: `registration-${registration}` },
    ...{
      revision: index % 8,
      id,
      type: 'DateSelected',
      version: 1,
      occurredAt: at,
      recordedAt: at,
    },
    actor: uuid5('person', String(index % 30_000)),
    meta: {
      ...{ capacity: 'employee', mandate: null, command: 'SelectDates', commandId: id },
      ...{ correlation: id, causation: id },
    },
    data: {
      ...{ date: id, kind: 'slot', slot: registration, start: at, end: at },
      ...{ zone: 'Europe/Paris', policy: 'per_date' },
    },
    hash: id.repeat(2).slice(0, 64),
  })}\n`;
}

const memory = (): string => `${Math.round(process.memoryUsage.rss() / MEGABYTE)} MB`;
const folder = await mkdtemp(join(tmpdir(), 'event-files-'));
try {
  let groups = 0;
  const quarter = Math.ceil(EVENTS / 2_048 / 4);
  const signal = new AbortController().signal;
  // The signal is asked once for each row group.
  Object.defineProperty(signal, 'throwIfAborted', {
    value: () => {
      groups += 1;
      if (groups % quarter === 0) console.log(`${groups} row groups: ${memory()}`);
    },
  });
  const file = await ParquetFile.open(join(folder, 'events.parquet'), {}, signal);
  for (let index = 0; index < EVENTS; index += CHUNK) {
    const lines = Array.from({ length: CHUNK }, (_, at) => lineOf(index + at));
    await file.write(Buffer.from(lines.join('')));
    if ((index + CHUNK) % (EVENTS / 4) === 0) console.log(`${index + CHUNK} lines: ${memory()}`);
  }
  const { bytes } = await file.commit();
  const { user, system } = process.cpuUsage();
  console.log(
    `${EVENTS} events, ${(bytes / MEGABYTE).toFixed(1)} MB, ${((user + system) / 1e6).toFixed(1)} s of CPU, at most ${Math.round(process.resourceUsage().maxRSS / 1_024)} MB`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
