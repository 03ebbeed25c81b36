import cliProgress from 'cli-progress';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EVENT_TYPES, STREAM_NAME, type EventExportBody } from '#features/history';
import { Callers } from '#platform/authorization';
import { didYouMean } from '../../runtime/suggest.js';

export interface EventsOptions {
  readonly as: string;
  readonly form: 'opened' | 'sealed';
  readonly format?: 'jsonl' | 'parquet';
  readonly file: string;
  readonly fromDay?: string;
  readonly toDay?: string;
  /** Types and streams, separated by commas. */
  readonly types?: string;
  readonly streams?: string;
}

/**
 * Writes the events that a person oversees into a file, one a line or row, with a manifest beside it. Ctrl-C keeps what was written; the same
 * command goes on there.
 */
export async function events(options: EventsOptions): Promise<void> {
  const { as, form, format, fromDay, toDay } = options;
  refuseDays(fromDay, toDay);
  const types = listed(options.types);
  const streams = listed(options.streams);
  refuseUnknown(types, streams);
  const path = resolve(options.file);
  const stop = new AbortController();
  const interrupt = () => {
    stop.abort(new Error('Interrupted. The same command goes on where it stopped.'));
  };
  process.once('SIGINT', interrupt);
  const { withInProcessClient } = await import('../../api/in-process-client.js');
  await withInProcessClient(as, async (client, pool) => {
    const caller = await new Callers(pool).byId(client.person);
    if (!caller) throw new Error(`No person ${as} found: the person has just been erased.`);
    const body: EventExportBody = {
      form,
      ...(format === 'parquet' ? { format } : {}),
      ...(fromDay === undefined ? {} : { fromDay }),
      ...(toDay === undefined ? {} : { toDay }),
      ...(types ? { types } : {}),
      ...(streams ? { streams } : {}),
    };
    const bar = new cliProgress.SingleBar({
      format: 'Writing {bar} {value}/{total} positions · {eta_formatted} left',
    });
    bar.start(0, 0);
    const progress = (done: number, total: number) => {
      bar.setTotal(total);
      bar.update(done);
    };
    const manifest = await client.events
      .dump(caller, body, path, { signal: stop.signal, progress })
      .finally(() => {
        bar.stop();
        process.off('SIGINT', interrupt);
      });
    const manifestPath = `${path}.manifest.json`;
    await writeFile(manifestPath, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    console.log(`${path}\n${manifestPath}\n${manifest.events} events, SHA-256 ${manifest.sha256}`);
  });
}

const listed = (names: string | undefined): string[] | undefined =>
  names?.split(',').map((name) => name.trim());

/** @throws Error for a type that is none, or a name that is none of a stream */
function refuseUnknown(types: readonly string[] = [], streams: readonly string[] = []): void {
  const type = types.find((one) => !EVENT_TYPES.includes(one));
  if (type !== undefined)
    throw new Error(`There is no event type ${type}.${didYouMean(type, EVENT_TYPES)}`);
  const stream = streams.find((one) => !STREAM_NAME.test(one));
  if (stream !== undefined)
    throw new Error(
      `${stream} is no name of a stream. Streams are named such as registration-<id>.`,
    );
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** @throws Error for a day that is none, or days in the wrong order */
function refuseDays(from: string | undefined, to: string | undefined): void {
  for (const [option, day] of [
    ['--from-day', from],
    ['--to-day', to],
  ]) {
    const isDay = day !== undefined && DAY.test(day) && !Number.isNaN(Date.parse(day));
    if (day !== undefined && !isDay)
      throw new Error(`${option} must be a day, such as 2026-01-31. It is ${day}.`);
  }
  if (from !== undefined && to !== undefined && from > to)
    throw new Error(`--from-day ${from} is after --to-day ${to}.`);
}
