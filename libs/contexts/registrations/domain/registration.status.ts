import type { Instant } from '#kit/eventsourcing';
import type { ParticipationDate, RegistrationState } from './registration.state.js';
import type { CancellationReason, DateStatus, RegistrationStatus } from './registration.types.js';

/** The order in which live dates decide the registration's status (docs/domain.md §2, rule 3). */
export const DATE_TO_REGISTRATION: readonly (readonly [DateStatus, RegistrationStatus])[] = [
  ['to_be_confirmed', 'dates_to_be_confirmed'],
  ['awaiting_manager', 'awaiting_manager_approval'],
  ['in_progress', 'in_progress'],
  ['awaiting_confirmation', 'awaiting_confirmation'],
  ['participated', 'participated'],
];

export const isLive = (date: ParticipationDate): boolean => date.status !== 'cancelled';
export const liveDates = (state: RegistrationState): readonly ParticipationDate[] =>
  state.dates.filter(isLive);
/** The engagement period in force, if any. */
export const livePeriod = (state: RegistrationState): ParticipationDate | undefined =>
  state.dates.find((date) => date.kind === 'period' && isLive(date));

/** A rule of the status. The first rule that returns a status decides. */
export interface StatusRule {
  readonly rule:
    | 'closed'
    | 'mentoring_in_progress'
    | 'first_of_live_dates'
    | 'all_dates_cancelled'
    | 'no_date_yet';
  /** In words for people. */
  readonly text: () => string;
  readonly status: (state: RegistrationState) => RegistrationStatus | undefined;
  /** The dates that decide. */
  readonly dates: (state: RegistrationState) => readonly ParticipationDate[];
}

const firstOfLive = (state: RegistrationState) =>
  DATE_TO_REGISTRATION.find(([own]) => state.dates.some(({ status }) => status === own));

/** The rules of docs/domain.md §2 in their order. The status and its explanation are derived from these rows. */
export const STATUS_RULES: readonly StatusRule[] = [
  {
    rule: 'closed',
    text: () =>
      'The registration was closed as a whole: declined, cancelled, cancelled with its initiative, or archived. That decides before anything else.',
    status: ({ closing }) =>
      closing ? (closing.how === 'archived' ? 'not_finalized' : 'cancelled_rejected') : undefined,
    dates: () => [],
  },
  {
    rule: 'mentoring_in_progress',
    text: () =>
      'A mentoring whose engagement period is in progress is in progress, whatever its sessions do.',
    status: (state) => (livePeriod(state)?.status === 'in_progress' ? 'in_progress' : undefined),
    dates: (state) => [livePeriod(state)].filter((period) => period !== undefined),
  },
  {
    rule: 'first_of_live_dates',
    text: () =>
      `Of the dates that are not cancelled, the first status that any of them has decides, in this order: ${DATE_TO_REGISTRATION.map(([own]) => own).join(', ')}.`,
    status: (state) => firstOfLive(state)?.[1],
    dates: (state) => state.dates.filter((date) => date.status === firstOfLive(state)?.[0]),
  },
  {
    rule: 'all_dates_cancelled',
    text: () =>
      'There are dates, and all of them are cancelled; the reason is that of the one cancelled last.',
    status: ({ dates }) => (dates.length > 0 ? 'cancelled_rejected' : undefined),
    dates: ({ dates, lastCancelled }) => dates.filter(({ id }) => id === lastCancelled),
  },
  {
    rule: 'no_date_yet',
    text: () =>
      'There never was a date: an approved mentoring looks for a mentee, a registration with a message is a conversation, any other an application.',
    status: ({ approved, lastMessage }) =>
      approved ? 'looking_for_mentee' : lastMessage ? 'conversation' : 'application',
    dates: () => [],
  },
];

/** The status of the registration: derived from its state, never set (docs/domain.md §2). */
export function statusOf(state: RegistrationState): RegistrationStatus {
  for (const { status } of STATUS_RULES) {
    const decided = status(state);
    if (decided !== undefined) return decided;
  }
  throw new Error('The last rule always decides.');
}

/** The rule that decides the present status. */
export const statusRuleOf = (state: RegistrationState): StatusRule =>
  STATUS_RULES.find(({ status }) => status(state) !== undefined) as StatusRule;

/** Open: neither cancelled nor archived. */
export function isOpen(state: RegistrationState): boolean {
  const status = statusOf(state);
  return status !== 'cancelled_rejected' && status !== 'not_finalized';
}

/** Closed only because all its dates are cancelled: selecting another would reopen it (docs/domain.md §2, rule 4). */
export const isReopenable = (state: RegistrationState): boolean =>
  !state.closing && state.dates.length > 0 && !state.dates.some(isLive);

/** Whether the registration blocks a new one: it is open, and not a mentoring that was participated in (docs/domain.md §2). */
export const isBlocking = (state: RegistrationState): boolean =>
  state.exists &&
  isOpen(state) &&
  !(state.kind === 'mentoring' && statusOf(state) === 'participated');

const CLOSING_REASON: Readonly<Record<string, CancellationReason>> = {
  declined: 'application_declined_by_coordinator',
  cancelled_by_employee: 'employee_cancelled',
  cancelled_with_initiative: 'initiative_cancelled_by_coordinator',
};

/** The registration's own reason, while it is cancelled_rejected; else none (docs/domain.md §3). */
export function reasonOf(state: RegistrationState): CancellationReason | null {
  if (state.closing) return CLOSING_REASON[state.closing.how] ?? null;
  if (!isReopenable(state)) return null;
  return state.dates.find((date) => date.id === state.lastCancelled)?.reason ?? null;
}

/** The end has passed and the date is undecided (docs/domain.md §3). */
export const isOverdue = (date: ParticipationDate, now: Instant): boolean =>
  (date.status === 'to_be_confirmed' || date.status === 'awaiting_manager') &&
  date.end !== null &&
  date.end <= now;

export type NextActor = 'employee' | 'coordinator' | 'manager' | 'nobody';

/** Who must act on a date, in the order of precedence. A session of a running mentoring can be confirmed but waits for nobody. */
const WAITING: readonly (readonly [
  NextActor,
  (date: ParticipationDate, state: RegistrationState) => boolean,
])[] = [
  ['coordinator', (date) => date.status === 'to_be_confirmed'],
  ['manager', (date) => date.status === 'awaiting_manager'],
  [
    'employee',
    (date, state) =>
      date.status === 'awaiting_confirmation' &&
      (date.kind !== 'session' || livePeriod(state)?.status !== 'in_progress'),
  ],
  ['coordinator', (date) => date.certificate === 'awaiting_validation'],
];

/** Who must act next, and since when. For dates, since the earliest of those that wait. */
export function nextActor(state: RegistrationState): {
  readonly who: NextActor;
  readonly since: Instant;
} {
  for (const [who, waits] of WAITING) {
    const [first] = state.dates
      .filter((date) => waits(date, state))
      .map((date) => date.since)
      .sort();
    if (first !== undefined) return { who, since: first };
  }
  const since = state.statusSince;
  switch (statusOf(state)) {
    case 'application':
      return { who: 'coordinator', since };
    case 'conversation':
      if (state.lastMessage?.side === 'nonprofit' && state.kind !== 'mentoring')
        return { who: 'employee', since: state.lastMessage.at };
      return { who: 'coordinator', since: state.lastMessage?.at ?? since };
    case 'looking_for_mentee':
      return { who: 'employee', since };
    default:
      return { who: 'nobody', since };
  }
}
