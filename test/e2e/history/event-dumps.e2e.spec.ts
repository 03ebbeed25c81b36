import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chainHash, GENESIS, type EventMeta, type JsonObject } from '#kit/eventsourcing';
import type { JobAnswer } from '#platform/jobs';
import { withInProcessClient } from '../../../apps/api/in-process-client.js';
import { events } from '../../../apps/cli/commands/events.command.js';
import { Callers } from '#platform/authorization';
import { openExports, type ExportApp } from '../../support/exports.js';

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
  readonly meta: Omit<EventMeta, 'actor'>;
  readonly data: JsonObject;
  readonly hash: string;
}
interface Manifest {
  readonly events: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly first: string;
  readonly last: string;
  readonly position: string;
  readonly types: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly erasures: { readonly count: number };
  readonly form: string;
}

let exportApp: ExportApp;
let folder: string;
const environment = { ...process.env };
beforeAll(async () => {
  exportApp = await openExports();
  await exportApp.say('eva', `/registrations/${exportApp.ids.slots}/post-message`, {
    text: 'A word between us',
  });
  folder = await mkdtemp(join(tmpdir(), 'dumps-'));
  const { config } = exportApp.app.scenario.product.runtime;
  Object.assign(process.env, {
    DATABASE_URL: exportApp.app.databaseUrl,
    LEDGER_DATA: config.LEDGER_DATA,
  });
});
afterAll(async () => {
  process.env = environment;
  await rm(folder, { recursive: true, force: true });
  await exportApp.app.close();
});

const linesIn = (text: string) =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line);
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');

async function exported(who: string, body: object) {
  const { app } = exportApp;
  const answer = await app.send<JobAnswer>(who, 'POST', '/event-exports?wait=true', body);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.problem));
  const { id } = answer.body;
  const { body: manifest } = await app.get<Manifest>(who, `/event-exports/${id}/manifest`);
  const headers = { authorization: `Bearer ${await app.token(who)}` };
  const response = await fetch(`${app.scenario.product.url}/event-exports/${id}/file`, { headers });
  const text = await response.text();
  return { manifest, text, lines: linesIn(text), id };
}

describe('an export of events has', () => {
  test('a manifest of positions, schema versions, erasures and hash', async () => {
    const { manifest, text, lines } = await exported('pia', {});
    expect(manifest).toMatchObject({
      format: 'volunteer-ledger/events/1',
      form: 'opened',
      request: {},
      events: lines.length,
      first: lines[0]?.position,
      last: lines.at(-1)?.position,
      bytes: Buffer.byteLength(text),
      sha256: sha256(text),
      erasures: { count: 0 },
      seal: null,
      signature: null,
    });
    const selected = lines.filter(({ type }) => type === 'DateSelected');
    expect(manifest.types['DateSelected']).toEqual({ 1: selected.length });
  });

  test('its manifest for its requester alone', async () => {
    const { id } = await exported('ada', {});
    expect((await exportApp.app.get('pia', `/event-exports/${id}/manifest`)).status).toBe(404);
  });

  test('in the sealed form every event as it is hashed, and no plaintext', async () => {
    const { lines, text, manifest } = await exported('pia', { form: 'sealed' });
    expect(manifest.form).toBe('sealed');
    expect(text).not.toContain('A word between us');
    const heads = new Map<string, string>();
    const wrong = lines.filter(({ stream, revision, actor, meta, hash, ...event }) => {
      const previous = heads.get(stream) ?? GENESIS;
      heads.set(stream, hash);
      const whole = { ...event, meta: { actor, ...meta } as EventMeta };
      return chainHash(previous, stream, revision, whole) !== hash;
    });
    expect([lines.length, wrong]).toEqual([await exportApp.app.events(), []]);
  });

  test('the events that were recorded on some days', async () => {
    const days = new Set(
      (await exported('pia', { fromDay: '2026-01-06', toDay: '2026-01-07' })).lines.map(
        ({ recordedAt }) => recordedAt.slice(0, 10),
      ),
    );
    expect(days).toEqual(new Set(['2026-01-07']));
  });
});

test.each([
  [{ to: '9999999999999999' }, 409, 'position_ahead'],
  [{ from: '9999999999999998' }, 409, 'position_ahead'],
  [{ from: 'abc' }, 400, 'position'],
  [{ fromDay: '2026-02-02', toDay: '2026-02-01' }, 400, 'from_after_to'],
  [{ form: 'half' }, 400, 'isIn'],
])('an export of events refuses %j', async (body, status, rule) => {
  const answer = await exportApp.app.send('pia', 'POST', '/event-exports?wait=true', body);
  expect([answer.status, answer.problem.rule]).toEqual([status, rule]);
});

describe('events by command line', () => {
  const run = async (file: string, more: object = {}) => {
    const said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    try {
      await events({ as: 'pia', form: 'opened', file: join(folder, file), ...more });
    } finally {
      said.mockRestore();
    }
  };
  const read = async (file: string) => ({
    text: await readFile(join(folder, file), 'utf8'),
    manifest: JSON.parse(await readFile(join(folder, `${file}.manifest.json`), 'utf8')) as Manifest,
  });

  test('are those of the export over HTTP, to the byte', async () => {
    await run('all.jsonl');
    const { text, manifest } = await read('all.jsonl');
    expect(text).toBe((await exported('pia', {})).text);
    expect([manifest.sha256, manifest.events]).toEqual([sha256(text), linesIn(text).length]);
  });

  test('go on where an interrupted run has stopped', async () => {
    const path = join(folder, 'resumed.jsonl');
    const stop = new AbortController();
    const { pool } = exportApp.app.scenario.product.runtime;
    await withInProcessClient('pia', async (client) => {
      const caller = await new Callers(pool).byId(client.person);
      if (!caller) throw new Error('Pia is nobody.');
      const dump = client.events.dump(caller, { form: 'opened' }, path, {
        signal: stop.signal,
        progress: () => stop.abort(new Error('interrupted')),
      });
      await expect(dump).rejects.toThrow('interrupted');
    });
    expect(await readdir(folder)).toEqual(expect.arrayContaining(['resumed.jsonl.part']));
    const { length } = await readFile(`${path}.part`);
    await truncate(`${path}.part`, Math.floor(length / 2));
    await run('resumed.jsonl');
    const { text, manifest } = await read('resumed.jsonl');
    expect(text).toBe((await exported('pia', {})).text);
    expect(manifest.sha256).toBe(sha256(text));
    expect(await readdir(folder)).not.toContain('resumed.jsonl.part');
  });

  test.each([
    [{ types: 'DateSelcted' }, 'There is no event type DateSelcted.'],
    [{ streams: 'everything' }, 'everything is no name of a stream'],
    [{ fromDay: 'today' }, '--from-day must be a day'],
    [{ fromDay: '2026-02-02', toDay: '2026-02-01' }, 'is after --to-day'],
    [{ as: 'eva' }, 'You are not permitted to export events'],
  ])('refuse %j', async (options, message) => {
    await expect(run('refused.jsonl', options)).rejects.toThrow(message);
  });
});
