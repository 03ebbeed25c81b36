import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { accept, answer, WebhookReceiver } from '../../support/webhook-receiver.js';
import { WebhookApp, type Webhook } from './webhooks.fixture.js';

let place: WebhookApp;
beforeAll(async () => {
  place = await WebhookApp.open();
});
afterAll(() => place.close());

describe('a webhook', () => {
  test('delivers what happens, signed by Standard Webhooks, as a CloudEvent', async () => {
    const webhook = await place.made('ada');
    await place.message('A word between us');
    expect(place.receiver.received).toHaveLength(1);
    const [received] = place.receiver.received;
    if (!received) throw new Error('Nothing was delivered.');
    expect(webhook.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(WebhookReceiver.isGenuine(webhook.secret, received)).toBe(true);
    const altered = { ...received, text: received.text.replace('Posted', 'Poste') };
    expect(WebhookReceiver.isGenuine(webhook.secret, altered)).toBe(false);
    expect(received.headers['content-type']).toBe('application/cloudevents+json');
    expect(received.id).toBe(received.event.id);
    expect(received.event).toMatchObject({
      specversion: '1.0',
      type: 'MessagePosted',
      subject: `registration-${place.exports.ids.slots}`,
    });
    await place.remove('ada', webhook);
  });

  test('delivers the events that the feed gives, from any position, in order', async () => {
    const webhook = await place.made('pia', { after: '' });
    await place.app.settle();
    const token = await place.app.token('pia');
    const feed = await fetch(`${place.app.scenario.product.url}/events?limit=1000`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const events = (await feed.json()) as object[];
    expect(events.length).toBeGreaterThan(40);
    expect(place.receiver.received.map(({ event }) => event)).toEqual(events);
    expect(await place.of('pia', webhook.id)).toMatchObject({ upToDate: true, failedAttempts: 0 });
    await place.remove('pia', webhook);
  });

  test('delivers only the types that it names', async () => {
    const webhook = await place.made('pia', { after: '', types: ['DateSelected'] });
    await place.app.settle();
    expect(new Set(place.receiver.types)).toEqual(new Set(['DateSelected']));
    await place.remove('pia', webhook);
  });

  test('of a main admin delivers their company alone, a level of it at most', async () => {
    const registrationsOf = async (body: object): Promise<Set<string>> => {
      const webhook = await place.made('ada', { after: '', ...body });
      await place.app.settle();
      const subjects = place.receiver.received.map(({ event }) => event.subject);
      await place.remove('ada', webhook);
      return new Set(subjects.filter((subject) => subject.startsWith('registration-')));
    };
    const { slots, mentoring, proposed } = place.exports.ids;
    const named = (...ids: string[]) => new Set(ids.map((id) => `registration-${id}`));
    expect(await registrationsOf({})).toEqual(named(slots, mentoring, proposed));
    const level = place.exports.id('level', 'acme/paris');
    expect(await registrationsOf({ level })).toEqual(named(slots));
  });

  test('shows texts of messages to nobody whom the feed would not show them', async () => {
    const textsFor = async (person: string) => {
      const webhook = await place.made(person, { after: '', types: ['MessagePosted'] });
      await place.app.settle();
      const texts = place.receiver.received.map(({ event: { data, withheld } }) => [
        data['text'],
        withheld,
      ]);
      await place.remove(person, webhook);
      return texts[0];
    };
    expect(await textsFor('pia')).toEqual([null, 'text']);
    expect(await textsFor('ada')).toEqual(['A word between us', undefined]); // under a mandate
  });

  test('is found again by its Idempotency-Key, and shows its secret to nobody else', async () => {
    const body = { address: place.receiver.url };
    const headers = { 'idempotency-key': 'one-webhook' };
    const first = await place.send('ada', 'POST', '', body, headers);
    const second = await place.send('ada', 'POST', '', body, headers);
    expect(second.body).toEqual(first.body);
    const { body: list } = await place.send<Webhook[]>('ada', 'GET');
    expect(list).toHaveLength(1);
    expect(JSON.stringify(list)).not.toContain('whsec_');
    const { rows } = await place.app.scenario.product.runtime.pool.query<{ text: string }>(
      'SELECT a::text AS text FROM work.answers a UNION ALL SELECT w::text FROM work.webhooks w',
    );
    expect(rows.filter(({ text }) => text.includes(first.body.secret ?? ''))).toEqual([]);
    await place.remove('ada', first.body);
  });

  test('signs with both secrets for a day after a rotation', async () => {
    const { id, secret: old } = await place.made('ada');
    const { body: rotated } = await place.send('ada', 'POST', `/${id}/rotate-secret`, {});
    await place.message('To both');
    const [received] = place.receiver.received;
    if (!received) throw new Error('Nothing was delivered.');
    expect(rotated.previousSecretUntil).toBe('2026-02-05T09:00:00.000Z');
    for (const secret of [old, rotated.secret ?? ''])
      expect(WebhookReceiver.isGenuine(secret, received)).toBe(true);
    await place.app.at('2026-02-05T10:00');
    await place.message('To one');
    const last = place.receiver.received.at(-1);
    if (!last) throw new Error('Nothing was delivered.');
    expect(WebhookReceiver.isGenuine(old, last)).toBe(false);
    expect(WebhookReceiver.isGenuine(rotated.secret ?? '', last)).toBe(true);
    await place.remove('ada', rotated);
  });

  test('answers a dry run with what it would be, and is not made', async () => {
    const path = '?dryRun=true';
    const { status, body } = await place.send('ada', 'POST', path, { address: place.receiver.url });
    expect([status, body.status, body.secret]).toEqual([201, 'active', undefined]);
    expect((await place.send<Webhook[]>('ada', 'GET')).body).toEqual([]);
  });

  test('is recorded as a read of its owner', async () => {
    const webhook = await place.made('ada');
    await place.message('Recorded');
    const { body, problem } = await place.app.get<{ items: { rows: number; subject: string }[] }>(
      'pia',
      `/reads?what=webhook&reader=${place.exports.id('person', 'ada')}`,
    );
    expect(problem.detail).toBeUndefined();
    const own = body.items.filter(({ subject }) => subject === webhook.id);
    expect(own.map(({ rows }) => rows)).toEqual([1]);
    await place.remove('ada', webhook);
  });
});

describe('a delivery that fails', () => {
  test('is tried again with growing pauses, and the next event waits', async () => {
    const { receiver } = place;
    const webhook = await place.made('ada');
    receiver.answer = answer(500);
    await place.message('First');
    await place.message('Second');
    const failing = await place.of('ada', webhook.id);
    expect(failing).toMatchObject({ failedAttempts: 1, upToDate: false, status: 'active' });
    expect(failing.nextAttemptAt).toBe('2026-02-05T09:00:05.000Z');
    await place.app.at('2026-02-05T10:01');
    const attempts = (await place.deliveries('ada', webhook.id)).toReversed();
    expect(new Set(attempts.map(({ event }) => event)).size).toBe(1);
    expect(attempts.map(({ attempt, nextAttemptAt }) => [attempt, nextAttemptAt])).toEqual([
      [1, '2026-02-05T09:00:05.000Z'],
      [2, '2026-02-05T09:00:15.000Z'],
      [3, '2026-02-05T09:00:35.000Z'],
      [4, '2026-02-05T09:01:15.000Z'],
    ]);
    expect(attempts[0]).toMatchObject({
      outcome: 'failed',
      status: 500,
      problem: 'The address answered with 500.',
    });
    receiver.answer = accept;
    receiver.received.length = 0;
    await place.app.at('2026-02-05T10:02');
    expect(receiver.received.map(({ event }) => event.data['text'])).toEqual(['First', 'Second']);
    const [last, before] = await place.deliveries('ada', webhook.id);
    expect([before?.attempt, before?.outcome]).toEqual([5, 'delivered']);
    expect([last?.attempt, last?.outcome, last?.status]).toEqual([1, 'delivered', 204]);
    await place.remove('ada', webhook);
  });

  test('is not tried again before Retry-After', async () => {
    const webhook = await place.made('ada');
    place.receiver.answer = answer(503, { 'retry-after': '120' });
    await place.message('Later');
    expect((await place.of('ada', webhook.id)).nextAttemptAt).toBe('2026-02-05T09:04:00.000Z');
    place.receiver.answer = accept;
    await place.remove('ada', webhook);
  });

  test('is no success where the address redirects, and the redirect is not followed', async () => {
    const elsewhere = await WebhookReceiver.start();
    const webhook = await place.made('ada');
    place.receiver.answer = answer(307, { location: elsewhere.url });
    await place.message('Elsewhere');
    const [attempt] = await place.deliveries('ada', webhook.id);
    expect([attempt?.status, attempt?.outcome, elsewhere.received]).toEqual([307, 'failed', []]);
    place.receiver.answer = accept;
    await place.remove('ada', webhook);
    await elsewhere.close();
  });
});
