import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { JobAnswer } from '#platform/jobs';
import { outcomesOf, type Outcome } from '../../support/jobs.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date, levels: [acme/paris, acme/lyon] }
    beta: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
    others: { coordinators: [otto] }
  people:
    eva: { employee: acme/paris, manager: max }
    tom: { employee: acme/lyon, manager: max }
    nora: { employee: acme/paris }
    bob: { employee: beta }
    max: { manager: acme }
    ada: { admin: acme }
    lea: { admin: acme/lyon }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
    - { company: beta, nonprofit: helpers, status: validated }
  initiatives:
    cleanup:
      nonprofit: helpers
      kind: slots
      slots:
        s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00, capacity: 3 }
        s2: { start: 2026-02-10T14:00, end: 2026-02-10T17:00 }
`;

let app: HttpApp;
const ids: Record<string, string> = {};
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  for (const person of ['eva', 'tom', 'nora', 'bob']) {
    const dates = ['s1', 's2'].map((name) => ({
      slot: app.scenario.id('slot', `cleanup.${name}`),
    }));
    const { body } = await app.do(person, '/registrations/select-dates', {
      initiative: app.scenario.id('initiative', 'cleanup'),
      dates,
    });
    ids[person] = body.id;
  }
});
afterAll(() => app.close());

const revision = async (person: string): Promise<number> => {
  const { rows } = await app.scenario.product.runtime.pool.query<{ revision: number }>(
    'SELECT revision FROM read.registrations WHERE id = $1',
    [ids[person]],
  );
  return rows[0]?.revision as number;
};
const items = (...people: string[]) =>
  Promise.all(
    people.map(async (person) => ({ registration: ids[person], revision: await revision(person) })),
  );
const send = (by: string, body: object, query = '', headers: Record<string, string> = {}) =>
  app.send<JobAnswer>(by, 'POST', `/registrations/bulk?wait=true${query}`, body, headers);
async function bulk(
  by: string,
  body: object,
  query = '',
  headers: Record<string, string> = {},
): Promise<{ job: JobAnswer; outcomes: Outcome[] }> {
  const { body: job, status, problem } = await send(by, body, query, headers);
  expect({ status, problem: status === 200 ? undefined : problem }).toEqual({
    status: 200,
    problem: undefined,
  });
  await app.settle();
  return { job, outcomes: await outcomesOf(app, by, job.id) };
}
const short = (outcomes: readonly Outcome[]) =>
  outcomes.map(({ outcome, rule, events }) =>
    [outcome, rule ?? (events as string[]).join(' ')].join(' '),
  );

describe('a bulk request', () => {
  test('tries first: events, mails and the status after, and changes nothing', async () => {
    const before = await app.events();
    const { job, outcomes } = await bulk(
      'cora',
      { command: 'ConfirmDates', items: await items('eva', 'bob') },
      '&dryRun=true',
    );
    expect(job).toMatchObject({
      kind: 'bulk',
      status: 'done',
      progress: { done: 2, total: 2 },
      counts: { would_be_done: 2 },
    });
    expect(outcomes).toMatchObject([
      {
        number: 1,
        registration: ids['eva'],
        status: 'awaiting_manager_approval',
        events: ['DateConfirmedByCoordinator', 'DateConfirmedByCoordinator'],
        follows: [{ type: 'ManagerApprovalRequested' }],
        mails: [
          { kind: 'DateConfirmedByCoordinator', audience: 'employee' },
          { kind: 'ManagerApprovalRequested', audience: 'manager' },
        ],
      },
      { number: 2, registration: ids['bob'], status: 'in_progress', follows: [] },
    ]);
    expect(await app.events()).toBe(before);
  });

  test('decides each item by itself; a changed one is stale', async () => {
    const listed = await items('eva', 'tom', 'nora', 'bob');
    await app.do('tom', `/registrations/${ids['tom']}/post-message`, { text: 'One more thing' });
    const { job, outcomes } = await bulk('cora', {
      command: 'ConfirmDates',
      items: listed.slice(0, 3),
    });
    expect(short(outcomes)).toEqual([
      'done DateConfirmedByCoordinator DateConfirmedByCoordinator',
      'refused stale_revision',
      'done DateConfirmedByCoordinator DateConfirmedByCoordinator',
    ]);
    expect(outcomes[1]).toMatchObject({ kind: 'stale', httpStatus: 412 });
    expect(job.counts).toEqual({ done: 2, refused: 1 });
    expect(await revision('bob')).toBe(listed[3]?.revision); // not named, not touched
  });

  test('confirms no more than there are places', async () => {
    const FIRST =
      'SELECT id FROM read.participation_dates WHERE owner = $1 ORDER BY start_at LIMIT 1';
    const dates = async (person: string) =>
      (
        await app.scenario.product.runtime.pool.query<{ id: string }>(FIRST, [ids[person]])
      ).rows.map((row) => row.id);
    const named = await Promise.all(
      (await items('tom', 'bob')).map(async (item, at) => ({
        ...item,
        dates: await dates(['tom', 'bob'][at] as string),
      })),
    );
    const { outcomes } = await bulk('cora', { command: 'ConfirmDates', items: named });
    expect(short(outcomes).sort()).toEqual([
      'done DateConfirmedByCoordinator',
      'refused slot_full',
    ]);
  });

  test('gives every item the caller’s own right to it', async () => {
    const all = await items('eva', 'nora', 'bob');
    expect(short((await bulk('max', { command: 'ApproveDates', items: all })).outcomes)).toEqual([
      'done DateApprovedByManager DateApprovedByManager',
      'refused not_found', // of another's report
      'refused not_found', // of another company
    ]);
    expect(
      short((await bulk('otto', { command: 'RefuseDates', items: await items('tom') })).outcomes),
    ).toEqual(['refused not_found']);
    expect(
      short((await bulk('lea', { command: 'RefuseDates', items: await items('tom') })).outcomes),
    ).toEqual(['refused role']);
  });

  test('under the client’s key is done once, and another request under it is refused', async () => {
    const body = { command: 'RemindManager', items: await items('nora', 'tom') };
    const first = await bulk('ada', body, '', { 'idempotency-key': 'remind' });
    const before = await app.events();
    const again = await bulk('ada', body, '', { 'idempotency-key': 'remind' });
    expect(again.job.id).toBe(first.job.id);
    expect(again.outcomes).toEqual(first.outcomes);
    expect(await app.events()).toBe(before);
    const other = await send('ada', { ...body, items: body.items.slice(1) }, '', {
      'idempotency-key': 'remind',
    });
    expect([other.status, other.problem.rule]).toEqual([400, 'key_reused']);
  });

  test('validates and disputes', async () => {
    await app.at('2026-02-11T09:00');
    await app.do('eva', `/registrations/${ids['eva']}/confirm-participation`);
    const dispute = { command: 'DisputeParticipation', items: await items('eva') };
    expect((await send('cora', dispute)).problem).toMatchObject({
      field: 'reason',
      rule: 'isString',
    });
    expect(
      short(
        (await bulk('cora', { command: 'ValidateParticipation', items: await items('eva') }))
          .outcomes,
      ),
    ).toEqual(['done ParticipationValidated ParticipationValidated']);
    expect(
      short(
        (await bulk('cora', { ...dispute, items: await items('eva'), reason: 'Another day' }))
          .outcomes,
      ),
    ).toEqual(['done ParticipationDisputed ParticipationDisputed']);
  });

  test.each<[string, (item: object) => object, string, string]>([
    ['without items', () => ({ command: 'ConfirmDates', items: [] }), 'items', 'arrayMinSize'],
    [
      'naming one twice',
      (item) => ({ command: 'ConfirmDates', items: [item, item] }),
      'items',
      'arrayUnique',
    ],
    [
      'naming more than a thousand',
      (item) => ({
        command: 'ConfirmDates',
        items: Array.from({ length: 1_001 }, () => ({ ...item, registration: randomUUID() })),
      }),
      'items',
      'arrayMaxSize',
    ],
    [
      'without a revision',
      () => ({ command: 'ConfirmDates', items: [{ registration: ids['eva'] }] }),
      'items.0.revision',
      'isInt',
    ],
    [
      'of another command',
      (item) => ({ command: 'CancelRegistration', items: [item] }),
      'command',
      'isIn',
    ],
    [
      'with a reason where there is none',
      (item) => ({ command: 'ConfirmDates', items: [item], reason: 'so' }),
      'reason',
      'unknown_field',
    ],
    [
      'with dates where there are none',
      (item) => ({ command: 'RemindManager', items: [{ ...item, dates: [ids['eva']] }] }),
      'items.0.dates',
      'unknown_field',
    ],
    [
      'with words of no item',
      (item) => ({ command: 'ConfirmDates', items: [{ ...item, colour: 'red' }] }),
      'items.0.colour',
      'unknown_field',
    ],
  ])('%s is malformed', async (_, body, field, rule) => {
    const { status, problem } = await send('cora', body({ registration: ids['eva'], revision: 1 }));
    expect({
      status,
      errors: problem.errors?.map((error) => `${error.field} ${error.rule}`),
    }).toEqual({
      status: 400,
      errors: expect.arrayContaining([`${field} ${rule}`]),
    });
  });

  test('is its requester’s alone', async () => {
    const { job } = await bulk('cora', { command: 'RefuseDates', items: await items('bob') });
    expect((await app.get('otto', `/jobs/${job.id}`)).status).toBe(404);
    expect((await app.get('otto', `/jobs/${job.id}/outcomes`)).status).toBe(404);
    expect((await app.send('otto', 'DELETE', `/jobs/${job.id}`)).status).toBe(404);
    expect((await app.get<JobAnswer[]>('cora', '/jobs')).body.some(({ id }) => id === job.id)).toBe(
      true,
    );
    expect((await app.send('cora', 'DELETE', `/jobs/${job.id}`)).status).toBe(204);
    expect((await app.get('cora', `/jobs/${job.id}`)).status).toBe(404);
  });
});
