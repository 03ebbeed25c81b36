import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { linkIn, mailTo, mailsTo, press } from '../../support/mails.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

/** A registration stays with the company in which it was made: nobody of another company is asked about it. */

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: per_date }
    beta: { managerPolicy: per_date }
  nonprofits:
    helpers: { coordinators: [cora] }
  people:
    tom: { employee: acme, manager: max }
    max: { manager: acme }
    ada: { admin: acme }
    mia: { manager: beta }
    bea: { admin: beta }
    cora: { coordinator: helpers }
    pia: { platform: true }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives:
    advice: { nonprofit: helpers, kind: open }
`;

let app: HttpApp;
let registration: string;
const ids: string[] = [];
const day = (date: string) => ({ start: `${date}T10:00+01:00`, end: `${date}T12:00+01:00` });
const tom = () => `/people/${app.scenario.id('person', 'tom')}`;

beforeAll(async () => {
  app = await openHttpApp(HEAD);
  const { body } = await app.do('tom', '/registrations/select-dates', {
    initiative: app.scenario.id('initiative', 'advice'),
    dates: [day('2026-01-04'), day('2026-03-03')],
  });
  registration = body.id;
  ids.push(
    ...body.events.flatMap(({ type, about }) =>
      type === 'DateSelected' && about !== null ? [about] : [],
    ),
  );
  await app.do('cora', `/registrations/${registration}/confirm-dates`);
  await app.do('max', `/registrations/${registration}/approve-dates`, { dates: [ids[0]] });
  await app.do('ada', `${tom()}/revoke-role`, { role: 'employee' });
  const mail = app.scenario.mails.get('tom') ?? '';
  await app.do('bea', '/people/register-person', { name: 'tom', mail });
  await press(linkIn(await mailTo(app, 'tom', 'PersonInvited'), 'Accept'));
  await app.settle();
  await app.do('bea', `${tom()}/assign-manager`, { manager: app.scenario.id('person', 'mia') });
});
afterAll(() => app.close());

test('nobody of the new company is asked about a restored date of the old one', async () => {
  const restored = await app.do('pia', `/registrations/${registration}/restore-date`, {
    date: ids[1],
    reason: 'They came after all.',
  });
  expect(restored.body.events).toMatchObject([{ type: 'DateRestored' }]);
  expect((await app.get('bea', tom())).status).toBe(200);
  await app.at('2026-01-20T09:00');
  await app.settle();
  for (const manager of ['mia', 'bea']) {
    expect(await mailsTo(app, manager, 'ManagerApprovalRequested', registration)).toEqual([]);
    expect((await app.get(manager, '/me/to-approve')).body).toEqual([]);
  }
  const { body } = await app.get<{ participationDates: { status: string }[] }>(
    'pia',
    `/registrations/${registration}`,
  );
  expect(body.participationDates[1]).toMatchObject({ status: 'awaiting_manager' });
});

test('the answer to why says that they are not asked', async () => {
  const path = `/registrations/${registration}/why?what=mail&kind=ManagerApprovalRequested`;
  const { body } = await app.get<{ mail: { rule: string } }>(
    'pia',
    `${path}&person=${app.scenario.id('person', 'mia')}`,
  );
  expect(JSON.stringify(body)).toContain('not_in_audience');
});
