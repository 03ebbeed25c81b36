import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { ExportApp } from '../../support/exports.js';
import { linkIn, mailTo, press } from '../../support/mails.js';
import type { PageOf } from '../../support/command-outcome.js';
import { openHttpApp } from '../../support/http-app.js';

/** Everything that is in somebody's scope by a network level, before and after the level is moved below another's. */
const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: per_date, levels: [acme/paris, acme/paris/nord, acme/lyon], agreementDownload: true } }
  nonprofits: { helpers: { coordinators: [cora] } }
  people:
    eva: { employee: acme/paris/nord }
    ada: { admin: acme }
    pam: { admin: acme/paris }
    lea: { admin: acme/lyon }
    cora: { coordinator: helpers }
    pia: { platform: true }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated, mandate: true, level: acme/paris/nord }]
  initiatives: { advice: { nonprofit: helpers, kind: open, company: acme }, hidden: { nonprofit: helpers, kind: open, company: acme, draft: true } }
`;

let exportApp: ExportApp;
let asked: string;
let open: string;
let link: string;
beforeAll(async () => {
  exportApp = new ExportApp(await openHttpApp(HEAD));
  const signUp = async (day: string) =>
    exportApp.say('eva', '/registrations/select-dates', {
      initiative: exportApp.id('initiative', 'advice'),
      dates: [{ start: `${day}T10:00+01:00`, end: `${day}T12:00+01:00` }],
    });
  asked = await signUp('2026-03-03');
  await exportApp.say('cora', `/registrations/${asked}/confirm-dates`);
  link = linkIn(await mailTo(exportApp.app, 'pam', 'ManagerApprovalRequested'), 'Approve');
  await exportApp.app.at('2026-01-06T09:00');
  await exportApp.say('eva', `/registrations/${asked}/select-dates`, {
    dates: [{ start: '2026-03-04T10:00+01:00', end: '2026-03-04T12:00+01:00' }],
  });
  open = `/registrations/${asked}/confirm-dates?dryRun=true`;
});
afterAll(() => exportApp.app.close());

const { send, get } = {
  send: (by: string, path: string) => exportApp.app.send(by, 'POST', path, {}),
  get: (by: string, path: string) =>
    exportApp.app.get<PageOf<{ id: string; name?: string }>>(by, path),
};
/** What somebody is shown, may decide and may do for the nonprofit. */
async function standingOf(by: string) {
  const partnership = exportApp.id('partnership', 'acme/helpers');
  const list = async (path: string) => (await get(by, path)).body.items.length;
  return {
    registrations: await list('/registrations'),
    history: (await get(by, `/registrations/${asked}/history`)).status,
    partnerships: await list('/partnerships'),
    agreement: (await exportApp.app.get(by, `/partnerships/${partnership}/agreement`)).status,
    people: (await get(by, '/people')).body.items.map(({ name }) => name),
    exported: (await exportApp.exported(by, 'registrations', { format: 'csv' })).rows.length,
    approves: (await send(by, `/registrations/${asked}/approve-dates?dryRun=true`)).status,
    confirms: (await send(by, open)).status,
    draft: (await get(by, `/initiatives/${exportApp.id('initiative', 'hidden')}`)).status,
  };
}
const WITHIN = {
  registrations: 1,
  history: 200,
  partnerships: 1,
  agreement: 200,
  exported: 1,
  approves: 200,
  confirms: 200,
  draft: 200,
};
const OUTSIDE = {
  registrations: 0,
  history: 404,
  partnerships: 0,
  agreement: 404,
  exported: 0,
  approves: 404,
  confirms: 404,
  draft: 404,
};

test('everything follows a moved level to the admins above it today', async () => {
  expect(await standingOf('pam')).toEqual({ ...WITHIN, people: ['eva', 'pam'] });
  expect(await standingOf('lea')).toEqual({ ...OUTSIDE, people: ['lea'] });
  await exportApp.say('ada', `/companies/${exportApp.id('company', 'acme')}/move-network-level`, {
    level: exportApp.id('level', 'acme/paris/nord'),
    parent: exportApp.id('level', 'acme/lyon'),
  });
  expect(await standingOf('pam')).toEqual({ ...OUTSIDE, people: ['pam'] });
  expect(await standingOf('lea')).toEqual({ ...WITHIN, people: ['eva', 'lea'] });
});

test('the admin above after the move decides, not the one asked before', async () => {
  expect((await press(link)).status).toBe(410);
  await exportApp.app.at('2026-01-08T09:00');
  const mail = await mailTo(exportApp.app, 'lea', 'ManagerApprovalRequested', asked);
  expect((await press(linkIn(mail, 'Approve'))).status).toBe(200);
});

test('an export as of before shows the level where it was then', async () => {
  const before = { asOf: exportApp.app.scenario.instant('2026-01-06T08:00') };
  for (const name of ['registrations', 'partnerships'] as const) {
    expect((await exportApp.exported('lea', name, { format: 'csv' })).rows).toMatchObject([
      { level: 'acme/lyon/nord' },
    ]);
    expect(
      (await exportApp.exported('lea', name, { format: 'csv', ...before })).rows,
    ).toMatchObject([{ level: 'acme/paris/nord' }]);
    expect((await exportApp.exported('pam', name, { format: 'csv', ...before })).rows).toEqual([]);
  }
});
