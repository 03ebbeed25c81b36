import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { commandTables } from '../../../tools/docs/command-tables.js';
import { DryRuns } from '../../support/dry-runs.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date, levels: [acme/paris, acme/lyon] }
    beta: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora, carl] }
    others: { coordinators: [otto] }
    third: { coordinators: [theo] }
  people:
    eva: { employee: acme/paris, manager: max }
    tom: { employee: acme/lyon }
    nora: { employee: acme/paris, manager: max }
    max: { manager: acme }
    mia: { manager: acme, employee: acme }
    mel: { manager: acme }
    uno: { employee: acme/lyon }
    ulf: { employee: acme/lyon }
    ada: { admin: acme }
    lea: { admin: acme/lyon }
    bob: { employee: beta }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
    - { company: beta, nonprofit: helpers, status: validated }
  initiatives:
    cleanup:
      nonprofit: helpers
      kind: slots
      slots:
        s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00 }
        s2: { start: 2026-02-10T14:00, end: 2026-02-10T17:00 }
        s3: { start: 2026-02-17T14:00, end: 2026-02-17T17:00 }
        s4: { start: 2026-02-24T14:00, end: 2026-02-24T17:00 }
    advice: { nonprofit: helpers, kind: open, tasks: [read] }
    tutoring: { nonprofit: helpers, kind: mentoring }
`;

let app: HttpApp;
let runs: DryRuns;
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  runs = new DryRuns(app);
});
afterAll(() => app.close());

const id = (
  kind: 'person' | 'company' | 'level' | 'nonprofit' | 'initiative' | 'slot',
  name: string,
) => app.scenario.id(kind, name);
const slots = (...names: string[]) =>
  names.map((name) => ({ slot: id('slot', `cleanup.${name}`) }));
const instant = (local: string) => app.scenario.instant(local);
const give = (person: string, path: string, body: object = {}) => runs.give(person, path, body);
const on =
  (registration: string) =>
  (person: string, name: string, body: object = {}) =>
    give(person, `/registrations/${registration}/${name}`, body);
const signUp = async (person: string, initiative: string) =>
  (
    await give(person, '/registrations/submit-application', {
      initiative: id('initiative', initiative),
    })
  ).id;
/** The dates that an answer's events are about. */
const dates = ({ events }: { events: readonly { type: string; about: string | null }[] }) =>
  events.filter((event) => event.type === 'DateSelected').map((event) => event.about as string);

describe('a dry run foretells events, mails and the status, and changes nothing:', () => {
  test('organisations and people', async () => {
    await give('pia', '/companies/register-company', { name: 'gamma', zone: 'Europe/Paris' });
    await give('pia', '/nonprofits/register-nonprofit', { name: 'fourth' });
    const acme = `/companies/${id('company', 'acme')}`;
    await give('ada', `${acme}/change-company-settings`, { agreementDownload: true });
    await give('ada', `${acme}/add-network-level`, { name: 'nice' });
    await give('ada', `${acme}/move-network-level`, {
      level: id('level', 'acme/lyon'),
      parent: id('level', 'acme/paris'),
    });
    await give('ada', `${acme}/rename-network-level`, {
      level: id('level', 'acme/lyon'),
      name: 'lugdunum',
    });
    await give('pia', `${acme}/rename-company`, { name: 'nova' });
    const helpers = `/nonprofits/${id('nonprofit', 'helpers')}`;
    await give('cora', `${helpers}/change-nonprofit-profile`, { description: 'We help.' });
    await give('cora', `${helpers}/add-location`, { location: 'Brest' });
    await give('cora', `${helpers}/change-location`, { location: 'Brest', to: 'Rennes' });
    await give('cora', `${helpers}/remove-location`, { location: 'Rennes' });
    await give('pia', `${helpers}/rename-nonprofit`, { name: 'hands' });
    await give('ada', '/people/register-person', {
      name: 'Tom',
      mail: app.scenario.mails.get('tom'),
      roles: [{ role: 'analyst' }],
    });
    await give('ada', `/people/${id('person', 'tom')}/change-person`, { externalId: '0042' });
    await give('ada', `/people/${id('person', 'eva')}/grant-role`, { role: 'manager' });
    await give('ada', `/people/${id('person', 'eva')}/revoke-role`, { role: 'manager' });
    await give('ada', `/people/${id('person', 'tom')}/move-person`, {
      level: id('level', 'acme/paris'),
    });
    await give('ada', `/people/${id('person', 'tom')}/assign-manager`, {
      manager: id('person', 'max'),
    });
    await give('ada', `/people/${id('person', 'tom')}/assign-manager`, { manager: null });
    await give('tom', `/people/${id('person', 'tom')}/mute-reminders`, {
      kind: 'ParticipationConfirmationRequested',
    });
    await give('eva', `/people/${id('person', 'eva')}/mute-reminders`, {
      kind: 'ArchivalWarningSent',
    });
    await give('eva', `/people/${id('person', 'eva')}/unmute-reminders`, {
      kind: 'ArchivalWarningSent',
    });
  });

  test('partnerships', async () => {
    const { id: partnership } = await give('ada', '/partnerships/propose-partnership', {
      nonprofits: [id('nonprofit', 'others')],
    });
    const { id: declined } = await give('ada', '/partnerships/propose-partnership', {
      nonprofits: [id('nonprofit', 'third')],
    });
    await give('theo', `/partnerships/${declined}/decline-partnership`);
    await give('otto', `/partnerships/${partnership}/validate-partnership`);
    await give('ada', `/partnerships/${partnership}/move-partnership`, {
      level: id('level', 'acme/paris'),
    });
    await give('pia', `/partnerships/${partnership}/grant-mandate`, { request: 'a mail' });
    await give('pia', `/partnerships/${partnership}/revoke-mandate`);
    await give('otto', `/partnerships/${partnership}/cancel-partnership`);
  });

  test('dates that a nonprofit and a manager decide', async () => {
    const selected = await give('eva', '/registrations/select-dates', {
      initiative: id('initiative', 'cleanup'),
      dates: slots('s1', 's2', 's3'),
    });
    const [s1, s2, s3] = dates(selected) as [string, string, string];
    const eva = on(selected.id);
    await eva('cora', 'confirm-dates', { dates: [s1, s3] }); // the manager is asked at once
    await eva('cora', 'refuse-dates', { dates: [s2] });
    await eva('max', 'approve-dates', { dates: [s1] });
    await eva('max', 'refuse-dates-as-manager', { dates: [s3] });
    const [s4] = dates(await eva('eva', 'select-dates', { dates: slots('s4') })) as [string];
    await eva('eva', 'cancel-dates', { dates: [s4] });
    const tom = await give('tom', '/registrations/select-dates', {
      initiative: id('initiative', 'cleanup'),
      dates: slots('s1', 's4'),
    });
    await on(tom.id)('cora', 'confirm-dates'); // without a manager, the admins are asked
    await on(tom.id)('ada', 'approve-dates', { dates: dates(tom).slice(0, 1) });
    await app.at('2026-02-04T09:00');
    await eva('cora', 'report-non-participation', { dates: [s1] });
    await eva('pia', 'restore-date', { date: s1, reason: 'by mistake' }); // asks for confirmation again
    await eva('eva', 'confirm-participation', { dates: [s1] });
    await eva('cora', 'validate-participation', { dates: [s1] });
    await eva('cora', 'dispute-participation', { dates: [s1], reason: 'another day' });
    await on(tom.id)('tom', 'confirm-participation');
  });

  test('applications and messages', async () => {
    const tom = on(await signUp('tom', 'advice'));
    await tom('cora', 'post-message', { text: 'Hello' });
    await tom('tom', 'complete-task', { task: 'read' });
    await tom('cora', 'decline-application');
    const nora = on(await signUp('nora', 'advice'));
    await app.at('2026-02-12T09:00');
    await nora('nora', 'remind-coordinator');
    await nora('nora', 'cancel-registration');
  });

  test('mentoring', async () => {
    const eva = on(await signUp('eva', 'tutoring'));
    await eva('cora', 'approve-application');
    await eva('eva', 'report-still-looking');
    await eva('eva', 'record-mentee-found', {
      start: instant('2026-02-12T10:00'),
      end: instant('2026-06-01T10:00'),
    });
    await app.at('2026-02-20T09:00');
    await eva('eva', 'remind-manager');
    await eva('max', 'approve-dates');
    await eva('eva', 'change-period-end', { end: instant('2026-07-01T10:00') });
    await eva('eva', 'select-dates', {
      dates: [{ start: instant('2026-03-02T10:00'), end: instant('2026-03-02T11:00') }],
    });
    await eva('eva', 'end-mentoring'); // asks for confirmation at once
  });

  test('initiatives and what follows from them', async () => {
    const times = (day: string) => ({
      start: instant(`${day}T14:00`),
      end: instant(`${day}T17:00`),
    });
    const created = await give('cora', '/initiatives/create-initiative', {
      nonprofit: id('nonprofit', 'helpers'),
      kind: 'slots',
      title: 'Painting',
    });
    const path = `/initiatives/${created.id}`;
    await give('cora', `${path}/open-initiative`);
    const added = await give('cora', `${path}/add-slots`, {
      slots: [times('2026-04-01'), times('2026-04-02'), times('2026-04-03')],
    });
    const [first, second, third] = added.events.map((event) => ({
      slot: event.about as string,
    })) as [object, object, object];
    for (const person of ['eva', 'bob'])
      await give(person, '/registrations/select-dates', {
        initiative: created.id,
        dates: [first, second, third],
      });
    await give('cora', `${path}/change-initiative`, { place: 'Quai 3', contact: 'Max' });
    await give('cora', `${path}/change-initiative`, { tasks: ['gloves'] });
    await give('cora', `${path}/change-slot`, { ...first, ...times('2026-04-05') });
    await give('cora', `${path}/change-slot`, { ...first, capacity: 3 });
    await give('cora', `${path}/cancel-slot`, second);
    await give('cora', `${path}/close-initiative`);
    await give('cora', `${path}/cancel-initiative`);
  });

  test('other people come to decide, and dates leave the calendar', async () => {
    const person = (name: string) => `/people/${id('person', name)}`;
    const own = (day: string) => [{ start: instant(`${day}T10:00`), end: instant(`${day}T11:00`) }];
    const advice = (...days: string[]) => ({
      initiative: id('initiative', 'advice'),
      dates: days.flatMap(own),
    });
    const uno = await give(
      'uno',
      '/registrations/select-dates',
      advice('2026-05-04', '2026-05-05'),
    );
    const ulf = await give('ulf', '/registrations/select-dates', advice('2026-05-06'));
    await on(uno.id)('cora', 'confirm-dates');
    await on(ulf.id)('cora', 'confirm-dates');
    await give('ada', `${person('uno')}/assign-manager`, { manager: id('person', 'mia') });
    await give('ada', `${person('uno')}/assign-manager`, { manager: id('person', 'ada') });
    await give('ada', `${person('uno')}/move-person`, { level: id('level', 'acme/paris') });
    await give('ada', `${person('uno')}/assign-manager`, { manager: id('person', 'mia') });
    await give('ada', `${person('ulf')}/assign-manager`, { manager: id('person', 'mel') });
    await give('ada', `${person('mia')}/revoke-role`, { role: 'employee' });
    await give('ada', `${person('uno')}/move-person`, { level: id('level', 'acme/lyon') });
    await give('pia', `${person('mel')}/erase-person`);
    await on(uno.id)('lea', 'approve-dates');
    await on(ulf.id)('lea', 'approve-dates');
    await on(uno.id)('uno', 'cancel-dates', { dates: dates(uno).slice(0, 1) });
    await on(ulf.id)('ulf', 'cancel-registration');
  });

  test('what is archived, who leaves and who is erased', async () => {
    const bob = await signUp('bob', 'advice');
    await signUp('nora', 'advice');
    await app.at('2026-04-10T09:00');
    await on(bob)('pia', 'reopen-registration', { reason: 'on leave' });
    await on(await signUp('nora', 'tutoring'))('cora', 'post-message', { text: 'Hello' });
    const coordinators = `/nonprofits/${id('nonprofit', 'helpers')}/add-coordinator`;
    await give('cora', coordinators, { person: id('person', 'eva') });
    await give('ada', `/people/${id('person', 'nora')}/revoke-role`, { role: 'employee' });
    await give('pia', `/people/${id('person', 'bob')}/erase-person`);
  });

  test('every command of the catalogue was tried', () => {
    const commands = commandTables().flatMap(({ tables }) =>
      Object.values(tables).flatMap((table) => Object.entries(table)),
    );
    const given = commands.filter(([, { by }]) => !('system' in by)).map(([name]) => name);
    expect([...runs.tried].sort()).toEqual(given.sort());
  });
});
