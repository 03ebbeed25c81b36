import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from '#platform/http';
import type { JobAnswer } from '#platform/jobs';
import type { Projection, StoredEvent } from '#kit/eventsourcing';
import { PROJECTIONS } from '../../../apps/runtime/read-models.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import { outcomesOf, type Outcome } from '../../support/jobs.js';
import { offerHeader } from '../../support/journey-headers.js';

interface Item {
  readonly reader: string;
  readonly stream: string;
  readonly type: string;
  readonly problem: string | null;
  readonly eventsWaiting: number;
}

let app: HttpApp;
const ids: string[] = [];
let mend: () => void;

const projection = PROJECTIONS.find(({ category }) => category === 'registration') as Projection;
const streamOf = (index: number) => `registration-${ids[index]}`;
const parked = async (query = '', who = 'pia') =>
  (await app.get<Page<Item>>(who, `/parked-streams?limit=200${query}`)).body.items;
const readModels = () => parked('&reader=read-models');
const replay = async (body: object, query = ''): Promise<[JobAnswer, Outcome[]]> => {
  const { body: job } = await app.send<JobAnswer>(
    'pia',
    'POST',
    `/parked-streams/replay?wait=true${query}`,
    body,
  );
  return [job, await outcomesOf(app, 'pia', job.id)];
};
const one = (index: number) => ({ items: [{ reader: 'read-models', stream: streamOf(index) }] });

/** Three registrations whose messages cannot be projected. */
beforeAll(async () => {
  app = await openHttpApp(
    offerHeader({
      employees: ['eva', 'tom', 'kim'],
      others: ['pia: { platform: true }', 'ann: { admin: acme }'],
    }),
  );
  for (const name of ['eva', 'tom', 'kim']) {
    const { body } = await app.do(name, '/registrations/submit-application', {
      initiative: app.scenario.id('initiative', 'advice'),
    });
    ids.push(body.id);
  }
  const evolve = projection.evolve.bind(projection);
  const broken = jest
    .spyOn(projection, 'evolve')
    .mockImplementation((state, event: StoredEvent) => {
      if (event.type === 'MessagePosted') throw new Error('It cannot be read.');
      return evolve(state, event);
    });
  mend = () => broken.mockRestore();
  for (const [index, name] of ['eva', 'tom', 'kim'].entries()) {
    await app.do(name, `/registrations/${ids[index]}/post-message`, { text: 'One' });
    await app.do(name, `/registrations/${ids[index]}/post-message`, { text: 'Two' });
  }
});
afterAll(async () => {
  mend();
  await app.close();
});

describe('parked streams', () => {
  test('are listed with the error and the events that wait', async () => {
    const items = await readModels();
    expect(items.map(({ stream }) => stream)).toEqual([0, 1, 2].map(streamOf));
    expect(items[0]).toMatchObject({
      type: 'MessagePosted',
      revision: 1,
      problem: 'It cannot be read.',
      eventsWaiting: 2,
    });
  });

  test('are filtered by whether they failed or wait for the read models', async () => {
    const waiting = await parked('&state=waiting');
    expect(new Set(waiting.map(({ problem }) => problem))).toEqual(new Set([null]));
    expect(new Set(waiting.map(({ reader }) => reader))).toEqual(new Set(['mails', 'processes']));
    expect(await parked('&state=failed')).toEqual(await readModels());
  });

  test('are listed page by page', async () => {
    const { body } = await app.get<Page<Item>>('pia', '/parked-streams?reader=read-models&limit=2');
    const { body: rest } = await app.get<Page<Item>>(
      'pia',
      `/parked-streams?reader=read-models&limit=2&after=${body.next}`,
    );
    expect([...body.items, ...rest.items]).toEqual(await readModels());
  });

  test('are no business of a company admin', async () => {
    const listed = await app.get('ann', '/parked-streams');
    const { status, problem } = await app.send('ann', 'POST', '/parked-streams/replay', {
      all: true,
    });
    expect([listed.status, status]).toEqual([403, 403]);
    expect(problem).toMatchObject({ rule: 'role', needs: [{ right: 'platform' }] });
  });

  test.each([[{}], [{ all: true, items: [{ reader: 'mails', stream: 'x' }] }]])(
    'are not replayed without a clear selection: %j',
    async (body) => {
      const { status, problem } = await app.send('pia', 'POST', '/parked-streams/replay', body);
      expect([status, problem.rule]).toEqual([400, 'no_selection']);
    },
  );

  test('stay parked in a dry run, which names them', async () => {
    const [job, outcomes] = await replay({ all: true }, '&dryRun=true');
    expect(job.progress.done).toBe((await parked()).length);
    expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['would_be_replayed']));
    expect(await readModels()).toHaveLength(3);
  });

  test('stay parked, with the error, while the cause lasts', async () => {
    const [, outcomes] = await replay(one(0));
    expect(outcomes[0]).toMatchObject({
      stream: streamOf(0),
      outcome: 'still_parked',
      problem: expect.stringContaining('It cannot be read.'),
    });
    expect(outcomes.slice(1).map(({ outcome }) => outcome)).toEqual(
      outcomes.slice(1).map(() => 'waiting'),
    );
  });

  test('are replayed one by one, with the readers that wait for them', async () => {
    mend();
    const [job, outcomes] = await replay(one(0));
    expect(job).toMatchObject({ status: 'done', kind: 'replay-parked' });
    expect(outcomes.map(({ outcome, stream }) => [outcome, stream])).toEqual(
      outcomes.map(() => ['replayed', streamOf(0)]),
    );
    expect((await parked()).filter(({ stream }) => stream === streamOf(0))).toEqual([]);
    expect(await readModels()).toHaveLength(2);
  });

  test('that are not parked have an outcome that says so', async () => {
    const [, outcomes] = await replay(one(0));
    expect(outcomes).toMatchObject([{ outcome: 'not_parked', stream: streamOf(0) }]);
  });

  test('are replayed all at once', async () => {
    const before = await parked();
    const [job] = await replay({ all: true });
    expect(job.counts).toEqual({ replayed: before.length });
    expect(await parked()).toEqual([]);
    await app.settle();
    const { body } = await app.get<Page<{ status: string }>>('cora', '/registrations');
    expect(body.items.map(({ status }) => status)).toEqual(Array(3).fill('conversation'));
  });
});
