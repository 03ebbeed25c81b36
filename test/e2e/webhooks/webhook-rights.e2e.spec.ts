import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { answer } from '../../support/webhook-receiver.js';
import { mailsTo, mailTo } from '../../support/mails.js';
import { WebhookApp, type Webhook } from './webhooks.fixture.js';

let place: WebhookApp;
beforeAll(async () => {
  place = await WebhookApp.open();
});
afterAll(() => place.close());
const grantOfMain = () => ({ role: 'admin', level: place.exports.id('level', 'acme') });

describe('a webhook is refused', () => {
  test.each(['eva', 'max', 'cora', 'lea', 'aud', 'ana'])('to %s, by name', async (person) => {
    const { status, problem } = await place.send(person, 'POST', '', {
      address: place.receiver.url,
    });
    expect([status, problem.rule]).toEqual([403, 'role']);
    expect(problem.needs?.map(({ right }) => right)).toEqual(['main_admin', 'platform']);
  });

  test('for a level of another company', async () => {
    const level = place.exports.id('level', 'acme/paris');
    const { status } = await place.send('bea', 'POST', '', { address: place.receiver.url, level });
    expect(status).toBe(404);
  });

  test.each([
    [{ address: 'no address' }, 'address', 'webhook_address'],
    [{ address: 'ftp://hooks.example.com' }, 'address', 'webhook_address'],
    [{ address: 'https://me:secret@hooks.example.com' }, 'address', 'webhook_address'],
    [{ address: 'https://hooks.example.com/#top' }, 'address', 'webhook_address'],
    [{ types: ['Foretold'] }, 'types', 'isIn'],
    [{ types: [] }, 'types', 'arrayMinSize'],
    [{ after: '9999999999999999' }, 'after', 'position'],
    [{ after: 'nonsense' }, 'after', 'matches'],
    [{ level: 'paris' }, 'level', 'isUuid'],
    [{ secret: 'whsec_mine' }, 'secret', 'unknown_field'],
  ])('for %j', async (body, field, rule) => {
    const { status, problem } = await place.send('ada', 'POST', '', {
      address: place.receiver.url,
      ...body,
    });
    expect([status, problem.field, problem.rule]).toEqual([400, field, rule]);
  });

  test('beyond twenty of one person', async () => {
    for (let count = 0; count < 20; count += 1) await place.made('bea');
    const { status, problem } = await place.send('bea', 'POST', '', {
      address: place.receiver.url,
    });
    expect([status, problem.rule]).toEqual([409, 'too_many_webhooks']);
  });

  test('to anybody but its owner, who finds none', async () => {
    const { id } = await place.made('ada');
    for (const [method, path] of [
      ['GET', ''],
      ['PUT', ''],
      ['DELETE', ''],
      ['POST', '/rotate-secret'],
      ['POST', '/replay'],
      ['GET', '/deliveries'],
    ] as const) {
      const body = { PUT: { address: place.receiver.url }, POST: { after: '' } }[
        method === 'PUT' ? 'PUT' : 'POST'
      ];
      const sent = method === 'GET' || path === '/rotate-secret' ? undefined : body;
      const { status } = await place.send('pia', method, `/${id}${path}`, sent);
      expect([method, path, status]).toEqual([method, path, 404]);
    }
    await place.send('ada', 'DELETE', `/${id}`);
  });
});

describe('a webhook is paused', () => {
  test('by its owner, and goes on where it stopped', async () => {
    const webhook = await place.made('ada');
    const body = { address: place.receiver.url, paused: true };
    const { body: paused } = await place.send('ada', 'PUT', `/${webhook.id}`, body);
    expect(paused.status).toBe('paused');
    await place.message('Meanwhile');
    expect(place.receiver.received).toEqual([]);
    await place.send('ada', 'PUT', `/${webhook.id}`, { ...body, paused: false });
    await place.app.settle();
    expect(place.receiver.types).toEqual(['MessagePosted']);
    await place.remove('ada', webhook);
  });

  test('after three days of failure, with one mail, and is resumed', async () => {
    const webhook = await place.made('ada', { description: 'Warehouse' });
    place.receiver.answer = answer(502);
    await place.message('Nobody takes it');
    await place.app.at('2026-02-07T09:30');
    expect((await place.of('ada', webhook.id)).status).toBe('active');
    await place.app.at('2026-02-09T10:00');
    expect(await place.of('ada', webhook.id)).toMatchObject({
      status: 'paused',
      problem: {
        rule: 'failing',
        detail: 'Nothing could be delivered for 3 days. The address answered with 502.',
      },
      failingSince: '2026-02-04T09:00:00.000Z',
    });
    expect(await mailsTo(place.app, 'ada', 'WebhookPaused')).toHaveLength(1);
    const { subject, text } = await mailTo(place.app, 'ada', 'WebhookPaused');
    expect(subject).toMatch(/^Webhook paused: Warehouse \(127\.0\.0\.1:\d+\)$/);
    expect(text).toMatch(/Open webhooks: https?:\S+\/console\/webhooks$/m);
    place.receiver.received.length = 0;
    place.receiver.answer = (response) => response.writeHead(200).end();
    await place.send('ada', 'PUT', `/${webhook.id}`, { address: place.receiver.url });
    await place.app.settle();
    expect(place.receiver.types).toContain('MessagePosted');
    expect(await place.of('ada', webhook.id)).toMatchObject({ status: 'active', upToDate: true });
    await place.remove('ada', webhook);
  });

  test('at once by an address that is gone', async () => {
    const webhook = await place.made('ada');
    place.receiver.answer = answer(410);
    await place.message('To nobody');
    expect(await place.of('ada', webhook.id)).toMatchObject({
      status: 'paused',
      problem: { rule: 'gone' },
    });
    place.receiver.answer = (response) => response.writeHead(200).end();
    await place.remove('ada', webhook);
  });

  test('once its owner has lost the role, who can only delete it', async () => {
    const webhook = await place.made('ada', { types: ['MessagePosted'] });
    const grant = grantOfMain();
    const [person, successor] = ['ada', 'lea'].map((name) => place.exports.id('person', name));
    const named = await place.app.do('ada', `/people/${successor}/grant-role`, grant);
    expect([named.status, named.problem.detail]).toEqual([200, undefined]);
    const revoked = await place.app.do('lea', `/people/${person}/revoke-role`, grant);
    expect([revoked.status, revoked.problem.detail]).toEqual([200, undefined]);
    await place.message('After the role');
    expect(place.receiver.received).toEqual([]);
    const paused = await place.of('ada', webhook.id);
    expect(paused).toMatchObject({ status: 'paused', problem: { rule: 'role' } });
    expect(paused.actions.filter(({ allowed }) => allowed).map(({ command }) => command)).toEqual([
      'DeleteWebhook',
    ]);
    await place.remove('ada', webhook);
  });
});

describe('events are delivered again', () => {
  test('from any position, under the same ids', async () => {
    const webhook = await place.made('pia', { after: '' });
    await place.app.settle();
    const { received } = place.receiver;
    const first = received.map(({ id }) => id);
    const half = Math.floor(first.length / 2);
    const after = received[half - 1]?.event.sequence;
    received.length = 0;
    const path = `/${webhook.id}/replay`;
    const { status, body } = await place.send('pia', 'POST', path, { after });
    expect([status, body.position, body.upToDate]).toEqual([200, after, false]);
    await place.app.settle();
    expect(received.map(({ id }) => id)).toEqual(first.slice(half));
    await place.remove('pia', webhook);
  });

  test('not in a dry run, and not after a position that was never given out', async () => {
    const webhook = await place.made('pia');
    const path = `/${webhook.id}/replay`;
    const { status } = await place.send('pia', 'POST', `${path}?dryRun=true`, { after: '' });
    const { problem } = await place.send('pia', 'POST', path, { after: '9999999999999999' });
    await place.app.settle();
    expect([status, problem.rule, place.receiver.received]).toEqual([200, 'position', []]);
    await place.remove('pia', webhook);
  });
});

describe('an erasure', () => {
  test('reaches consumers, and leaves nothing of the person with webhooks', async () => {
    await place.message('A word of eva’s');
    const types = ['PersonErased', 'MessagePosted'];
    const [ofCompany, ofAll] = [await place.made('lea', { types }), await place.made('pia')];
    await place.app.do('pia', `/people/${place.exports.id('person', 'eva')}/erase-person`);
    const erased = place.receiver.received.filter(({ event }) => event.type === 'PersonErased');
    expect(erased.map(({ event }) => event.subject)).toEqual(
      Array(2).fill(`person-${place.exports.id('person', 'eva')}`),
    );
    place.receiver.received.length = 0;
    await place.send('lea', 'POST', `/${ofCompany.id}/replay`, { after: '' });
    await place.app.settle();
    const [message] = place.receiver.received.filter(({ event }) => event.type === 'MessagePosted');
    expect([message?.event.data['text'], message?.event.erased]).toEqual([null, 'text']);
    const { rows } = await place.app.scenario.product.runtime.pool.query<{ text: string }>(
      `SELECT d::text AS text FROM work.webhook_deliveries d UNION ALL SELECT w::text FROM work.webhooks w`,
    );
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.filter(({ text }) => /word|eva/i.test(text))).toEqual([]);
    await place.remove('pia', ofAll);
    await place.remove('lea', ofCompany);
  });

  test('of an owner deletes their webhooks and deliveries', async () => {
    const owner = place.exports.id('person', 'lea');
    await place.made('lea', { after: '', types: ['DateSelected'] });
    await place.app.settle();
    const successor = place.exports.id('person', 'ada');
    await place.app.do('lea', `/people/${successor}/grant-role`, grantOfMain());
    const erased = await place.app.do('pia', `/people/${owner}/erase-person`);
    expect([erased.status, erased.problem.detail]).toEqual([200, undefined]);
    const { rows } = await place.app.scenario.product.runtime.pool.query<Webhook>(
      `SELECT w.id FROM work.webhooks w WHERE w.owner = '${owner}'
       UNION ALL SELECT d.webhook FROM work.webhook_deliveries d WHERE d.webhook NOT IN (SELECT id FROM work.webhooks)`,
    );
    expect(rows).toEqual([]);
  });
});
