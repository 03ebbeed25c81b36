import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from '#platform/http';
import type { JobAnswer } from '#platform/jobs';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import { outcomesOf } from '../../support/jobs.js';
import { offerHeader } from '../../support/journey-headers.js';

interface Item {
  readonly id: string;
  readonly kind: string;
  readonly attempts: number;
  readonly problem: string | null;
  readonly recipient: { readonly name: string; readonly mail: string | null };
}

const NAMES = ['eva', 'tom', 'kim'] as const;
let app: HttpApp;
const mails: Record<string, string> = {};
const query = async <T extends object>(sql: string, ...values: unknown[]): Promise<T[]> =>
  (await app.scenario.product.runtime.pool.query<T>(sql, values)).rows;
const dead = async (filter = '') =>
  (await app.get<Page<Item>>('pia', `/dead-mails?limit=200${filter}`)).body.items;
const retry = async (body: object, more = '') => {
  const path = `/dead-mails/retry?wait=true${more}`;
  const { body: job } = await app.send<JobAnswer>('pia', 'POST', path, body);
  return (await outcomesOf(app, 'pia', job.id)).map(({ mail, outcome }) => [mail, outcome]);
};

/** A mail to each of three people, which no server would take. */
beforeAll(async () => {
  app = await openHttpApp(
    offerHeader({
      employees: NAMES,
      others: ['pia: { platform: true }', 'ann: { admin: acme }'],
    }),
  );
  for (const name of NAMES) {
    const { body } = await app.do(name, '/registrations/submit-application', {
      initiative: app.scenario.id('initiative', 'advice'),
    });
    await app.do('cora', `/registrations/${body.id}/decline-application`);
    const [mail] = await query<{ id: string }>(
      `UPDATE work.outbox SET status = 'dead', sent_at = NULL, attempts = 10, problem = '550 [address]: no such mailbox'
        WHERE registration = $1 AND kind = 'ApplicationDeclined' RETURNING id`,
      body.id,
    );
    mails[name] = mail?.id ?? '';
  }
});
afterAll(() => app.close());

describe('mails that failed for good', () => {
  test('are listed with recipient, kind, error and attempts', async () => {
    const items = await dead();
    expect(items.map(({ recipient }) => recipient.name).toSorted()).toEqual(NAMES.toSorted());
    expect(items[0]).toMatchObject({
      kind: 'ApplicationDeclined',
      audience: 'employee',
      attempts: 10,
      problem: '550 [address]: no such mailbox',
    });
    expect(items[0]?.recipient.mail).toContain('@');
  });

  test('are filtered by recipient and kind', async () => {
    const eva = app.scenario.id('person', 'eva');
    expect((await dead(`&recipient=${eva}`)).map(({ id }) => id)).toEqual([mails['eva']]);
    expect(await dead('&kind=ApplicationApproved')).toEqual([]);
    expect(await dead('&kind=ApplicationDeclined&from=2026-01-05&to=2026-01-05')).toHaveLength(3);
    expect(await dead('&from=2026-01-06')).toEqual([]);
  });

  test('are listed page by page', async () => {
    const { body } = await app.get<Page<Item>>('pia', '/dead-mails?limit=2');
    const { body: rest } = await app.get<Page<Item>>(
      'pia',
      `/dead-mails?limit=2&after=${body.next}`,
    );
    expect([...body.items, ...rest.items]).toEqual(await dead());
  });

  test('are no business of a company admin', async () => {
    const listed = await app.get('ann', '/dead-mails');
    const sent = await app.send('ann', 'POST', '/dead-mails/retry', { all: true });
    expect([listed.status, sent.status]).toEqual([403, 403]);
    expect(sent.problem).toMatchObject({ rule: 'role', needs: [{ right: 'platform' }] });
  });

  test.each([[{}], [{ all: true, mails: ['5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11'] }]])(
    'are not sent again without a clear selection: %j',
    async (body) => {
      const { status, problem } = await app.send('pia', 'POST', '/dead-mails/retry', body);
      expect([status, problem.rule]).toEqual([400, 'no_selection']);
    },
  );

  test('stay dead in a dry run', async () => {
    expect(await retry({ mails: [mails['eva']] }, '&dryRun=true')).toEqual([
      [mails['eva'], 'would_be_queued'],
    ]);
    expect(await dead()).toHaveLength(3);
  });

  test('are sent again, each with an outcome', async () => {
    const unknown = '5d2c2a86-1d4e-4b8f-9c2a-0f6f2f9a7b11';
    expect(await retry({ mails: [mails['eva'], unknown] })).toEqual([
      [mails['eva'], 'queued'],
      [unknown, 'not_found'],
    ]);
    await app.settle();
    expect(await query('SELECT status FROM work.outbox WHERE id = $1', mails['eva'])).toEqual([
      { status: 'sent' },
    ]);
    expect(await retry({ mails: [mails['eva']] })).toEqual([[mails['eva'], 'not_dead']]);
  });

  test('name nobody who was erased, and are not sent to them', async () => {
    await app.do('pia', `/people/${app.scenario.id('person', 'tom')}/erase-person`);
    const found = (await dead()).find(({ id }) => id === mails['tom']);
    expect(found?.recipient).toMatchObject({ name: 'Erased person', mail: null });
    expect(await retry({ mails: [mails['tom']] })).toEqual([[mails['tom'], 'recipient_gone']]);
  });

  test('are sent again all at once', async () => {
    expect((await retry({ all: true })).toSorted()).toEqual(
      [
        [mails['kim'], 'queued'],
        [mails['tom'], 'recipient_gone'],
      ].toSorted(),
    );
  });
});
