import { instantOf, type Instant } from '#kit/eventsourcing';
import {
  Given,
  type Happened,
  type Who,
} from '../../../../kit/eventsourcing/testing/given-when-then.js';
import type { RegistrationCommand } from '../registration.commands.js';
import { registration } from '../registration.decider.js';
import type { RegistrationDraft, RegistrationEvents } from '../registration.events.js';
import type { RegistrationState } from '../registration.state.js';
import type { InitiativeKind } from '../registration.types.js';

/** Fixtures are events, in the words of the product: `historyOf('slots', applied, selected('d1'), confirmed('d1'))`. */
export const ZONE = 'Europe/Paris';
export const START = '2026-01-05T09:00';
/** A local time in the registration's zone; an instant, in UTC, stays what it is. */
export const local = (text: string, zone: string = ZONE): Instant =>
  text.endsWith('Z') ? text : instantOf(text, zone);

export const PEOPLE = {
  employee: { actor: 'eva', capacity: 'employee' },
  manager: { actor: 'max', capacity: 'manager' },
  coordinator: { actor: 'cora', capacity: 'coordinator' },
  mandated_admin: { actor: 'ada', capacity: 'admin', mandate: 'mandate-1' },
  admin: { actor: 'ada', capacity: 'admin' },
  platform: { actor: 'pia', capacity: 'platform' },
  system: { actor: null, capacity: 'system' },
} as const satisfies Record<string, Who>;
export type Person = keyof typeof PEOPLE;

type Selected = RegistrationEvents['DateSelected'];
const date = (id: string, kind: Selected['kind'], start: string, end: string | null): Selected => {
  const slot = kind === 'slot' ? id.replace('d', 's') : null;
  return {
    date: id,
    kind,
    slot,
    start: local(start),
    end: end && local(end),
    zone: ZONE,
    policy: 'none',
  };
};
/** Dates known by name: d… on a slot s…, p… a mentoring period, m… a mentoring session. */
export const DATES = {
  d1: date('d1', 'slot', '2026-02-03T14:00', '2026-02-03T17:00'),
  d2: date('d2', 'slot', '2026-02-10T14:00', '2026-02-10T17:00'),
  d3: date('d3', 'slot', '2026-02-17T14:00', '2026-02-17T17:00'),
  p1: date('p1', 'period', '2026-02-01T00:00', '2026-06-30T18:00'),
  p2: date('p2', 'period', '2026-03-01T00:00', null),
  m1: date('m1', 'session', '2026-02-03T14:00', '2026-02-03T17:00'),
  m2: date('m2', 'session', '2026-04-07T14:00', '2026-04-07T17:00'),
} as const satisfies Record<string, Selected>;
export type DateName = keyof typeof DATES;

export interface Step {
  readonly draft: RegistrationDraft;
  readonly by: Person;
}
const step = (by: Person, draft: RegistrationDraft): Step => ({ by, draft });

export const applied: Step = step('employee', {
  type: 'ApplicationSubmitted',
  data: {
    registration: 'r1',
    initiative: 'i1',
    nonprofit: 'helpers',
    employee: 'eva',
    company: 'acme',
    kind: 'slots',
    companySpecific: false,
    zone: ZONE,
    ordinal: 0,
    previous: null,
    withDates: false,
  },
});
export const appliedIn = (zone: string): Step => ({
  ...applied,
  draft: { ...applied.draft, data: { ...applied.draft.data, zone } } as RegistrationDraft,
});
export const said = (side: 'employee' | 'nonprofit'): Step =>
  step(side === 'employee' ? 'employee' : 'coordinator', {
    type: 'MessagePosted',
    data: { text: 'Hello', side, employee: 'eva' },
  });
export const approved = step('coordinator', { type: 'ApplicationApproved', data: {} });
export const declined = step('coordinator', { type: 'ApplicationDeclined', data: {} });
export const mentee = step('employee', { type: 'MenteeFound', data: {} });
export const stillLooking = step('employee', { type: 'MenteeSearchContinued', data: {} });
export const withdrawn = step('employee', { type: 'RegistrationCancelledByEmployee', data: {} });
export const withInitiative = step('system', {
  type: 'RegistrationCancelledWithInitiative',
  data: {},
});
export const archived = step('system', { type: 'RegistrationArchived', data: {} });
export const reopened = step('platform', {
  type: 'RegistrationReopened',
  data: { reason: 'on leave', employee: 'eva' },
});
export const remindedCoordinator = step('employee', { type: 'CoordinatorReminded', data: {} });

export const selected = (name: DateName, overrides: Partial<Selected> = {}): Step =>
  step('employee', { type: 'DateSelected', data: { ...DATES[name], ...overrides } });
export const asked = (name: DateName, policy: Selected['policy'] = 'per_date'): Step =>
  selected(name, { policy });
export const confirmed = (name: string, by: Person = 'coordinator'): Step =>
  step(by, { type: 'DateConfirmedByCoordinator', data: { date: name } });
export const refused = (name: string): Step =>
  step('coordinator', { type: 'DateRefusedByCoordinator', data: { date: name } });
export const agreed = (name: string): Step =>
  step('manager', { type: 'DateApprovedByManager', data: { date: name } });
export const disagreed = (name: string): Step =>
  step('manager', { type: 'DateRefusedByManager', data: { date: name } });
export const dropped = (name: string): Step =>
  step('employee', { type: 'DateCancelledByEmployee', data: { date: name } });
export const slotCancelled = (name: string): Step =>
  step('system', { type: 'DateCancelledWithSlot', data: { date: name } });
export const initiativeCancelled = (name: string): Step =>
  step('system', { type: 'DateCancelledWithInitiative', data: { date: name } });
export const ended = (name: DateName): Step => {
  const end = DATES[name].end ?? DATES[name].start;
  return step('system', { type: 'DateEnded', data: { date: name, endedAt: end, since: end } });
};
export const tookPart = (name: string, by: 'employee' | 'coordinator' = 'employee'): Step =>
  step(by, {
    type: 'ParticipationConfirmed',
    data: { date: name, employeeAttested: by === 'employee' },
  });
export const missed = (name: string): Step =>
  step('employee', { type: 'ParticipationMissed', data: { date: name } });
export const validated = (name: string): Step =>
  step('coordinator', { type: 'ParticipationValidated', data: { date: name, employee: 'eva' } });
export const disputed = (name: string): Step =>
  step('coordinator', {
    type: 'ParticipationDisputed',
    data: { date: name, reason: 'not seen', employee: 'eva' },
  });

export type History = Given<RegistrationState, RegistrationCommand>;
/** A step; several at one instant; or a local time to go on from (time's own events happen on the way). */
export type HistoryEntry = Step | readonly Step[] | string;

const isText = (entries: HistoryEntry): entries is string => typeof entries === 'string';
const MINUTE = 60_000;

/** A registration told by its events, one minute apart; it begins on 5 January 2026 at nine. */
export function historyOf(kind: InitiativeKind, ...entries: readonly HistoryEntry[]): History {
  let now = Date.parse(local(START));
  let so_far: History = Given.of(registration, 'r1');
  for (const part of entries) {
    if (isText(part)) {
      now = Date.parse(local(part));
      so_far = so_far.until(local(part));
      continue;
    }
    const at = new Date(now).toISOString();
    so_far = so_far.and(
      ...[part]
        .flat()
        .map((one): Happened => ({ ...ofKind(one.draft, kind), at, by: PEOPLE[one.by] })),
    );
    now += MINUTE;
  }
  return so_far;
}

const ofKind = (draft: RegistrationDraft, kind: InitiativeKind): RegistrationDraft => {
  if (draft.type === 'ApplicationSubmitted') return { ...draft, data: { ...draft.data, kind } };
  if (draft.type === 'DateSelected' && kind === 'open')
    return { ...draft, data: { ...draft.data, slot: null } };
  return draft;
};
