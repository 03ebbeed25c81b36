import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { initiative } from '#contexts/initiatives';
import { sha256 } from '#kit/eventsourcing';
import {
  by,
  openDatabaseFixture,
  type DatabaseFixture,
} from '../../../test/support/database-fixture.js';
import type { HistoryRequest } from './http/dto/history-queries.dto.js';
import type { FastifyReply } from '#platform/http';
import type { HistoryAnswer, HistoryEntry } from './http/history.response.js';
import { auditOf } from './testing/history.fixture.js';

let world: DatabaseFixture;
let audit: ReturnType<typeof auditOf>;
let id: string;
const headers = new Map<string, string>();
const reply = { header: (name: string, value: string) => (headers.set(name, value), reply) };

const history = async (who: string, query: HistoryRequest = {}, of = id): Promise<HistoryAnswer> =>
  (await audit.audit.history(
    of,
    query,
    await world.caller(who),
    reply as unknown as FastifyReply,
  )) as HistoryAnswer;
const entry = async (who: string, type: string): Promise<HistoryEntry> => {
  const found = (await history(who)).events.find((event) => event.type === type);
  if (!found) throw new Error(`${type} did not happen.`);
  return found;
};
const readsOf = async (who: string) =>
  (await audit.reads.list({ limit: 200 }, await world.caller(who))).items;

/** Eva signs up, they talk, a mandated admin confirms, the manager approves; then the coordinator cancels everything. */
beforeAll(async () => {
  world = await openDatabaseFixture();
  audit = auditOf(world);
  id = await world.signUp('eva', 'cleanup', [{ slot: world.id('slot', 's1') }]);
  await world.settle();
  await world.act(id, 'PostMessage', { text: 'May I bring a friend?' }, by('eva', 'employee'));
  const { rows } = await world.pool.query<{ mandate: string }>(
    'SELECT mandate FROM read.partnerships WHERE mandate IS NOT NULL',
  );
  await world.act(
    id,
    'ConfirmDates',
    {},
    { who: 'ada', as: 'admin', mandate: rows[0]?.mandate ?? '' },
  );
  await world.act(id, 'ApproveDates', {}, by('max', 'manager'));
  world.clock.moveTo('2026-01-06T08:00:00.000Z');
  const cancelled = await world.run(
    initiative,
    world.id('initiative', 'cleanup'),
    { name: 'CancelInitiative', data: {} },
    by('cora', 'coordinator'),
  );
  await world.act(
    id,
    'CancelWithInitiative',
    {},
    { who: null, as: 'system', causation: cancelled.events[0]?.id ?? '' },
  );
  await world.settle();
});
afterAll(() => world.close());

describe('a history', () => {
  test('tells of every event who did it, in which capacity, and what it changed', async () => {
    const { events, ...head } = await history('pia');
    expect(head).toMatchObject({
      registration: id,
      employee: { name: 'eva' },
      initiative: { title: 'cleanup' },
      nonprofit: { name: 'helpers' },
      company: { name: 'acme' },
      revision: 5,
      total: 6,
      status: 'cancelled_rejected',
    });
    const brief = events.map((event) =>
      [
        event.revision,
        event.type,
        event.actor.name,
        event.capacity,
        event.status.before,
        event.status.after,
      ].join(' '),
    );
    expect(brief).toEqual([
      '0 ApplicationSubmitted eva employee  application',
      '1 DateSelected eva employee application dates_to_be_confirmed',
      '2 MessagePosted eva employee dates_to_be_confirmed dates_to_be_confirmed',
      '3 DateConfirmedByCoordinator ada admin dates_to_be_confirmed awaiting_manager_approval',
      '4 DateApprovedByManager max manager awaiting_manager_approval in_progress',
      '5 DateCancelledWithInitiative System system in_progress cancelled_rejected',
    ]);
  });

  test('names mandate, command, position and hash', async () => {
    const confirmed = await entry('pia', 'DateConfirmedByCoordinator');
    expect(confirmed.mandate).toMatch(/^[0-9a-f-]{36}$/);
    expect(confirmed).toMatchObject({
      command: 'ConfirmDates',
      cause: null,
      via: null,
      dates: [{ before: 'to_be_confirmed', after: 'awaiting_manager' }],
    });
    const stored = await world.store.readStream(`registration-${id}`);
    expect(stored.map(({ hash, position }) => [hash, position])).toEqual(
      (await history('pia')).events.map(({ hash, position }) => [hash, position]),
    );
  });

  test('of what the system did names the cause, and who gave it', async () => {
    expect((await entry('eva', 'DateCancelledWithInitiative')).cause).toMatchObject({
      by: 'event',
      event: {
        type: 'InitiativeCancelled',
        stream: `initiative-${world.id('initiative', 'cleanup')}`,
        actor: { name: 'cora' },
        capacity: 'coordinator',
      },
    });
  });

  test('is filtered, the statuses being those of the whole', async () => {
    const { events, total } = await history('pia', {
      type: ['DateApprovedByManager'],
      actor: world.id('person', 'max'),
    });
    expect(total).toBe(6);
    expect(events).toEqual([
      expect.objectContaining({
        revision: 4,
        status: { before: 'awaiting_manager_approval', after: 'in_progress' },
      }),
    ]);
  });

  test('is not found outside the scope', async () => {
    for (const who of ['tom', 'bea', 'otto', 'pam', 'nina'])
      await expect(history(who)).rejects.toMatchObject({ kind: 'not_found' });
  });

  test('as a report is a page that names the text, and forbids itself everything', async () => {
    const html = await history('cora', { as: 'report' });
    expect(html).toContain('May I bring a friend?');
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('content-security-policy')).toContain(`default-src 'none'`);
  });
});

describe('the text of a message', () => {
  test.each(['eva', 'cora', 'ada'])('is for %s', async (who) => {
    expect(await entry(who, 'MessagePosted')).toMatchObject({
      text: 'May I bring a friend?',
      textWithheld: false,
      textErased: false,
    });
  });

  test.each(['max', 'lea', 'aud', 'pia'])(
    'is withheld from %s, who sees that one was written',
    async (who) => {
      const message = await entry(who, 'MessagePosted');
      expect(message).toMatchObject({ text: null, textWithheld: true, actor: { name: 'eva' } });
      expect(JSON.stringify(message)).not.toContain('sealed');
    },
  );
});

describe('as of an instant, and why', () => {
  test('before the cancellation it was in progress', async () => {
    const then = await audit.audit.asOf(
      id,
      { instant: '2026-01-06T07:59:59.999Z' },
      await world.caller('aud'),
    );
    expect(then).toMatchObject({
      status: 'in_progress',
      clock: 'recorded',
      revision: 4,
      dates: [{ status: 'in_progress' }],
    });
  });

  test('the status: the rule, the date that decides, and the event', async () => {
    const why = await audit.audit.why(id, { what: 'status' }, await world.caller('eva'));
    expect(why).toMatchObject({
      what: 'status',
      status: 'cancelled_rejected',
      statusRule: { rule: 'all_dates_cancelled' },
    });
    expect(why.steps).toEqual([
      {
        event: expect.objectContaining({ type: 'DateCancelledWithInitiative' }) as unknown,
        rule: expect.objectContaining({ name: 'CancelWithInitiative', by: ['system'] }) as unknown,
      },
    ]);
  });

  test('an event: the command that made it; one of another registration is not found', async () => {
    const { id: event } = await entry('eva', 'DateApprovedByManager');
    const why = await audit.audit.why(id, { what: 'event', event }, await world.caller('eva'));
    expect(why.steps.at(-1)?.rule).toMatchObject({
      kind: 'command',
      name: 'ApproveDates',
      by: ['manager'],
    });
    await expect(
      audit.audit.why(
        id,
        { what: 'event', event: world.id('slot', 'x') },
        await world.caller('eva'),
      ),
    ).rejects.toMatchObject({
      kind: 'not_found',
    });
  });
});

describe('reads', () => {
  const last = async () =>
    (
      await world.pool.query<Record<string, unknown>>(
        'SELECT * FROM work.reads ORDER BY read_at DESC, id LIMIT 1',
      )
    ).rows[0];
  const count = async () =>
    (await world.pool.query<{ count: number }>('SELECT count(*)::int AS count FROM work.reads'))
      .rows[0]?.count;

  test.each([
    ['aud', 'auditor'],
    ['ada', 'admin'],
    ['lea', 'admin'],
    ['pia', 'platform'],
  ])('by %s are recorded: capacity, filters, position, events', async (who, capacity) => {
    await world.pool.query('DELETE FROM work.reads');
    const { events, position } = await history(who, { type: ['DateSelected', 'MessagePosted'] });
    expect(await last()).toMatchObject({
      reader: world.id('person', who),
      capacity,
      what: 'history',
      subject: id,
      filters: { type: ['DateSelected', 'MessagePosted'], as: 'json' },
      position,
      rows: events.length,
      read_at: world.clock.now(),
    });
  });

  test.each(['eva', 'cora', 'max'])('by %s, whose own work it is, are not', async (who) => {
    const before = await count();
    await history(who);
    expect(await count()).toBe(before);
  });

  test('of a report bear the hash of the page', async () => {
    await world.pool.query('DELETE FROM work.reads');
    const html = (await history('aud', { as: 'report' })) as unknown as string;
    expect((await last())?.['sha256']).toBe(sha256(html));
  });

  test('are for auditors, of what they have in scope, and for the platform team', async () => {
    await world.pool.query('DELETE FROM work.reads');
    await history('lea');
    const ofTom = await world.signUp('tom', 'advice');
    await world.settle();
    await history('ada', {}, ofTom);
    expect((await readsOf('pia')).map((read) => [read.reader.name, read.subject])).toEqual(
      expect.arrayContaining([
        ['lea', id],
        ['ada', ofTom],
      ]),
    );
    expect(await readsOf('aud')).toHaveLength(2);
    expect((await readsOf('pam')).map((read) => read.subject)).toEqual([ofTom]);
    for (const who of ['ada', 'eva', 'cora', 'bea'])
      await expect(readsOf(who)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('once the employee is erased', () => {
  beforeAll(async () => {
    await world.erase('eva');
    await world.settle();
  });

  test('they are an erased person, and their texts are gone even before their key is', async () => {
    const { events, employee } = await history('cora');
    expect(employee.name).toBe('Erased person');
    expect(events[0]?.actor).toEqual({ id: world.id('person', 'eva'), name: 'Erased person' });
    expect(events[2]).toMatchObject({
      type: 'MessagePosted',
      text: null,
      textWithheld: false,
      textErased: true,
    });
  });

  test('and with the key as well', async () => {
    await world.ring.destroy([world.id('person', 'eva')]);
    expect((await history('cora')).events[2]).toMatchObject({ text: null, textErased: true });
  });
});
