import { READ_MODELS_POSITION } from '#kit/eventsourcing';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import fs from 'node:fs';
import pg from 'pg';
import type { CommandAnswer } from '#platform/http';
import { verifyLog, type HistoryAnswer } from '#features/history';
import { destroyErasedKeys } from '#features/erasure';
import { createRuntime } from '../../../apps/runtime/runtime.js';
import { linkIn, mailsTo, mailTo, open, press } from '../../support/mails.js';
import { findPlaintext } from '../../support/find-plaintext.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date }
  nonprofits:
    helpers: { coordinators: [cora] }
  people:
    tom: { employee: acme, manager: max }
    max: { manager: acme }
    ada: { admin: acme }
    aud: { auditor: acme }
    cora: { coordinator: helpers }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00 }, s2: { start: 2026-06-10T14:00, end: 2026-06-10T17:00 } } }
    advice: { nonprofit: helpers, kind: open }
    tutoring: { nonprofit: helpers, kind: mentoring }
`;

/** Words of the erased, and about them: no escaping changes them, and nothing else in the product says them. */
const ZOE = [
  'Zephyrine',
  'Quuxley',
  'quux.example',
  'Hildegard',
  'Xylophonist',
  'Bassoonist',
  'Clarinettist',
];
const NILS = ['Nilsson', 'Abernathy', 'nils.example', 'Trombonist', 'Cellist', 'Tubist'];

let app: HttpApp;
let printed = '';
let key: Buffer;
let links: { confirm: string; approve: string };
const spies: { mockRestore(): void }[] = [];
let thanks: CommandAnswer;
const ids = { advice: '', slots: '', tutoring: '', late: '', tom: '' };

const readable = (needles: readonly string[]) => {
  const { config } = app.scenario.product.runtime;
  return findPlaintext(needles, {
    databaseUrl: app.databaseUrl,
    folder: config.LEDGER_DATA,
    printed,
  });
};
/** Places, without the words found there. */
const places = (hits: readonly string[]) => [
  ...new Set(hits.map((hit) => hit.split(':')[0]?.replace(/[0-9a-f-]{36}/, 'ID'))),
];
const asOwner = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> => {
  const client = new pg.Client({ connectionString: app.databaseUrl });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
};
interface Kept {
  readonly answers: number;
  readonly quoting: number;
  readonly claims: number;
  readonly jobs: number;
}
/** Rows of the work tables that are a person's, and remembered answers to others that quote Zephyrine. */
const keptOf = async (name: string): Promise<Kept> =>
  (
    await asOwner<Kept>(
      `SELECT (SELECT count(*)::int FROM work.answers WHERE caller = $1) AS answers,
              (SELECT count(*)::int FROM work.answers WHERE caller <> $1 AND body::text LIKE '%Zephyrine%') AS quoting,
              (SELECT count(*)::int FROM (SELECT person FROM work.claims UNION ALL SELECT person FROM work.unique_claims) c WHERE c.person = $1) AS claims,
              (SELECT count(*)::int FROM work.jobs WHERE requester = $1) AS jobs`,
      [app.scenario.id('person', name)],
    )
  )[0] as Kept;
let keys = 0;
/** A command under a key: its answer is remembered. */
const act = (person: string, registration: string, what: string, body: object = {}) =>
  app.do(person, `/registrations/${registration}/${what}`, body, {
    'idempotency-key': `key-${(keys += 1)}`,
  });
const start = async (person: string, what: string, body: object) =>
  (await app.do(person, `/registrations/${what}`, body)).body.id;

/** Tom's message under a key of its own: given again, it is answered as before. */
const sayThanks = async () => {
  const path = `/registrations/${ids.tom}/post-message`;
  const headers = { 'idempotency-key': 'thanks' };
  return (await app.do('tom', path, { text: 'Thanks.' }, headers)).body;
};

async function register(by: string, name: string, path: string, body: object): Promise<void> {
  const { status, body: answer } = await app.do(by, path, body, {
    'idempotency-key': `register-${name}`,
  });
  expect(status).toBe(200);
  app.scenario.ids.person.set(name, answer.id);
}

async function exported(
  name: string,
  format: 'csv' | 'xlsx' = 'csv',
  locale = 'en',
): Promise<{ id: string; lines: string[] }> {
  const { body } = await app.send<{ id: string }>('ada', 'POST', '/exports?wait=true', {
    name,
    format,
    locale,
  });
  const file = await app.get<string>('ada', `/exports/${body.id}/file`);
  return { id: body.id, lines: format === 'csv' ? file.body.trimEnd().split('\r\n') : [] };
}

/** A rich life: every place that the product writes to has something of theirs. */
async function live(): Promise<void> {
  const initiative = (name: string) => app.scenario.id('initiative', name);
  await register('ada', 'zoe', '/people/register-person', {
    name: "Zephyrine O'Quuxley-Łódź",
    mail: 'zq@quux.example',
    locale: 'fr',
  });
  await app.do('ada', `/people/${app.scenario.id('person', 'zoe')}/assign-manager`, {
    manager: app.scenario.id('person', 'max'),
  });
  await register(
    'cora',
    'nils',
    `/nonprofits/${app.scenario.id('nonprofit', 'helpers')}/add-coordinator`,
    {
      name: 'Nilsson Abernathy',
      mail: 'na@nils.example',
    },
  );
  ids.advice = await start('zoe', 'submit-application', { initiative: initiative('advice') });
  await act('zoe', ids.advice, 'post-message', {
    text: 'My mother Hildegard is ill "today", so I may be late.',
  });
  await act('nils', ids.advice, 'post-message', {
    text: 'The Trombonist wishes her well, and so do I.',
  });
  await act('cora', ids.advice, 'post-message', { text: 'Get well! Bring the Xylophonist along.' });
  await act('zoe', ids.advice, 'select-dates', {
    dates: [{ start: '2026-01-20T14:00+01:00', end: '2026-01-20T16:00+01:00' }],
  });
  await act('cora', ids.advice, 'confirm-dates');
  await act('max', ids.advice, 'approve-dates');
  ids.slots = await start('zoe', 'select-dates', {
    initiative: initiative('cleanup'),
    dates: [{ slot: app.scenario.id('slot', 'cleanup.s2') }],
  });
  await act('cora', ids.slots, 'confirm-dates');
  ids.tutoring = await start('zoe', 'submit-application', { initiative: initiative('tutoring') });
  await act('cora', ids.tutoring, 'approve-application');
  ids.tom = await start('tom', 'submit-application', { initiative: initiative('advice') });
  await act('nils', ids.tom, 'post-message', { text: 'The Cellist says hello.' });
  thanks = await sayThanks();
  await act('tom', ids.tom, 'select-dates', {
    dates: [{ start: '2026-01-19T14:00+01:00', end: '2026-01-19T16:00+01:00' }],
  });
  await act('cora', ids.tom, 'confirm-dates');
  await act('max', ids.tom, 'approve-dates');
  await app.at('2026-01-20T17:00');
  const confirm = linkIn(await mailTo(app, 'zoe', 'ParticipationConfirmationRequested'), 'Oui');
  await act('zoe', ids.advice, 'confirm-participation');
  await act('tom', ids.tom, 'confirm-participation');
  await act('cora', ids.advice, 'dispute-participation', {
    reason: 'The Bassoonist did not see her.',
  });
  await act('nils', ids.tom, 'dispute-participation', { reason: 'The Tubist was alone.' });
  await act('aud', ids.advice, 'remind-coordinator'); // refused, and remembered
  await app.do('zoe', `/people/${app.scenario.id('person', 'zoe')}/mute-reminders`, {
    kind: 'EngagementReviewSent',
  });
  await app.get('aud', `/registrations/${ids.advice}/history?as=report`);
  const approve = linkIn(
    await mailTo(app, 'max', 'ManagerApprovalRequested', ids.slots),
    'Approve',
  );
  links = { confirm, approve };
}

beforeAll(async () => {
  const keep = (_to: unknown, text: unknown): number => {
    printed += String(text);
    return Buffer.byteLength(String(text));
  };
  spies.push(jest.spyOn(fs, 'writeSync').mockImplementation(keep)); // the log
  for (const stream of [process.stdout, process.stderr])
    spies.push(
      jest.spyOn(stream, 'write').mockImplementation((text: unknown) => keep(stream, text) > 0),
    );
  app = await openHttpApp(HEAD, { LOG_LEVEL: 'debug' });
  await live();
}, 120_000);
afterAll(async () => {
  for (const spy of spies) spy.mockRestore();
  await app.close();
});

describe('erasing an employee', () => {
  let before: { registrations: string[]; dates: string[]; counts: unknown; exports: string[] };
  let kept: Kept;
  const counts = () =>
    asOwner(
      `SELECT (SELECT count(*)::int FROM read.people) AS people, (SELECT count(*)::int FROM read.registrations) AS registrations,
              (SELECT count(*)::int FROM read.participation_dates) AS dates, (SELECT sum(minutes)::int FROM read.registrations) AS minutes`,
    );

  beforeAll(async () => {
    const [registrations, dates, xlsx] = [
      await exported('registrations'),
      await exported('dates'),
      await exported('registrations', 'xlsx', 'fr'),
    ];
    before = {
      registrations: registrations.lines,
      dates: dates.lines,
      counts: await counts(),
      exports: [registrations.id, dates.id, xlsx.id],
    };
    key = (
      await asOwner<{ wrapped: Buffer }>('SELECT wrapped FROM keys.person_keys WHERE person = $1', [
        app.scenario.id('person', 'zoe'),
      ])
    )[0]?.wrapped as Buffer;
    // Mails that wait, to them and about them, when they are erased.
    const sending = jest.spyOn(app.scenario.product.engine.outbox, 'step').mockResolvedValue(0);
    await act('zoe', ids.tutoring, 'post-message', { text: 'Shall the Clarinettist come too?' });
    await act('cora', ids.tutoring, 'post-message', { text: 'The Clarinettist is welcome.' });
    expect(places(await readable(ZOE))).toEqual([
      'read.people',
      'work.caught_mails',
      'file ./exports/ID.csv',
    ]);
    sending.mockRestore();
    await asOwner(
      `INSERT INTO work.answers (caller, key, fingerprint, status, body) VALUES ($1, 'quotes', '', 200, $2)`,
      [app.scenario.id('person', 'cora'), JSON.stringify({ name: "Zephyrine O'Quuxley-Łódź" })],
    );
    await asOwner(
      `INSERT INTO work.jobs (id, requester, kind, request, status, total, requested_at, expires_at, lease_until)
       VALUES (gen_random_uuid(), $1, 'bulk', '{}', 'done', 0, now(), now() + interval '1 day', now())`,
      [app.scenario.id('person', 'zoe')],
    );
    kept = await keptOf('zoe');
    expect(
      (await app.do('pia', `/people/${app.scenario.id('person', 'zoe')}/erase-person`)).status,
    ).toBe(200);
  }, 120_000);

  test('leaves nothing of theirs in tables, log, mails, answers, files or output', async () => {
    expect(printed).toContain('erase-person');
    expect(await readable(ZOE)).toEqual([]);
    const outbox = await asOwner<{ status: string; count: number }>(
      `SELECT status, count(*)::int AS count FROM work.outbox WHERE recipient = $1 AND status <> 'sent' GROUP BY status`,
      [app.scenario.id('person', 'zoe')],
    );
    expect(outbox).toEqual([{ status: 'dropped', count: 1 }]);
  });

  test('deletes their remembered answers, those that quote them, their claims and jobs', async () => {
    expect(kept).toEqual({ answers: 4, quoting: 1, claims: 2, jobs: 1 });
    expect(await keptOf('zoe')).toEqual({ answers: 0, quoting: 0, claims: 0, jobs: 0 });
    expect((await keptOf('cora')).answers).toBeGreaterThan(5);
    expect((await keptOf('nils')).claims).toBeGreaterThan(0);
  });

  test('leaves the log as it was written', async () => {
    const { store } = app.scenario.product.runtime;
    expect(await verifyLog(store, { dense: true })).toMatchObject({
      problems: [],
      events: await app.events(),
    });
  });

  test('keeps the totals of counts and exports; the name is “Erased person”', async () => {
    expect(await counts()).toEqual(before.counts);
    const [registrations, dates, french] = [
      await exported('registrations'),
      await exported('dates'),
      await exported('dates', 'csv', 'fr'),
    ];
    expect(registrations.lines).toHaveLength(before.registrations.length);
    expect(dates.lines).toHaveLength(before.dates.length);
    expect(registrations.lines.filter((line) => line.includes('Erased person'))).toHaveLength(3);
    expect(french.lines.join()).toContain('Personne effacée');
    expect((await app.get('ada', `/exports/${before.exports[0]}/file`)).problem).toMatchObject({
      status: 409,
      rule: 'export_withdrawn',
    });
  });

  test('first cancels what is theirs; what is over stays', async () => {
    const rows = await asOwner<{ id: string; status: string }>(
      'SELECT id, status FROM read.registrations WHERE employee = $1',
      [app.scenario.id('person', 'zoe')],
    );
    expect(Object.fromEntries(rows.map(({ id, status }) => [id, status]))).toEqual({
      [ids.advice]: 'participated',
      [ids.slots]: 'cancelled_rejected',
      [ids.tutoring]: 'cancelled_rejected',
    });
  });

  test('makes free text about them unreadable, whoever wrote it', async () => {
    const { body } = await app.get<HistoryAnswer>('cora', `/registrations/${ids.advice}/history`);
    const texts = body.events.filter(
      ({ type }) => type === 'MessagePosted' || type === 'ParticipationDisputed',
    );
    expect(texts.map(({ text, textErased }) => [text, textErased])).toEqual(
      Array.from({ length: 4 }, () => [null, true]),
    );
    expect(body.employee.name).toBe('Erased person');
  });

  test('kills their links, and those to decide on what is theirs', async () => {
    expect([(await open(links.confirm)).status, (await press(links.confirm)).status]).toEqual([
      410, 410,
    ]);
    expect([(await open(links.approve)).status, (await press(links.approve)).status]).toEqual([
      410, 410,
    ]);
  });

  test('lets a mail about them that still waited go out without their name and words', async () => {
    const waited = (await mailsTo(app, 'cora', 'MessagePosted', ids.tutoring)).at(-1);
    expect(waited?.text).toContain('Erased person');
    expect(await mailsTo(app, 'zoe', 'MessagePosted')).toEqual([]);
  });

  test('has nobody asked or reminded of them, however long one waits', async () => {
    const asked = async () =>
      asOwner<{ type: string }>(
        `SELECT type FROM events.log WHERE stream = ANY($1) ORDER BY position`,
        [[ids.advice, ids.slots, ids.tutoring].map((id) => `registration-${id}`)],
      );
    const until = (await asked()).length;
    await app.at('2026-09-01T09:00');
    expect((await asked()).slice(until)).toEqual([]);
  });

  test('survives a rebuild; keys from a restore are destroyed at start', async () => {
    await app.scenario.product.engine.rebuild();
    expect(await readable(ZOE)).toEqual([]);
    const zoe = app.scenario.id('person', 'zoe');
    await asOwner(
      'UPDATE keys.person_keys SET wrapped = $2, destroyed_at = NULL WHERE person = $1',
      [zoe, key],
    );
    const { config, ring, clock } = app.scenario.product.runtime;
    expect((await ring.keys([zoe], false)).size).toBe(1);
    await (await createRuntime(config, app.databaseUrl, clock)).close();
    expect((await ring.keys([zoe], true)).size).toBe(0);
  });

  test.each([
    ['from where the read models stand, which know the others', null, true],
    ['from its beginning where they know nothing yet', '', false],
    ['from its beginning where they are ahead of it, and so of another log', '~', false],
  ])('is found at a start by reading the log %s', async (_, position, known) => {
    const { pool, store, ring } = app.scenario.product.runtime;
    const zoe = app.scenario.id('person', 'zoe');
    const [stands] = await asOwner<{ position: string }>(READ_MODELS_POSITION, []);
    const stand = (at = '', erased = true) =>
      asOwner(
        `WITH c AS (UPDATE work.checkpoints SET position = $1 WHERE name = 'read-models') UPDATE read.people SET erased = $2 WHERE id = $3`,
        [at, erased, zoe],
      );
    const reads = jest.spyOn(store, 'readAll');
    try {
      await stand(position ?? stands?.position, known);
      await asOwner(
        'UPDATE keys.person_keys SET wrapped = $2, destroyed_at = NULL WHERE person = $1',
        [zoe, key],
      );
      await destroyErasedKeys(pool, store, ring);
      expect((await ring.keys([zoe], true)).size).toBe(0);
      expect(reads.mock.calls[0]?.[0]).toBe(known ? stands?.position : '');
    } finally {
      reads.mockRestore();
      await stand(stands?.position);
    }
  });
});

describe('erasing a coordinator', () => {
  test('makes what they wrote unreadable to its readers, and nothing else', async () => {
    expect(places(await readable(NILS))).toEqual([
      'read.people',
      'work.caught_mails',
      'file ./exports/ID.csv',
    ]);
    expect(
      (await app.do('pia', `/people/${app.scenario.id('person', 'nils')}/erase-person`)).status,
    ).toBe(200);
    expect(await readable(NILS)).toEqual([]);
    const { body } = await app.get<HistoryAnswer>('tom', `/registrations/${ids.tom}/history`);
    const written = body.events.filter(
      ({ actor }) => actor.id === app.scenario.id('person', 'nils'),
    );
    expect(written.map(({ actor, text }) => [actor.name, text])).toEqual([
      ['Erased person', null],
      ['Erased person', null],
    ]);
  });

  test('is refused for the last, before a successor is there', async () => {
    const refused = await app.do(
      'pia',
      `/people/${app.scenario.id('person', 'cora')}/erase-person`,
    );
    expect(refused.problem).toMatchObject({ status: 409, rule: 'last_of_kind' });
    const admin = await app.do('pia', `/people/${app.scenario.id('person', 'ada')}/erase-person`);
    expect(admin.problem).toMatchObject({ status: 409, rule: 'last_of_kind' });
  });
});

test('answers under a key outlast the erasure of others, not that of the caller', async () => {
  const answersTo = (name: string) =>
    asOwner('SELECT FROM work.answers WHERE caller = $1', [app.scenario.id('person', name)]);
  expect(await answersTo('zoe')).toEqual([]);
  expect(await answersTo('nils')).toEqual([]);
  const before = await app.events();
  expect(await sayThanks()).toEqual(thanks);
  expect(await app.events()).toBe(before);
});
