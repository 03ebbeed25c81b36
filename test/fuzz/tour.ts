import {
  at,
  DAY,
  HOUR,
  idIn,
  itemsOf,
  roleOf,
  type Detail,
  type Thing,
  type Walker,
} from './walker.js';
import { schedules, tallies } from './export-walks.js';

/**
 * Walks that each product is led through before anything is left to chance: to what random requests seldom reach. Every operation of
 * them succeeds.
 */

async function initiativeOf(walker: Walker, kind: string): Promise<string> {
  const found = itemsOf(await walker.ask('ListInitiatives', roleOf(walker, 'employee')));
  return found.find((one) => one.kind === kind)?.id ?? '';
}

/** Three dates that are over: one missed, one validated, one disputed. */
async function participation(walker: Walker): Promise<void> {
  const { ask, now } = walker;
  const [employee, manager, coordinator] = (['employee', 'manager', 'coordinator'] as const).map(
    (part) => roleOf(walker, part),
  ) as [string, string, string];
  const initiative = await initiativeOf(walker, 'open');
  const dates = [4, 3, 2].map((days) => ({
    start: at(now - days * DAY),
    end: at(now - days * DAY + HOUR),
  }));
  const body = { initiative, dates };
  const registration = idIn(await ask('SignUpAndSelectDates', employee, { body })) ?? '';
  const params = { registration };
  const { participationDates = [] } = ((await ask('GetRegistration', employee, { params })) ??
    {}) as Partial<Detail>;
  const [first = '', second = '', third = ''] = participationDates.map(({ id }) => id);
  await ask('ConfirmDates', coordinator, { params, body: {} });
  await ask('ApproveDates', manager, { params, body: {} });
  await ask('ReportNonParticipation', coordinator, { params, body: { dates: [first] } });
  await ask('ConfirmParticipation', employee, { params, body: { dates: [second, third] } });
  await ask('ValidateParticipation', coordinator, { params, body: { dates: [second] } });
  const disputed = { dates: [third], reason: 'nobody came' };
  await ask('DisputeParticipation', coordinator, { params, body: disputed });
  const link = { kind: 'registration', id: registration, format: 'html' };
  await ask('CreatePageLink', roleOf(walker, 'admin'), { body: link });
}

/** A mentoring whose period is approved and moved. */
async function mentoring(walker: Walker): Promise<void> {
  const { ask, now } = walker;
  const employee = roleOf(walker, 'employee');
  const body = { initiative: await initiativeOf(walker, 'mentoring') };
  const registration = idIn(await ask('SubmitApplication', employee, { body })) ?? '';
  const params = { registration };
  await ask('ApproveApplication', roleOf(walker, 'coordinator'), { params, body: {} });
  const period = { start: at(now - DAY), end: at(now + 90 * DAY) };
  await ask('RecordMenteeFound', employee, { params, body: period });
  await ask('ApproveDates', roleOf(walker, 'manager'), { params, body: {} });
  await ask('ChangePeriodEnd', employee, { params, body: { end: at(now + 120 * DAY) } });
}

/** A coordinator runs an initiative and the nonprofit. */
async function nonprofit(walker: Walker): Promise<void> {
  const { ask } = walker;
  const coordinator = roleOf(walker, 'coordinator');
  const me = (await ask('GetMe', coordinator)) as
    { roles?: readonly { nonprofit?: Thing | null }[] } | undefined;
  const [own] = (me?.roles ?? []).flatMap(({ nonprofit: one }) => one ?? []);
  const params = { nonprofit: own?.id ?? '' };
  const profile = { description: 'Helps.' };
  await ask('ChangeNonprofitProfile', coordinator, { params, body: profile });
  const colleague = { name: 'Colleague', mail: 'colleague@helpers.example' };
  await ask('AddCoordinator', coordinator, { params, body: colleague });
  const created = { ...params, kind: 'open', title: 'Toured' };
  const initiative = idIn(await ask('CreateInitiative', coordinator, { body: created })) ?? '';
  for (const operation of ['OpenInitiative', 'CloseInitiative', 'CancelInitiative'])
    await ask(operation, coordinator, { params: { initiative }, body: {} });
}

/** A main admin changes the company and its people; the platform team erases one of them. */
async function company(walker: Walker): Promise<void> {
  const { ask } = walker;
  const admin = roleOf(walker, 'admin');
  const [own] = itemsOf(await ask('ListCompanies', admin));
  const params = { company: own?.id ?? '' };
  await ask('ChangeCompanySettings', admin, { params, body: { agreementDownload: false } });
  for (const name of ['North', 'South'])
    await ask('AddNetworkLevel', admin, { params, body: { name } });
  const { levels = [] } = ((await ask('GetCompany', admin, { params })) ?? {}) as {
    levels?: readonly { readonly id: string; readonly name: string }[];
  };
  const [level, parent] = ['North', 'South'].map(
    (name) => levels.find((one) => one.name === name)?.id,
  );
  await ask('MoveNetworkLevel', admin, { params, body: { level, parent } });
  const newcomer = { name: 'Newcomer', mail: 'newcomer@acme.example', ...params };
  const body = { ...newcomer, roles: [{ role: 'employee' }] };
  const person = idIn(await ask('RegisterPerson', admin, { body })) ?? '';
  for (const operation of ['GrantRole', 'RevokeRole'])
    await ask(operation, admin, { params: { person }, body: { role: 'manager' } });
  const me = idIn(await ask('GetMe', roleOf(walker, 'manager')));
  await ask('AssignManager', admin, { params: { person }, body: { manager: me } });
  await ask('ErasePerson', 'platform', { params: { person }, body: {} });
}

/** Jobs and files of an admin and of the platform team. */
async function work(walker: Walker): Promise<void> {
  const { ask } = walker;
  const admin = roleOf(walker, 'admin');
  const query = { wait: 'true' };
  const known = itemsOf(await ask('ListRegistrations', admin));
  const items = known.map(({ id, revision }) => ({ registration: id, revision }));
  const bulk = { command: 'RemindCoordinator', items };
  const job = idIn(await ask('GiveInBulk', admin, { query: { wait: 'true' }, body: bulk })) ?? '';
  await ask('ListJobOutcomes', admin, { params: { job } });
  const compared = { name: 'registrations', beforeAsOf: '2026-01-01T00:00Z' };
  await ask('CompareExports', admin, { query, body: compared });
  const exported = idIn(await ask('CreateExport', admin, { query, body: { name: 'dates' } })) ?? '';
  await ask('GetExport', admin, { params: { export: exported } });
  await ask('CancelExport', admin, { params: { export: exported } });
  const verified = await ask('Verify', 'platform', { query, body: { what: 'seals' } });
  await ask('DownloadVerification', 'platform', { params: { job: idIn(verified) ?? '' } });
  await ask('ListDeadMails', 'platform');
  for (const operation of ['RetryDeadMails', 'ReplayParkedStreams'])
    await ask(operation, 'platform', { query, body: { all: true } });
}

/** The platform team registers a nonprofit; a manager turns reminders off and on again. */
async function settings(walker: Walker): Promise<void> {
  const { ask } = walker;
  await ask('RegisterNonprofit', 'platform', { body: { name: 'Toured' } });
  const manager = roleOf(walker, 'manager');
  const params = { person: idIn(await ask('GetMe', manager)) ?? '' };
  const body = { kind: 'ManagerApprovalRequested' };
  for (const operation of ['MuteReminders', 'UnmuteReminders'])
    await ask(operation, manager, { params, body });
}

/** In world `a`, whose people have the ranks that the walks need. */
export const TOUR: readonly ((walker: Walker) => Promise<void>)[] = [
  participation,
  mentoring,
  nonprofit,
  company,
  settings,
  work,
  schedules,
  tallies,
];

/** After weeks: an application that was archived is opened again. */
export async function reopening(walker: Walker): Promise<void> {
  const { ask } = walker;
  const query = { status: 'not_finalized' };
  for (const { id } of itemsOf(
    await ask('ListRegistrations', roleOf(walker, 'admin'), { query }),
  )) {
    const step = { params: { registration: id }, body: { reason: 'on leave' } };
    if ((await ask('ReopenRegistration', 'platform', step)) !== undefined) return;
  }
}
