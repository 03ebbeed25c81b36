import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { company } from '#contexts/organisations';
import { initiative } from '#contexts/initiatives';
import { person } from '#contexts/people';
import { registration } from '#contexts/registrations';
import { MEASURES } from '../../../apps/runtime/observability/gauges.js';
import { streamOf, type Command, type Decider, type StoredEvent } from '#kit/eventsourcing';
import { ExportApp } from '../../support/exports.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

/** Values that no command takes today, in the log of one company; everybody else's lists and exports still answer. */

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
  people:
    eva: { employee: acme }
    ada: { admin: acme }
    cora: { coordinator: helpers }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00 } } }
`;

let exportApp: ExportApp;
let app: HttpApp;
const ids = { company: randomUUID(), level: randomUUID(), person: randomUUID(), initiative: randomUUID(), registration: randomUUID() }; // prettier-ignore

/** Appends events as if an earlier version had decided them. */
async function plant(
  decider: Pick<Decider<object, Command, StoredEvent>, 'category'>,
  id: string,
  events: readonly { readonly type: string; readonly data: object }[],
): Promise<void> {
  const careless = { ...decider, decide: () => events } as unknown as Decider<
    object,
    Command,
    StoredEvent
  >;
  const commandId = randomUUID();
  await app.scenario.product.runtime.ledger.execute(
    careless,
    streamOf(careless, id),
    { commandId, correlation: commandId, causation: commandId },
    () => ({
      command: { name: 'Plant', data: {} },
      actor: null,
      capacity: 'system',
      mandate: null,
    }),
  );
}

beforeAll(async () => {
  app = await openHttpApp(HEAD);
  exportApp = new ExportApp(app);
  const nonprofit = app.scenario.id('nonprofit', 'helpers');
  await exportApp.say('eva', '/registrations/select-dates', {
    initiative: app.scenario.id('initiative', 'cleanup'),
    dates: [{ slot: app.scenario.id('slot', 'cleanup.s1') }],
  });
  await plant(company, ids.company, [
    { type: 'CompanyRegistered', data: { company: ids.company, level: ids.level, name: 'Oddly', zone: 'US/Pacific-New', locale: 'xx', managerPolicy: 'sometimes', agreementDownload: true } },
  ]); // prettier-ignore
  await plant(person, ids.person, [
    { type: 'PersonRegistered', data: { person: ids.person, name: 'Odd\u202Ely', mail: 'oddly', locale: 'xx', subject: '', company: ids.company, level: ids.level } },
    { type: 'RoleGranted', data: { person: ids.person, grant: randomUUID(), role: 'employee', company: ids.company, level: null, nonprofit: null } },
  ]); // prettier-ignore
  const [slot, date] = [randomUUID(), randomUUID()];
  await plant(initiative, ids.initiative, [
    { type: 'InitiativeCreated', data: { initiative: ids.initiative, nonprofit, kind: 'strange', company: null, title: '', tasks: ['\u200B'] } },
    { type: 'SlotAdded', data: { slot, start: '0001-01-01T00:00:00.000Z', end: '9999-12-31T23:59:59.999Z', capacity: -1 } },
    { type: 'InitiativeOpened', data: {} },
  ]); // prettier-ignore
  await plant(registration, ids.registration, [
    { type: 'ApplicationSubmitted', data: { registration: ids.registration, initiative: ids.initiative, nonprofit, employee: ids.person, company: ids.company, kind: 'strange', companySpecific: false, zone: 'Mars/Olympus', ordinal: 0, previous: null, withDates: true } },
    { type: 'DateSelected', data: { date, kind: 'strange', slot: null, start: '2026-02-03T14:00:00.000Z', end: '2026-02-03T15:00:00.000Z', zone: 'PST', policy: 'sometimes' } },
    { type: 'DateConfirmedByCoordinator', data: { date } },
  ]); // prettier-ignore
  await app.settle();
});
afterAll(() => app.close());

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { parameters?: { name: string; in: string; required?: boolean; schema: { enum?: unknown[]; format?: string } }[] }>>>>;
} // prettier-ignore

/** Every list that the API has, with the values that it needs. */
async function lists(): Promise<string[]> {
  const { body } = await app.sendRaw<Document>('GET', '/openapi.json');
  return Object.entries(body.paths).flatMap(([path, methods]) => {
    // Live changes and followed events have no end.
    if (methods['get'] === undefined || path.includes('{') || path === '/changes' || path === '/events/stream') return [];
    const needed = (methods['get'].parameters ?? []).filter((one) => one.in === 'query' && one.required === true);
    const query = needed.map(({ name, schema }) => `${name}=${String(schema.enum?.[0] ?? (schema.format === 'date' ? '2026-01-01' : 'x'))}`);
    return [`${path}?${query.join('&')}`];
  });
} // prettier-ignore

describe('odd values of one company', () => {
  test('are nobody’s reason to park a stream', async () => {
    const { rows } = await app.scenario.product.runtime.pool.query('SELECT * FROM work.parked');
    expect(rows).toEqual([]);
  });

  test('break no list of anybody', async () => {
    const paths = await lists();
    expect(paths.length).toBeGreaterThan(10);
    for (const who of ['pia', 'ada', 'cora', 'eva'])
      for (const path of paths) {
        const { status } = await app.get(who, path);
        expect({ who, path, failed: status >= 500 }).toEqual({ who, path, failed: false });
      }
  });

  test('break no filter of the list of registrations', async () => {
    for (const query of ['from=2026-01-01&to=2026-12-31', 'overdue=true', 'overdue=false', `company=${ids.company}`])
      expect((await app.get('pia', `/registrations?${query}`)).status).toBe(200);
    for (const step of ['week', 'month'])
      expect((await app.get('pia', `/registrations/counts-over-time?step=${step}`)).status).toBe(200);
  }); // prettier-ignore

  test.each(['registrations', 'dates', 'partnerships'] as const)('break no export of %s', async (name) => {
    for (const who of ['pia', 'ada'])
      for (const more of [{}, { format: 'xlsx' }, { locale: 'fr' }, { asOf: '2026-06-01T00:00Z' }, ...(name === 'partnerships' ? [] : [{ from: '2026-01-01', to: '2026-12-31' }])]) {
        const { manifest } = await exportApp.exported(who, name, more);
        expect(manifest.rows).toBeGreaterThan(0);
      }
  }); // prettier-ignore

  test('are read as UTC where they are a zone, and reported', async () => {
    const { body } = await app.get<{ settings: { zone: string } }>('pia', `/companies/${ids.company}`);
    expect(body.settings.zone).toBe('UTC');
    const reported = MEASURES.find(({ name }) => name === 'ledger_unknown_zones');
    expect(await reported?.measure(app.scenario.product.runtime)).toEqual([{ value: 1 }]);
  }); // prettier-ignore

  test('stop no deadline, and no mail of anybody else', async () => {
    await app.at('2026-03-10T09:00');
    const { rows } = await app.scenario.product.runtime.pool.query(
      `SELECT kind, problem FROM work.outbox WHERE status <> 'sent' AND registration <> $1`,
      [ids.registration],
    );
    expect(rows).toEqual([]);
  });

  test('differ in no table after a rebuild', async () => {
    expect((await app.scenario.product.engine.rebuild()).differing).toEqual([]);
  });
});
