import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JobAnswer } from '#platform/jobs';
import { Callers } from '#platform/authorization';
import { withInProcessClient } from '../../../apps/api/in-process-client.js';
import { events } from '../../../apps/cli/commands/events.command.js';
import { exportsFolder } from '../../../apps/runtime/config.js';
import { openDuckDb, type DuckDb, type DuckRow } from '../../support/duckdb.js';
import { openExports, type ExportApp } from '../../support/exports.js';

interface Manifest {
  readonly events: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly fileFormat: string;
  readonly types: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

let exportApp: ExportApp;
let duck: DuckDb;
let folder: string;
const environment = { ...process.env };
beforeAll(async () => {
  exportApp = await openExports();
  await exportApp.say('eva', `/registrations/${exportApp.ids.slots}/post-message`, {
    text: 'Two lines\u2028in one',
  });
  duck = await openDuckDb();
  folder = await mkdtemp(join(tmpdir(), 'parquet-'));
  const { config } = exportApp.app.scenario.product.runtime;
  Object.assign(process.env, {
    DATABASE_URL: exportApp.app.databaseUrl,
    LEDGER_DATA: config.LEDGER_DATA,
  });
});
afterAll(async () => {
  process.env = environment;
  duck.close();
  await rm(folder, { recursive: true, force: true });
  await exportApp.app.close();
});

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function exported(who: string, body: object) {
  const { app } = exportApp;
  const answer = await app.send<JobAnswer>(who, 'POST', '/event-exports?wait=true', body);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.problem));
  const { id } = answer.body;
  const { body: manifest } = await app.get<Manifest>(who, `/event-exports/${id}/manifest`);
  const headers = { authorization: `Bearer ${await app.token(who)}` };
  const response = await fetch(`${app.scenario.product.url}/event-exports/${id}/file`, { headers });
  return { manifest, response, bytes: Buffer.from(await response.arrayBuffer()) };
}

async function rowsIn(bytes: Buffer): Promise<DuckRow[]> {
  const path = join(folder, `${sha256(bytes)}.parquet`);
  await writeFile(path, bytes);
  return duck.rows(`SELECT * REPLACE (
      strftime(occurred_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS occurred_at,
      strftime(recorded_at, '%Y-%m-%dT%H:%M:%S.%gZ') AS recorded_at)
    FROM read_parquet('${path}')`);
}

const given = (fields: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
const parsed = (text: unknown) => (text === null ? null : (JSON.parse(text as string) as object));

/** A row as the line that the other format has of it. */
const lineOf = (row: DuckRow) => {
  const { position, stream, revision, id, type, version, actor, hash } = row;
  const { capacity, command, correlation, causation, mandate } = row;
  return {
    ...{ position, stream, revision, id, type, version, actor, hash },
    ...{ occurredAt: row['occurred_at'], recordedAt: row['recorded_at'] },
    ...(row['actor_withheld'] ? { actorWithheld: true } : {}),
    meta: {
      ...{ capacity, mandate, command, correlation, causation, commandId: row['command_id'] },
      ...given({ via: row['via'] }),
    },
    data: parsed(row['data']),
    ...given({ erased: parsed(row['erased']), withheld: parsed(row['withheld']) }),
  };
};
const linesOf = (bytes: Buffer) =>
  bytes
    .toString('utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as object);

describe('a Parquet export of events', () => {
  test.each([
    ['pia', 'opened'],
    ['pia', 'sealed'],
    ['ada', 'opened'],
    ['bea', 'opened'],
  ])('has for %s, %s, what the lines have', async (who, form) => {
    const lines = linesOf((await exported(who, { form })).bytes);
    const rows = await rowsIn((await exported(who, { form, format: 'parquet' })).bytes);
    expect(lines.length).toBeGreaterThan(0);
    expect(rows.map(lineOf)).toEqual(lines);
  });

  test('has a manifest of the file', async () => {
    const { manifest, bytes, response } = await exported('pia', { format: 'parquet' });
    expect(manifest).toMatchObject({
      fileFormat: 'parquet',
      request: { format: 'parquet' },
      events: await exportApp.app.events(),
      bytes: bytes.length,
      sha256: sha256(bytes),
    });
    expect(response.headers.get('content-type')).toBe('application/vnd.apache.parquet');
    expect(response.headers.get('content-disposition')).toMatch(/\.parquet"$/);
  });

  test('of nothing has its columns and no row', async () => {
    const { bytes, manifest } = await exported('ada', {
      format: 'parquet',
      types: ['RegistrationReopened'],
    });
    expect([await rowsIn(bytes), manifest.events]).toEqual([[], 0]);
  });

  test('leaves no unfinished file behind', async () => {
    await exported('pia', { format: 'parquet' });
    const names = await readdir(
      join(exportsFolder(exportApp.app.scenario.product.runtime.config), 'events'),
    );
    expect(names.filter((name) => !/\.(jsonl|parquet)$/.test(name))).toEqual([]);
  });

  test('refuses another format', async () => {
    const { status } = await exportApp.app.send('pia', 'POST', '/event-exports', { format: 'csv' });
    expect(status).toBe(400);
  });
});

describe('a Parquet file by command line', () => {
  const path = () => join(folder, 'events.parquet');

  test('goes on where an interrupted run has stopped, to the same bytes', async () => {
    const stop = new AbortController();
    const { pool } = exportApp.app.scenario.product.runtime;
    await withInProcessClient('pia', async (client) => {
      const caller = await new Callers(pool).byId(client.person);
      if (!caller) throw new Error('Pia is nobody.');
      const body = { form: 'opened', format: 'parquet' } as const;
      const dump = client.events.dump(caller, body, path(), {
        signal: stop.signal,
        progress: () => stop.abort(new Error('interrupted')),
      });
      await expect(dump).rejects.toThrow('interrupted');
    });
    expect(await readdir(folder)).toContain('events.parquet.lines.part');
    const said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    await events({ as: 'pia', form: 'opened', format: 'parquet', file: path() }).finally(() =>
      said.mockRestore(),
    );
    const bytes = await readFile(path());
    expect(sha256(bytes)).toBe((await exported('pia', { format: 'parquet' })).manifest.sha256);
    expect((await readdir(folder)).filter((name) => name.includes('.lines'))).toEqual([]);
  });
});
