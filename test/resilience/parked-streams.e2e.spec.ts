import { afterAll, afterEach, beforeAll, expect, jest, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Projection, StoredEvent } from '#kit/eventsourcing';
import { digests, MAX_PARKED_STREAMS, parkedStreams } from '#kit/postgres';
import { destroyErasedKeys } from '#features/erasure';
import { replay } from '../../apps/runtime/replay-parked.js';
import { startOpsServer, type OpsServer } from '../../apps/runtime/observability/ops-server.js';
import { PROJECTIONS } from '../../apps/runtime/read-models.js';
import { onBothStores, type StoreInUse } from '../support/both-stores.js';
import { recordRun } from '../support/fault-runs.js';
import { offerHeader } from '../support/journey-headers.js';
import { runLedger, type Ran } from '../support/ledger-process.js';
import { openHttpApp, type HttpApp } from '../support/http-app.js';

/** Fault 13: what cannot be taken in sets its stream aside, and nothing else; mended, it is as if nothing had been wrong. */

const HEAD = offerHeader({
  employees: [
    'eva',
    'tom',
    'ada',
    'bob',
    'kim',
    'lou',
    'max',
    'ned',
    'zoe',
    'yan',
    'ron',
    'kit',
    'pat',
  ],
  others: ['pia: { platform: true }', 'ann: { admin: acme }'],
  initiatives: ['advice', 'chess'],
});

let store: StoreInUse;
let app: HttpApp;
let watch: OpsServer;
const runtime = () => app.scenario.product.runtime;
const engine = () => app.scenario.product.engine;
const query = async <T extends object>(sql: string): Promise<T[]> =>
  (await runtime().pool.query<T>(sql)).rows;
const parked = async () =>
  (await parkedStreams(runtime().pool)).map(({ reader, stream, type, problem }) => ({
    reader,
    stream,
    type,
    problem,
  }));
const replayAll = () => replay(runtime(), () => true);
const sent = () =>
  query<{ kind: string; registration: string }>(
    `SELECT kind, registration FROM work.outbox WHERE status = 'sent' ORDER BY 1, 2`,
  );
const about = async (id: string) =>
  (await sent()).filter(({ registration }) => registration === id).map(({ kind }) => kind);
/** What the list says of registrations. */
const shown = async (...ids: readonly string[]) => {
  const { body } = await app.get<{ items: { id: string; status: string }[] }>(
    'cora',
    '/registrations',
  );
  return ids.map((id) => body.items.find((item) => item.id === id)?.status);
};
const tables = () => digests(runtime().pool, 'read', engine().projector.tables);

async function apply(person: string, to = 'advice'): Promise<string> {
  const { body } = await app.do(person, '/registrations/submit-application', {
    initiative: app.scenario.id('initiative', to),
  });
  return body.id;
}
/** Each message is another, as the same one within seconds would be a repeat. */
let written = 0;
const write = (person: string, id: string) =>
  app.do(person, `/registrations/${id}/post-message`, { text: `Hello ${++written}` });

const projectionOf = (category: string) =>
  PROJECTIONS.find((projection) => projection.category === category) as Projection;
const registrations = () => projectionOf('registration');

/** The read models cannot take in what is said about a registration. */
function breakMessages(id: string) {
  const evolve = registrations().evolve.bind(registrations());
  return jest.spyOn(registrations(), 'evolve').mockImplementation((state, event: StoredEvent) => {
    if (event.stream.endsWith(id) && event.type === 'MessagePosted')
      throw new Error('This event of "Eva" cannot be taken in.');
    return evolve(state, event);
  });
}

/** A command in a process of its own, which nothing here breaks: as after mending. */
function ledger(...words: readonly string[]): Promise<Ran> {
  return runLedger(words, {
    ...store.environment,
    DATABASE_URL: app.databaseUrl,
    LEDGER_DATA: runtime().config.LEDGER_DATA,
  });
}

/** As if another process had changed what is parked. */
async function changeParked(statement: string): Promise<void> {
  await query(statement);
  await query('UPDATE work.checkpoints SET epoch = epoch + 1');
}

onBothStores((openStore) => {
  beforeAll(async () => {
    store = await openStore();
    app = await openHttpApp(HEAD, store.environment);
    watch = await startOpsServer(runtime());
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });
  afterAll(async () => {
    await watch.close();
    await app.close();
    await store.close();
  });

  test('a failing event parks its stream; a replay equals a rebuild', async () => {
    const [eva, tom] = [await apply('eva'), await apply('tom')];
    const broken = breakMessages(eva);
    await write('eva', eva);
    await write('cora', eva);
    await write('tom', tom);
    await write('cora', tom);
    expect(await shown(eva, tom)).toEqual(['application', 'conversation']);
    expect(await about(tom)).toEqual(['ApplicationSubmitted', 'MessagePosted', 'MessagePosted']);
    expect(await about(eva)).toEqual(['ApplicationSubmitted']);
    const stream = `registration-${eva}`;
    const waits = { stream, type: 'MessagePosted', problem: null };
    const failed = {
      reader: 'read-models',
      stream,
      type: 'MessagePosted',
      problem: 'This event of "…" cannot be taken in.',
    };
    expect(await parked()).toEqual([
      failed,
      { reader: 'mails', ...waits },
      { reader: 'processes', ...waits },
    ]);

    expect((await replayAll()).failed.map(({ message }) => message)).toEqual([
      expect.stringContaining(`revision 1 of ${stream}`),
    ]);
    await expect(engine().rebuild()).rejects.toThrow(
      /^read-models cannot take in event \S+ \(MessagePosted, revision 1 of registration-/,
    );
    expect(await parked()).toHaveLength(3);

    const injected = broken.mock.results.filter(({ type }) => type === 'throw').length;
    broken.mockRestore();
    expect((await replayAll()).done.map(({ reader }) => reader)).toEqual([
      'read-models',
      'mails',
      'processes',
    ]);
    await app.settle();
    expect(await parked()).toEqual([]);
    expect(await shown(eva, tom)).toEqual(['conversation', 'conversation']);
    await write('eva', eva);
    const mails = (id: string, kinds: readonly string[]) =>
      kinds.map((kind, index) => `${id} ${kind} ${index}`);
    const messages = ['MessagePosted', 'MessagePosted', 'MessagePosted'];
    const expected = [
      ...mails(eva, ['ApplicationSubmitted', ...messages]),
      ...mails(tom, ['ApplicationSubmitted', ...messages.slice(1)]),
    ];
    const seen = [...mails(eva, await about(eva)), ...mails(tom, await about(tom))];
    recordRun({ fault: 13, store: store.name, injected, expected, seen });
    const before = await tables();
    expect((await engine().rebuild()).differing).toEqual([]);
    expect(await tables()).toEqual(before);
  });

  test('a replay goes as far as it can; a rebuild leaves nothing parked', async () => {
    const eva = await apply('ada');
    const broken = breakMessages(eva);
    await write('ada', eva);
    await app.do('cora', `/registrations/${eva}/decline-application`);
    broken.mockRestore();
    const evolve = registrations().evolve.bind(registrations());
    const later = jest
      .spyOn(registrations(), 'evolve')
      .mockImplementation((state, event: StoredEvent) => {
        if (event.type === 'ApplicationDeclined') throw new Error('Nor this one.');
        return evolve(state, event);
      });
    expect((await replayAll()).failed).toHaveLength(1);
    await app.settle();
    expect(await shown(eva)).toEqual(['conversation']);
    expect((await parked())[0]).toMatchObject({
      reader: 'read-models',
      type: 'ApplicationDeclined',
      problem: 'Nor this one.',
    });
    later.mockRestore();
    await engine().rebuild();
    await app.settle();
    expect(await parked()).toEqual([]);
    expect(await shown(eva)).toEqual(['cancelled_rejected']);
    expect(await about(eva)).toEqual([
      'ApplicationDeclined',
      'ApplicationSubmitted',
      'MessagePosted',
    ]);
  });

  test('rows that the database refuses park their stream', async () => {
    const eva = await apply('bob');
    const rows = registrations().rows.bind(registrations());
    const refused = jest.spyOn(registrations(), 'rows').mockImplementation((state, standing) => {
      const made = rows(state, standing);
      if (standing.id !== eva) return made;
      return {
        ...made,
        registrations: (made['registrations'] ?? []).map((row) => ({ ...row, minutes: 'many' })),
      };
    });
    await write('bob', eva);
    const tom = await apply('kim');
    expect(await shown(eva, tom)).toEqual(['application', 'application']);
    expect((await parked())[0]?.problem).toBe('invalid input syntax for type integer: "…" (22P02)');
    const metrics = await (await fetch(`${watch.url}/metrics`)).text();
    expect(metrics).toContain('ledger_parked_streams{reader="read-models"} 1');
    expect((await fetch(`${watch.url}/health/ready`)).status).toBe(200);
    await expect(engine().rebuild()).rejects.toThrow(
      `read-models cannot take in registration-${eva}, as registrations refuses it`,
    );
    refused.mockRestore();
    const stream = `registration-${eva}`;
    const [list, none, unsaid] = await Promise.all([
      ledger('parked'),
      ledger('parked', 'replay', 'read-models', 'registration-none'),
      ledger('parked', 'replay'),
    ]);
    expect(list.output).toContain(`read-models  ${stream}  from revision 1 (MessagePosted`);
    expect({ ...none, output: '' }).toEqual({
      code: 1,
      output: '',
      complaints: expect.stringContaining('is not parked'),
    });
    expect({ ...unsaid, output: '' }).toEqual({
      code: 1,
      output: '',
      complaints: expect.stringContaining('--all'),
    });
    expect(await ledger('parked', 'replay', 'read-models', stream)).toMatchObject({
      code: 0,
      output: expect.stringContaining('3 replayed.'),
    });
    expect((await ledger('parked')).output.trim()).toBe('Nothing is parked.');
    expect(await shown(eva, tom)).toEqual(['conversation', 'application']);
  });

  test('a failing process manager parks the stream, then answers once', async () => {
    const { ledger } = runtime();
    const eva = await apply('lou', 'chess');
    const execute = ledger.execute.bind(ledger);
    const stuck = jest
      .spyOn(ledger, 'execute')
      .mockImplementation((aggregate, stream, cause, plan, options) => {
        if (stream === `registration-${eva}` && cause.causation !== cause.commandId)
          return Promise.reject(new TypeError('It cannot be done.'));
        return execute(aggregate, stream, cause, plan, options);
      });
    const initiative = app.scenario.id('initiative', 'chess');
    await app.do('cora', `/initiatives/${initiative}/cancel-initiative`);
    const stream = `initiative-${initiative}`;
    expect(await parked()).toEqual([
      { reader: 'processes', stream, type: 'InitiativeCancelled', problem: 'It cannot be done.' },
    ]);
    expect(await shown(eva)).toEqual(['application']);
    stuck.mockRestore();
    expect((await replayAll()).failed).toEqual([]);
    expect((await replayAll()).done).toEqual([]);
    await app.settle();
    expect(await shown(eva)).toEqual(['cancelled_rejected']);
    const events = await runtime().store.readStream(`registration-${eva}`);
    expect(events.map(({ type }) => type)).toEqual([
      'ApplicationSubmitted',
      'RegistrationCancelledWithInitiative',
    ]);
  });

  test('erases a person whose stream is parked', async () => {
    const { pool, store: log, ring } = runtime();
    const [who, people] = [app.scenario.id('person', 'eva'), projectionOf('person')];
    const evolve = people.evolve.bind(people);
    jest.spyOn(people, 'evolve').mockImplementation((state, event: StoredEvent) => {
      if (event.type === 'PersonErased') throw new Error('This event cannot be taken in.');
      return evolve(state, event);
    });
    const keys = async () => (await ring.keys([who], false)).size;
    const kept = await query<{ wrapped: Buffer }>(
      `SELECT wrapped FROM keys.person_keys WHERE person = '${who}'`,
    );
    expect(await keys()).toBe(1);
    await app.do('pia', `/people/${who}/erase-person`);
    expect(await parked()).toMatchObject([
      { reader: 'read-models', stream: `person-${who}` },
      { reader: 'mails', stream: `person-${who}` },
    ]);
    expect(await keys()).toBe(0);
    await pool.query(
      'UPDATE keys.person_keys SET wrapped = $1, destroyed_at = NULL WHERE person = $2',
      [kept[0]?.wrapped, who],
    );
    expect(await keys()).toBe(1);
    await destroyErasedKeys(pool, log, ring);
    expect(await keys()).toBe(0);
    jest.restoreAllMocks();
    await replayAll();
    expect(await query(`SELECT name, erased FROM read.people WHERE id = '${who}'`)).toEqual([
      { name: null, erased: true },
    ]);
  });

  test.each([
    ['left', 'zoe', 'ann', 'revoke-role', { role: 'employee' }],
    ['was erased', 'yan', 'pia', 'erase-person', {}],
  ])(
    'withdraws the parked sign-up of somebody who %s meanwhile',
    async (_, who, by, command, body) => {
      const evolve = registrations().evolve.bind(registrations());
      const broken = jest
        .spyOn(registrations(), 'evolve')
        .mockImplementation((state, event: StoredEvent) => {
          if (event.type === 'ApplicationSubmitted')
            throw new Error('This event cannot be taken in.');
          return evolve(state, event);
        });
      const id = await apply(who);
      expect(await shown(id)).toEqual([]);
      await app.do(by, `/people/${app.scenario.id('person', who)}/${command}`, body);
      const types = async () =>
        (await runtime().store.readStream(`registration-${id}`)).map(({ type }) => type);
      expect(await types()).toEqual(['ApplicationSubmitted']);
      broken.mockRestore();
      expect((await replayAll()).failed).toEqual([]);
      await app.settle();
      expect(await types()).toEqual(['ApplicationSubmitted', 'RegistrationCancelledByEmployee']);
    },
  );

  test('withdraws the sign-up of somebody whose leaving is parked', async () => {
    const [who, people] = [app.scenario.id('person', 'ron'), projectionOf('person')];
    const evolve = people.evolve.bind(people);
    jest.spyOn(people, 'evolve').mockImplementation((state, event: StoredEvent) => {
      if (event.type === 'RoleRevoked') throw new Error('This event cannot be taken in.');
      return evolve(state, event);
    });
    await app.do('ann', `/people/${who}/revoke-role`, { role: 'employee' });
    expect(await parked()).toMatchObject([
      { reader: 'read-models', stream: `person-${who}` },
      { reader: 'mails', stream: `person-${who}` },
    ]);
    const id = await apply('ron');
    expect(await shown(id)).toEqual(['cancelled_rejected']);
    jest.restoreAllMocks();
    expect((await replayAll()).failed).toEqual([]);
  });

  test('stops at the limit of parked streams, and resumes with room', async () => {
    const [eva, tom] = [await apply('kit'), await apply('pat')];
    await changeParked(`
      INSERT INTO work.parked (reader, stream, revision, event, type, position, problem)
      SELECT 'read-models', 'registration-' || gen_random_uuid(), 0, gen_random_uuid(), 'ApplicationSubmitted', '', 'It is broken.'
        FROM generate_series(1, ${MAX_PARKED_STREAMS})`);
    const broken = breakMessages(eva);
    for (const [person, id] of [
      ['kit', eva],
      ['pat', tom],
    ] as const)
      await app.send(person, 'POST', `/registrations/${id}/post-message`, { text: 'Hello' });
    await expect(app.settle()).rejects.toThrow(
      `read-models cannot take in more than ${MAX_PARKED_STREAMS} streams, and stands still.`,
    );
    expect(await shown(eva, tom)).toEqual(['application', 'application']);
    await changeParked(`DELETE FROM work.parked WHERE problem = 'It is broken.'`);
    await app.settle();
    expect(await shown(eva, tom)).toEqual(['application', 'conversation']);
    broken.mockRestore();
    expect((await replayAll()).failed).toEqual([]);
    expect(await shown(eva)).toEqual(['conversation']);
  });

  test('an event of a type that nobody knows parks its stream, and fails a rebuild', async () => {
    const [eva, tom] = [await apply('max'), await apply('ned')];
    const stream = `registration-${eva}`;
    const [first] = await runtime().store.readStream(stream);
    const { id: _, stream: __, revision: ___, position: ____, ...like } = first as StoredEvent;
    await runtime().store.append({
      stream,
      expected: 0,
      events: [{ ...like, id: randomUUID(), type: 'Foretold' }],
    });
    await write('ned', tom);
    expect(await shown(eva, tom)).toEqual(['application', 'conversation']);
    expect((await parked())[0]).toMatchObject({
      stream,
      type: 'Foretold',
      problem: 'Nothing is known of events of this type.',
    });
    await expect(engine().rebuild()).rejects.toThrow('(Foretold, revision 1 of registration-');
    expect(await shown(eva, tom)).toEqual(['application', 'conversation']);
  });
});
