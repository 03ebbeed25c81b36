import { eventFiles, files, jobs, schedules, tallies } from './export-walks.js';
import {
  at,
  DAY,
  HOUR,
  idIn,
  itemsOf,
  pick,
  roleOf,
  textOf,
  type Detail,
  type Part,
  type Thing,
  type Walker,
} from './walker.js';

/**
 * Requests that build on each other, so that states are reached to which chance alone does not lead: what an answer names is used in the
 * next request, by whoever may.
 */

/** What can be done to a date in a status, and by whom. */
const OF_DATES: Readonly<Record<string, readonly (readonly [string, Part])[]>> = {
  to_be_confirmed: [
    ['ConfirmDates', 'coordinator'],
    ['ConfirmDates', 'coordinator'],
    ['RefuseDates', 'coordinator'],
    ['CancelDates', 'employee'],
  ],
  awaiting_manager: [
    ['ApproveDates', 'manager'],
    ['ApproveDates', 'manager'],
    ['RefuseDatesAsManager', 'manager'],
    ['RemindManager', 'employee'],
  ],
  in_progress: [['CancelDates', 'employee']],
  awaiting_confirmation: [
    ['ConfirmParticipation', 'employee'],
    ['ReportNonParticipation', 'coordinator'],
  ],
  participated: [
    ['ValidateParticipation', 'coordinator'],
    ['DisputeParticipation', 'coordinator'],
    ['RestoreDate', 'platform'],
  ],
  cancelled: [['RestoreDate', 'platform']],
};

/** What can be done to a registration in a status. */
const OF_REGISTRATIONS: Readonly<Record<string, readonly (readonly [string, Part])[]>> = {
  application: [
    ['PostMessage', 'coordinator'],
    ['ApproveApplication', 'coordinator'],
  ],
  conversation: [
    ['ApproveApplication', 'coordinator'],
    ['ApproveApplication', 'coordinator'],
    ['DeclineApplication', 'coordinator'],
  ],
  looking_for_mentee: [
    ['RecordMenteeFound', 'employee'],
    ['ReportStillLooking', 'employee'],
  ],
  in_progress: [
    ['EndMentoring', 'employee'],
    ['ChangePeriodEnd', 'employee'],
  ],
  not_finalized: [['ReopenRegistration', 'platform']],
};

const NO_DATES = /^(RemindManager)$/;

async function decideDates(
  walker: Walker,
  { id, participationDates }: Detail,
  refused: Set<string>,
): Promise<void> {
  const { random, ask } = walker;
  const date = pick(walker, participationDates);
  const choices = (OF_DATES[date?.status ?? ''] ?? []).filter(([name]) => !refused.has(name));
  if (!date || choices.length === 0) return;
  const [operation, part] = random.pick(choices);
  const reason = { reason: textOf(walker) };
  const body =
    operation === 'RestoreDate'
      ? { date: date.id, ...reason }
      : NO_DATES.test(operation)
        ? {}
        : { dates: [date.id], ...(operation === 'DisputeParticipation' ? reason : {}) };
  if (
    (await ask(operation, roleOf(walker, part), { params: { registration: id }, body })) ===
    undefined
  )
    refused.add(operation);
}

async function actOnRegistration(
  walker: Walker,
  { id, status = '' }: Detail,
  refused: Set<string>,
): Promise<void> {
  const { random, ask, now } = walker;
  const choices = (OF_REGISTRATIONS[status] ?? []).filter(([name]) => !refused.has(name));
  if (choices.length === 0) return;
  const [operation, part] = random.pick(choices);
  const start = now - random.whole(0, 5) * DAY;
  const bodies: Readonly<Record<string, object>> = {
    PostMessage: { text: textOf(walker) },
    ReopenRegistration: { reason: textOf(walker) },
    RecordMenteeFound: { start: at(start), end: at(start + random.whole(6, 90) * DAY) },
    ChangePeriodEnd: { end: at(now + random.whole(1, 60) * DAY) },
  };
  const step = { params: { registration: id }, body: bodies[operation] ?? {} };
  if ((await ask(operation, roleOf(walker, part), step)) === undefined) refused.add(operation);
}

/** An employee signs up, with dates or without. */
async function signUp(walker: Walker): Promise<string | undefined> {
  const { ask, random, now } = walker;
  const employee = roleOf(walker, 'employee');
  const initiatives = itemsOf(await ask('ListInitiatives', employee));
  const initiative = pick(walker, initiatives)?.id;
  if (initiative === undefined) return undefined;
  const found = (await ask('GetInitiative', employee, { params: { initiative } })) as
    { kind: string; slots?: readonly Thing[] } | undefined;
  if (found?.kind === 'mentoring')
    return idIn(await ask('SubmitApplication', employee, { body: { initiative } }));
  const slot = pick(walker, found?.slots ?? [])?.id;
  const start = now + random.whole(-40, 40) * HOUR;
  const date = slot === undefined ? { start: at(start), end: at(start + HOUR) } : { slot };
  return idIn(await ask('SignUpAndSelectDates', employee, { body: { initiative, dates: [date] } }));
}

/** Leads one registration of an employee on, by whoever can. */
async function registrations(walker: Walker): Promise<void> {
  const { ask, random } = walker;
  const employee = roleOf(walker, 'employee');
  const fresh = random.happens(0.4) ? await signUp(walker) : undefined;
  const known = fresh === undefined ? itemsOf(await ask('ListRegistrations', employee)) : [];
  const registration = fresh ?? pick(walker, known)?.id;
  if (registration === undefined) return;
  const refused = new Set<string>();
  for (let step = 0; step < 4; step++) {
    const detail = (await ask('GetRegistration', employee, { params: { registration } })) as
      Detail | undefined;
    if (!detail) return;
    const acts = random.happens(detail.participationDates.length > 0 ? 0.3 : 1);
    await (acts ? actOnRegistration : decideDates)(walker, detail, refused);
  }
}

/** A coordinator adds, moves and cancels slots. */
async function slots(walker: Walker): Promise<void> {
  const { ask, random, now } = walker;
  const coordinator = roleOf(walker, 'coordinator');
  const initiatives = itemsOf(await ask('ListInitiatives', coordinator));
  const initiative = pick(
    walker,
    initiatives.filter(({ kind }) => kind === 'slots'),
  )?.id;
  if (initiative === undefined) return;
  const params = { initiative };
  const start = now + random.whole(1, 20) * DAY;
  const times = { start: at(start), end: at(start + 2 * HOUR) };
  await ask('AddSlots', coordinator, { params, body: { slots: [times] } });
  const found = (await ask('GetInitiative', coordinator, { params })) as
    { slots?: readonly Thing[] } | undefined;
  const slot = pick(walker, found?.slots ?? [])?.id ?? '';
  const moved = { slot, start: at(start + DAY), end: at(start + DAY + HOUR), capacity: 5 };
  await ask('ChangeSlot', coordinator, { params, body: moved });
  if (random.happens(0.3)) await ask('CancelSlot', coordinator, { params, body: { slot } });
}

/** A coordinator names places where the nonprofit is, and takes them back. */
async function locations(walker: Walker): Promise<void> {
  const { ask, random } = walker;
  const coordinator = roleOf(walker, 'coordinator');
  const me = (await ask('GetMe', coordinator)) as
    { roles?: readonly { nonprofit?: Thing | string | null }[] } | undefined;
  const [own] = (me?.roles ?? []).flatMap(({ nonprofit }) => nonprofit ?? []);
  const nonprofit = typeof own === 'string' ? own : own?.id;
  if (nonprofit === undefined) return;
  const params = { nonprofit };
  const location = `Town ${random.whole(0, 1e6)}`;
  const to = `${location} North`;
  await ask('AddLocation', coordinator, { params, body: { location } });
  await ask('ChangeLocation', coordinator, { params, body: { location, to } });
  await ask('RemoveLocation', coordinator, { params, body: { location: to } });
}

/** A partnership ends, is proposed again, declined, proposed again and validated. */
async function partnerships(walker: Walker): Promise<void> {
  const { ask } = walker;
  const [admin, coordinator] = [roleOf(walker, 'admin'), roleOf(walker, 'coordinator')];
  const found = (await ask('ListPartnerships', coordinator)) as
    { items?: readonly { id: string; nonprofit: Thing }[] } | undefined;
  const partnership = pick(walker, found?.items ?? []);
  if (!partnership) return;
  const params = { partnership: partnership.id };
  const propose = { body: { nonprofits: [partnership.nonprofit.id] } };
  await ask('CancelPartnership', admin, { params, body: {} });
  await ask('ProposePartnership', admin, propose);
  await ask('DeclinePartnership', coordinator, { params, body: {} });
  await ask('ProposePartnership', admin, propose);
  await ask('ValidatePartnership', coordinator, { params, body: {} });
  await ask('GrantMandate', 'platform', { params, body: { request: textOf(walker) } });
  if (walker.random.happens(0.3)) await ask('RevokeMandate', 'platform', { params, body: {} });
}

/** The platform team renames the company, and looks up what a refusal means. */
async function names(walker: Walker): Promise<void> {
  const { ask, random } = walker;
  const [own] = itemsOf(await ask('ListCompanies', roleOf(walker, 'admin')));
  if (own)
    await ask('RenameCompany', 'platform', {
      params: { company: own.id },
      body: { name: textOf(walker) },
    });
  const code = random.pick(['forbidden', 'invalid', 'not_found', 'stale', 'rate_limited']);
  await ask('ExplainProblem', 'platform', { params: { code } });
}

const WALKS = [
  registrations,
  registrations,
  registrations,
  registrations,
  slots,
  locations,
  partnerships,
  jobs,
  files,
  eventFiles,
  schedules,
  tallies,
  names,
];

/** Takes one walk, at most {@link LONGEST_WALK} requests long. */
export const walk = (walker: Walker): Promise<void> => walker.random.pick(WALKS)(walker);
