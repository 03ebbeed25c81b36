import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import type { JobAnswer } from '#platform/jobs';
import { openExports, type ExportApp } from '../../support/exports.js';
import { outcomesOf } from '../../support/jobs.js';

const RIGHTS = ['admin', 'auditor', 'analyst', 'platform'].map((right) => ({ right }));

interface Line {
  readonly position: string;
  readonly stream: string;
  readonly type: string;
  readonly revision: number;
  readonly actor: string | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly erased?: string[];
  readonly withheld?: string[];
}

let exportApp: ExportApp;
beforeAll(async () => {
  exportApp = await openExports();
  await exportApp.say('eva', `/registrations/${exportApp.ids.slots}/post-message`, {
    text: 'A word between us',
  });
});
afterAll(() => exportApp.app.close());

const start = (who: string, body: object) =>
  exportApp.app.send<JobAnswer>(who, 'POST', '/event-exports?wait=true', body);
const download = async (who: string, job: string) => {
  const { url } = exportApp.app.scenario.product;
  const headers = { authorization: `Bearer ${await exportApp.app.token(who)}` };
  return fetch(`${url}/event-exports/${job}/file`, { headers });
};
async function exported(who: string, body: object = {}) {
  const { body: job, status, problem } = await start(who, body);
  if (status !== 200) throw new Error(JSON.stringify(problem));
  const [outcome] = await outcomesOf(exportApp.app, who, job.id);
  const response = await download(who, job.id);
  const text = await response.text();
  const lines = text.split('\n').filter(Boolean);
  return { job, outcome, text, response, lines: lines.map((line) => JSON.parse(line) as Line) };
}
const registrationsIn = (lines: readonly Line[]) =>
  new Set(
    lines.flatMap(({ stream }) =>
      stream.startsWith('registration-') ? [stream.slice('registration-'.length)] : [],
    ),
  );

describe('an export of events', () => {
  test('has every event of the log for the platform team, in order', async () => {
    const { lines, outcome, text, response } = await exported('pia');
    expect(lines).toHaveLength(await exportApp.app.events());
    expect(lines.map(({ position }) => position)).toEqual(
      lines.map(({ position }) => position).toSorted(),
    );
    expect(outcome).toMatchObject({
      outcome: 'file',
      events: lines.length,
      bytes: Buffer.byteLength(text),
      sha256: createHash('sha256').update(text).digest('hex'),
    });
    expect(response.headers.get('content-type')).toBe('application/jsonl');
  });

  test('opens names, and withholds texts of messages from those at neither side', async () => {
    const { lines } = await exported('pia');
    const registered = lines.find(
      ({ type, stream }) =>
        type === 'PersonRegistered' && stream === `person-${exportApp.id('person', 'eva')}`,
    );
    expect(registered?.data['name']).toBe('eva');
    const message = lines.find(({ type }) => type === 'MessagePosted');
    expect([message?.data['text'], message?.withheld]).toEqual([null, ['text']]);
  });

  test('gives an admin with a mandate the texts of messages', async () => {
    const { lines } = await exported('ada', { types: ['MessagePosted'] });
    expect(lines.map(({ data }) => data['text'])).toContain('A word between us');
  });

  test('has the registrations in scope, and no others', async () => {
    const { slots, proposed, abroad } = exportApp.ids;
    const mine = registrationsIn((await exported('ada')).lines);
    expect([mine.has(slots), mine.has(proposed), mine.has(abroad)]).toEqual([true, true, false]);
    expect(registrationsIn((await exported('bea')).lines)).toEqual(new Set([abroad]));
  });

  test('has nothing of another company’s people', async () => {
    const { lines } = await exported('bea');
    const people = new Set(
      lines.flatMap(({ stream }) => (/^person-/.test(stream) ? [stream] : [])),
    );
    expect(people).toEqual(
      new Set(['bob', 'bea'].map((name) => `person-${exportApp.id('person', name)}`)),
    );
  });

  test('is limited to positions, types and streams', async () => {
    const all = (await exported('pia')).lines;
    const [from, to] = [all[4]?.position, all[9]?.position];
    expect((await exported('pia', { from, to })).lines).toEqual(all.slice(5, 10));
    const stream = `registration-${exportApp.ids.slots}`;
    expect((await exported('pia', { streams: [stream] })).lines).toEqual(
      all.filter((line) => line.stream === stream),
    );
    expect((await exported('pia', { types: ['DateSelected'] })).lines).toEqual(
      all.filter(({ type }) => type === 'DateSelected'),
    );
  });

  test.each([
    [{ from: '2', to: '1' }, 'positions_out_of_order'],
    [{ types: ['Foretold'] }, undefined],
    [{ streams: ['everything'] }, undefined],
  ])('refuses %j', async (body, rule) => {
    const { status, problem } = await start('pia', body);
    expect(status).toBe(400);
    if (rule) expect(problem.rule).toBe(rule);
  });

  test.each(['eva', 'max', 'cora'])('is not for %s', async (who) => {
    expect(await start(who, {})).toMatchObject({
      status: 403,
      problem: { rule: 'role', needs: RIGHTS },
    });
  });

  test('is its requester’s alone', async () => {
    const { job } = await exported('ada');
    expect((await download('lea', job.id)).status).toBe(404);
  });

  test('is recorded as a read', async () => {
    const { job } = await exported('ana');
    const { body } = await exportApp.app.get<{ items: object[] }>(
      'pia',
      `/reads?what=event-export&reader=${exportApp.id('person', 'ana')}`,
    );
    expect(body.items).toMatchObject([{ capacity: 'analyst', subject: job.id }]);
  });

  test('can no longer be downloaded once somebody was erased', async () => {
    const { job } = await exported('pia');
    await exportApp.app.do('pia', `/people/${exportApp.id('person', 'tom')}/erase-person`);
    const response = await download('pia', job.id);
    expect([response.status, ((await response.json()) as { rule: string }).rule]).toEqual([
      409,
      'erased_since',
    ]);
    const { text } = await exported('pia');
    expect(text).not.toContain('"tom"');
  });
});
