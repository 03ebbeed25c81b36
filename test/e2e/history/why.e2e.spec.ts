import { createHash } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { WhyAnswer } from '#features/history';
import {
  DATE_TO_REGISTRATION,
  REGISTRATION_COMMANDS,
  REGISTRATION_EVENTS,
  TIME_RULES,
} from '#contexts/registrations';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

/** Why? (docs/domain.md §7): answered from the rows that decide, so that a row changed here changes what happens and the answer alike. */

let app: HttpApp;
let registration: string;
beforeAll(async () => {
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
  people:
    eva: { employee: acme }
    tom: { employee: acme }
    ada: { admin: acme }
    cora: { coordinator: helpers }
    pia: { platform: true }
  partnerships:
    - { company: acme, nonprofit: helpers, status: validated }
  initiatives:
    cleanup: { nonprofit: helpers, kind: slots, slots: { s1: { start: 2026-02-03T14:00, end: 2026-02-03T17:00 }, s2: { start: 2026-02-10T14:00, end: 2026-02-10T17:00 } } }
    advice: { nonprofit: helpers, kind: open }
`);
  const dates = [
    { slot: app.scenario.id('slot', 'cleanup.s1') },
    { slot: app.scenario.id('slot', 'cleanup.s2') },
  ];
  const signedUp = await app.do('eva', '/registrations/select-dates', {
    initiative: app.scenario.id('initiative', 'cleanup'),
    dates,
  });
  registration = signedUp.body.id;
  await app.do('cora', `/registrations/${registration}/confirm-dates`, {
    dates: [signedUp.body.events[1]?.about],
  });
});
afterAll(() => app.close());

/** What was changed in the tables is put back. */
const undo: (() => void)[] = [];
afterEach(() => {
  for (const back of undo.splice(0)) back();
});
function change<T extends object>(row: T, changed: Partial<T>): void {
  const before = { ...row };
  undo.push(() => Object.assign(row, before));
  Object.assign(row, changed);
}

async function why(person: string, question: object, of = registration): Promise<WhyAnswer> {
  const path = `/registrations/${of}/why`;
  const { status, body } = await app.send<WhyAnswer>(person, 'POST', path, question);
  expect(status).toBe(200);
  return body;
}
const refusal = async (person: string, command: string, words = {}, of = registration) =>
  (await why(person, { what: 'refusal', command, with: words }, of)).refusal;
const mail = async (asker: string, kind: string, to: string, of = registration) =>
  (await why(asker, { what: 'mail', kind, person: app.scenario.id('person', to) }, of)).mail;

describe('why a status', () => {
  test('names the rule, the dates and the events behind a status', async () => {
    const answer = await why('eva', { what: 'status' });
    expect(answer).toMatchObject({
      status: 'dates_to_be_confirmed',
      statusRule: { rule: 'first_of_live_dates' },
    });
    expect(answer.statusRule.text).toContain('to_be_confirmed, awaiting_manager, in_progress');
    expect(answer.steps.map(({ event, rule }) => `${event.type} by ${rule.name}`)).toEqual([
      'DateSelected by SelectDates',
      'DateSelected by SelectDates',
    ]);
  });

  test('another order of the rows is another status, and another answer', async () => {
    const rows = DATE_TO_REGISTRATION as unknown[];
    const before = [...rows];
    undo.push(() => void rows.splice(0, rows.length, ...before));
    rows.unshift(...rows.splice(2, 1));
    const answer = await why('eva', { what: 'status' });
    expect(answer).toMatchObject({
      status: 'in_progress',
      statusRule: { rule: 'first_of_live_dates' },
    });
    expect(answer.statusRule.text).toContain('in_progress, to_be_confirmed');
    expect(answer.steps.map(({ event }) => event.type)).toEqual(['DateConfirmedByCoordinator']);
  });
});

describe('why a refusal', () => {
  test('by the row of the command, and the rule that refuses it', async () => {
    expect(await why('eva', { what: 'refusal', command: 'ConfirmDates' })).toMatchObject({
      refusal: { kind: 'forbidden', rule: 'role' },
      command: { name: 'ConfirmDates', by: ['coordinator', 'mandated_admin'], when: REGISTRATION_COMMANDS.ConfirmDates.when },
    });
    expect(await refusal('cora', 'DeclineApplication')).toMatchObject({ kind: 'not_allowed', rule: 'has_dates' });
    expect(await refusal('cora', 'DisputeParticipation', {})).toMatchObject({ kind: 'invalid', rule: 'isString', field: 'reason' });
    expect(await refusal('eva', 'SelectDates', { dates: [{ slot: app.scenario.id('slot', 'cleanup.s1') }] })).toMatchObject({ rule: 'slot_selected_twice' });
    expect(await refusal('cora', 'ConfirmDates')).toBeNull();
  }); // prettier-ignore

  test('changes nothing', async () => {
    const before = await app.events();
    await refusal('cora', 'ConfirmDates');
    await app.settle();
    expect(await app.events()).toBe(before);
  });

  test('who else stands in the row, may; and the answer follows', async () => {
    change(REGISTRATION_COMMANDS.ConfirmDates, { by: { employee: 'always' } });
    expect(await refusal('eva', 'ConfirmDates')).toBeNull();
    expect((await why('cora', { what: 'refusal', command: 'ConfirmDates' })).refusal).toMatchObject(
      { kind: 'forbidden' },
    );
  });

  test('a shorter cool-down in the row refuses no more', async () => {
    await app.do('eva', `/registrations/${registration}/remind-coordinator`);
    expect(await refusal('ada', 'RemindCoordinator')).toMatchObject({
      kind: 'not_allowed',
      rule: 'reminded_recently',
    });
    change(TIME_RULES.coolDown, { days: 0 });
    expect(await refusal('ada', 'RemindCoordinator')).toBeNull();
  });

  test('of a command that there is not, or words that are none, is malformed', async () => {
    for (const words of ['{', 7, [], null])
      expect((await app.send('eva', 'POST', `/registrations/${registration}/why`, { what: 'refusal', command: 'ConfirmDates', with: words })).status).toBe(400);
    for (const query of ['what=refusal', 'what=refusal&command=Hack', 'what=refusal&command=ConfirmDates&with={}', 'what=mail', 'what=mail&kind=DateEnded'])
      expect((await app.get('eva', `/registrations/${registration}/why?${query}`)).status).toBe(400);
  }); // prettier-ignore
});

test('the record of a question has a hash of its words, not the words', async () => {
  const words = { text: 'My knee hurts' };
  await why('ada', { what: 'refusal', command: 'PostMessage', with: words });
  const { rows } = await app.scenario.product.runtime.pool.query<{ filters: object }>(
    `SELECT filters FROM work.reads WHERE filters->>'command' = 'PostMessage'`,
  );
  expect(rows[0]?.filters).toEqual({
    event: null,
    what: 'refusal',
    command: 'PostMessage',
    withSha256: createHash('sha256').update('{"text":"My knee hurts"}').digest('hex'),
  });
});

describe('why a mail', () => {
  test('came: the row that tells of it, when it was sent, and what led to it', async () => {
    const answer = await why('eva', { what: 'mail', kind: 'DateConfirmedByCoordinator' });
    expect(answer.mail).toMatchObject({ came: true, rule: 'sent', at: expect.stringMatching(/Z$/), person: app.scenario.id('person', 'eva') });
    expect(answer.steps.map(({ event }) => event.type)).toEqual(['DateSelected', 'DateConfirmedByCoordinator']);
  }); // prettier-ignore

  test('says why a mail did not come', async () => {
    expect(await mail('pia', 'DateConfirmedByCoordinator', 'cora')).toMatchObject({
      came: false,
      rule: 'own_act',
    });
    expect(await mail('pia', 'DateConfirmedByCoordinator', 'ada')).toMatchObject({
      came: false,
      rule: 'not_in_audience',
    });
    expect(await mail('pia', 'ApplicationSubmitted', 'cora')).toMatchObject({
      came: false,
      rule: 'exception',
    });
    expect(await mail('pia', 'DateRefusedByCoordinator', 'eva')).toMatchObject({
      came: false,
      rule: 'not_happened',
    });
    expect(await mail('pia', 'ParticipationConfirmationRequested', 'eva')).toMatchObject({
      came: false,
      rule: 'no_reason',
      next: null,
    });
  });

  test('another audience in the row is told from then on, and the answer follows', async () => {
    change(REGISTRATION_EVENTS.DateCancelledByEmployee, { notifies: ['employee'] });
    const answer = await app.do('tom', '/registrations/select-dates', { initiative: app.scenario.id('initiative', 'cleanup'), dates: [{ slot: app.scenario.id('slot', 'cleanup.s1') }] });
    await app.do('tom', `/registrations/${answer.body.id}/cancel-dates`);
    expect(await mail('pia', 'DateCancelledByEmployee', 'cora', answer.body.id)).toMatchObject({ came: false, rule: 'not_in_audience' });
    expect((await mail('pia', 'DateCancelledByEmployee', 'cora', answer.body.id))?.text).toContain('Notified: the employee');
  }); // prettier-ignore

  test('of somebody else is for those who watch', async () => {
    const of = (person: string) => app.get(person, `/registrations/${registration}/why?what=mail&kind=DateSelected&person=${app.scenario.id('person', 'cora')}`);
    expect((await of('eva')).status).toBe(404);
    expect((await of('ada')).status).toBe(200);
  }); // prettier-ignore

  test('says when a reminder will come; another setting gives another day', async () => {
    const { body } = await app.do('eva', '/registrations/submit-application', { initiative: app.scenario.id('initiative', 'advice') });
    expect(await mail('eva', 'ArchivalWarningSent', 'eva', body.id)).toMatchObject({ came: false, rule: 'not_due', next: '2026-01-29T08:00:00.000Z' });
    change(TIME_RULES.ArchivalWarningSent, { daysBefore: 2 });
    const changed = await mail('eva', 'ArchivalWarningSent', 'eva', body.id);
    expect(changed).toMatchObject({ next: '2026-02-03T08:00:00.000Z', text: expect.stringContaining('2 days before') });
    change(TIME_RULES.RegistrationArchived, { months: { mentoring: 6, slots: 1, open: 3 } });
    expect((await mail('eva', 'ArchivalWarningSent', 'eva', body.id))?.next).toBe('2026-04-03T07:00:00.000Z');
  }); // prettier-ignore

  test('that was turned off says so', async () => {
    const { body } = await app.do('tom', '/registrations/submit-application', {
      initiative: app.scenario.id('initiative', 'advice'),
    });
    await app.do('tom', `/people/${app.scenario.id('person', 'tom')}/mute-reminders`, {
      kind: 'ArchivalWarningSent',
    });
    await app.at('2026-01-29T09:00');
    expect(await mail('tom', 'ArchivalWarningSent', 'tom', body.id)).toMatchObject({
      came: false,
      rule: 'turned_off',
    });
    expect(await mail('eva', 'DateConfirmedByCoordinator', 'eva')).toMatchObject({ came: true });
  });

  test('says that a mail beyond its term is not known any more', async () => {
    const { pool } = app.scenario.product.runtime;
    const sent = await mail('pia', 'DateConfirmedByCoordinator', 'eva');
    expect(sent).toMatchObject({ came: true, rule: 'sent' });
    await pool.query(`DELETE FROM work.outbox WHERE kind = 'DateConfirmedByCoordinator'`);
    expect(await mail('pia', 'DateConfirmedByCoordinator', 'eva')).toMatchObject({
      came: false,
      rule: 'expired',
    });
  });
});

describe('what will be archived or reminded', () => {
  test('is listed with the rule by which it is due', async () => {
    const { body } = await app.get<{ items: { kind: string; at: string; rule: string }[] }>(
      'ada',
      '/deadlines?kind=RegistrationArchived',
    );
    expect(body.items.map(({ at }) => at)).toEqual([
      '2026-02-05T08:00:00.000Z',
      '2026-02-05T08:00:00.000Z',
    ]);
    expect(body.items[0]?.rule).toContain(
      '6 months (mentoring), 1 month (slots) and 1 month (open)',
    );
  });
});
