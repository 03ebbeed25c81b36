import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { linkIn, mailsTo, mailTo, open, press } from '../../support/mails.js';
import { made, outcomeOf, refusedBy, type PageOf } from '../../support/command-outcome.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

/** What becomes of everything that is somebody's when they leave: `lee`, who is an employee, manages tom, audits acme and coordinates friends. */
const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: per_date, levels: [acme/paris] } }
  nonprofits: { helpers: { coordinators: [cora] }, friends: { coordinators: [lee] } }
  people:
    lee: { employee: acme/paris, manager: max, auditor: acme, coordinator: friends }
    tom: { employee: acme/paris, manager: lee }
    kim: { employee: acme/paris }
    max: { manager: acme }
    ada: { admin: acme, employee: acme }
    pam: { admin: acme/paris }
    cora: { coordinator: helpers }
    pia: { platform: true }
  partnerships: [{ company: acme, nonprofit: helpers, status: validated }]
  initiatives:
    advice: { nonprofit: helpers, kind: open }
    talk: { nonprofit: helpers, kind: open }
    past: { nonprofit: helpers, kind: open }
    fair: { nonprofit: helpers, kind: slots, slots: { s: { start: 2026-02-03T14:00, end: 2026-02-03T17:00, capacity: 1 } } }
`;

let app: HttpApp;
const ids: Record<'applied' | 'held' | 'over' | 'reports', string> = {
  applied: '',
  held: '',
  over: '',
  reports: '',
};
let links: Record<'approve' | 'confirm', string>;
let file: string;
beforeAll(async () => {
  app = await openHttpApp(HEAD);
  const day = (date: string) => ({ start: `${date}T10:00+01:00`, end: `${date}T12:00+01:00` });
  ids.applied = await signUp('lee', 'talk');
  ids.held = await signUp('lee', 'fair', [{ slot: app.scenario.id('slot', 'fair.s') }]);
  ids.over = await signUp('lee', 'past', [day('2026-01-04'), day('2026-03-03')]);
  ids.reports = await signUp('tom', 'advice', [day('2026-03-03')]);
  for (const id of [ids.held, ids.over, ids.reports])
    await app.do('cora', `/registrations/${id}/confirm-dates`);
  await app.do('max', `/registrations/${ids.over}/approve-dates`);
  links = {
    approve: linkIn(await mailTo(app, 'lee', 'ManagerApprovalRequested', ids.reports), 'Approve'),
    confirm: linkIn(
      await mailTo(app, 'lee', 'ParticipationConfirmationRequested', ids.over),
      'Yes',
    ),
  };
  file = (await app.send('lee', 'POST', '/exports?wait=true', { name: 'registrations' })).body.id;
});
afterAll(() => app.close());

const initiative = (name: string) => app.scenario.id('initiative', name);
async function signUp(who: string, to: string, dates?: object[]): Promise<string> {
  const path = `/registrations/${dates ? 'select-dates' : 'submit-application'}`;
  return (await app.do(who, path, { initiative: initiative(to), ...(dates ? { dates } : {}) })).body
    .id;
}
const person = (name: string) => `/people/${app.scenario.id('person', name)}`;
const revoke = async (by: string, who: string) =>
  outcomeOf(await app.do(by, `${person(who)}/revoke-role`, { role: 'employee' }));
interface Dated {
  readonly status: string;
  readonly participationDates: readonly {
    readonly status: string;
    readonly reason: string | null;
  }[];
}
const registration = async (id: string) =>
  (await app.get<Dated>('cora', `/registrations/${id}`)).body;
const items = async (by: string, path: string) =>
  (await app.get<PageOf<object>>(by, path)).body.items;

describe('somebody is let go', () => {
  test('by an admin over all their roles, and not before a successor', async () => {
    expect(await revoke('pam', 'lee')).toEqual(refusedBy(403, 'above_own_level'));
    expect(await revoke('pia', 'lee')).toEqual(refusedBy(403, 'role'));
    expect(await revoke('ada', 'ada')).toEqual(refusedBy(409, 'last_of_kind'));
    expect((await registration(ids.applied)).status).toBe('application');
  });

  test('takes every role in the company, and none elsewhere', async () => {
    expect(await revoke('ada', 'lee')).toEqual(made('RoleRevoked', 'RoleRevoked'));
    expect((await app.get<object>('lee', '/me')).body).toMatchObject({
      manager: null,
      roles: [{ role: 'coordinator' }],
    });
  });
});

describe('then', () => {
  test('cancels open registrations as far as they could; what is over stays', async () => {
    expect([
      (await registration(ids.applied)).status,
      (await registration(ids.held)).status,
    ]).toEqual(['cancelled_rejected', 'cancelled_rejected']);
    expect((await registration(ids.over)).participationDates).toMatchObject([
      { status: 'awaiting_confirmation' },
      { status: 'cancelled', reason: 'employee_cancelled' },
    ]);
    expect(await mailsTo(app, 'cora', 'RegistrationCancelledByEmployee')).toHaveLength(2);
    expect(await mailsTo(app, 'cora', 'DateCancelledByEmployee')).toHaveLength(1);
  });

  test('closes their exports of the company, not those of their nonprofit', async () => {
    const { body } = await app.send<{ manifest: { rows: number } }>(
      'lee',
      'POST',
      '/exports?wait=true',
      { name: 'registrations' },
    );
    expect(body.manifest.rows).toBe(0);
    expect((await app.get('lee', `/exports/${file}/file`)).status).toBe(403);
  });

  test('the place that they held is another’s', async () => {
    const other = await signUp('kim', 'fair', [{ slot: app.scenario.id('slot', 'fair.s') }]);
    expect(outcomeOf(await app.do('cora', `/registrations/${other}/confirm-dates`))).toMatchObject({
      status: 200,
    });
  });

  test('whom they managed are the nearest admins’ to decide on, and nobody’s who left', async () => {
    expect(outcomeOf(await app.do('lee', `/registrations/${ids.reports}/approve-dates`))).toEqual(
      refusedBy(404, 'not_found'),
    );
    expect(await mailsTo(app, 'pam', 'ManagerApprovalRequested', ids.reports)).toHaveLength(1);
    await app.at('2026-01-08T09:00');
    expect(await mailsTo(app, 'lee', 'ManagerApprovalRequested')).toHaveLength(1);
    expect(await mailsTo(app, 'pam', 'ManagerApprovalRequested', ids.reports)).toHaveLength(2);
    const again = { manager: app.scenario.id('person', 'lee') };
    expect(outcomeOf(await app.do('ada', `${person('kim')}/assign-manager`, again))).toEqual(
      refusedBy(404, 'not_found'),
    );
    expect(outcomeOf(await app.do('pam', `/registrations/${ids.reports}/approve-dates`))).toEqual(
      made('DateApprovedByManager'),
    );
  });

  test('their links are dead, and they are asked and reminded of nothing more', async () => {
    for (const link of Object.values(links))
      expect([(await open(link)).status, (await press(link)).status]).toEqual([410, 410]);
    expect(await items('ada', '/deadlines')).not.toContainEqual(
      expect.objectContaining({ registration: ids.over }),
    );
    await app.at('2026-02-01T09:00');
    expect(await mailsTo(app, 'lee', 'ParticipationConfirmationRequested')).toHaveLength(1);
  });

  test('they still sign in, and find nothing of the company', async () => {
    expect(await items('lee', '/registrations')).toEqual([]);
    expect(await items('lee', '/partnerships')).toEqual([]);
    expect((await app.get('lee', '/people')).status).toBe(403);
    expect((await app.get('lee', `/registrations/${ids.over}`)).status).toBe(404);
    expect((await app.get('lee', `/companies/${app.scenario.id('company', 'acme')}`)).status).toBe(
      404,
    );
    expect((await app.get('lee', `/initiatives/${initiative('advice')}`)).status).toBe(404);
    const applied = await app.do('lee', '/registrations/submit-application', {
      initiative: initiative('advice'),
    });
    expect(outcomeOf(applied)).toEqual(refusedBy(404, 'not_found'));
  });

  test('lists and exports of others name them as before', async () => {
    const lists = await items('ada', `/registrations?employee=${app.scenario.id('person', 'lee')}`);
    expect(lists).toHaveLength(3);
    expect(lists[0]).toMatchObject({ employee: { name: 'lee' }, level: 'acme/paris' });
    const { body } = await app.send<{ manifest: { rows: number } }>(
      'ada',
      'POST',
      '/exports?wait=true',
      { name: 'registrations' },
    );
    expect(body.manifest.rows).toBe(5);
  });

  test('a date of theirs that was restored still ends', async () => {
    interface Found {
      readonly participationDates: readonly { readonly id: string; readonly status: string }[];
    }
    const dates = async () =>
      (await app.get<Found>('pia', `/registrations/${ids.over}`)).body.participationDates;
    const cancelled = (await dates()).find(({ status }) => status === 'cancelled');
    const body = { date: cancelled?.id, reason: 'They came after all.' };
    const restored = await app.do('pia', `/registrations/${ids.over}/restore-date`, body);
    expect(outcomeOf(restored)).toEqual(made('DateRestored'));
    await app.at('2026-03-03T11:59');
    const statusAt = async () => (await dates()).find(({ id }) => id === cancelled?.id)?.status;
    expect(await statusAt()).toBe('in_progress');
    await app.at('2026-03-03T12:01');
    expect(await statusAt()).toBe('awaiting_confirmation');
  });

  test('who comes back is only an employee; old links stay dead', async () => {
    expect(
      outcomeOf(await app.do('ada', `${person('lee')}/grant-role`, { role: 'employee' })),
    ).toEqual(made('RoleGranted'));
    for (const link of Object.values(links)) expect((await press(link)).status).toBe(410);
    expect(
      outcomeOf(await app.do('lee', `/registrations/${ids.over}/confirm-participation`)),
    ).toMatchObject({ status: 200 });
  });
});

test('a sign-up on its way as they leave is withdrawn as well', async () => {
  const left = await app.send('ada', 'POST', `${person('kim')}/revoke-role`, {
    role: 'employee',
  });
  const late = await app.send('kim', 'POST', '/registrations/submit-application', {
    initiative: initiative('talk'),
  });
  expect([left.status, late.status]).toEqual([200, 200]);
  await app.settle();
  expect(await registration(late.body.id)).toMatchObject({
    status: 'cancelled_rejected',
    reason: 'employee_cancelled',
  });
  const events = await app.scenario.product.runtime.store.readStream(
    `registration-${late.body.id}`,
  );
  const about = await app.scenario.product.runtime.store.readStream(
    `person-${app.scenario.id('person', 'kim')}`,
  );
  expect(events.at(-1)).toMatchObject({
    meta: { causation: about.findLast(({ type }) => type === 'RoleRevoked')?.id },
  });
});
