import type { Instant } from '#eventsourcing';
import type { ParticipationDate, RegistrationState } from './registrations.state.js';
import type { CancellationReason, DateStatus, RegistrationStatus } from './vocabulary.js';

/** The order in which live dates decide the registration's status (domain §2, rule 3). */
const DATE_TO_REGISTRATION: readonly (readonly [DateStatus, RegistrationStatus])[] = [
  ['to_be_confirmed', 'dates_to_be_confirmed'],
  ['awaiting_manager', 'awaiting_manager_approval'],
  ['in_progress', 'in_progress'],
  ['awaiting_confirmation', 'awaiting_confirmation'],
  ['participated', 'participated'],
];

export const isLive = (date: ParticipationDate): boolean => date.status !== 'cancelled';
export const liveDates = (state: RegistrationState): readonly ParticipationDate[] => state.dates.filter(isLive);
/** The engagement period in force, if any. */
export const livePeriod = (state: RegistrationState): ParticipationDate | undefined =>
  state.dates.find((date) => date.kind === 'period' && isLive(date));

/** The registration's status: derived from its facts, never set (domain §2). */
export function statusOf(state: RegistrationState): RegistrationStatus {
  if (state.closing) return state.closing.how === 'archived' ? 'not_finalized' : 'cancelled_rejected';
  if (livePeriod(state)?.status === 'in_progress') return 'in_progress';
  for (const [dateStatus, status] of DATE_TO_REGISTRATION) {
    if (state.dates.some((date) => date.status === dateStatus)) return status;
  }
  if (state.dates.length > 0) return 'cancelled_rejected';
  if (state.approved) return 'looking_for_mentee';
  return state.lastMessage ? 'conversation' : 'application';
}

/** Open: neither cancelled nor archived. */
export function isOpen(state: RegistrationState): boolean {
  const status = statusOf(state);
  return status !== 'cancelled_rejected' && status !== 'not_finalized';
}

/** Closed only because all its dates are cancelled: selecting another would reopen it (domain §2, rule 4). */
export const isReopenable = (state: RegistrationState): boolean => !state.closing && state.dates.length > 0 && !state.dates.some(isLive);

/** An open registration stands in the way of a new one, unless it is mentoring already participated (domain §2). */
export const standsInTheWay = (state: RegistrationState): boolean =>
  state.exists && isOpen(state) && !(state.kind === 'mentoring' && statusOf(state) === 'participated');

const CLOSING_REASON: Readonly<Record<string, CancellationReason>> = {
  declined: 'application_declined_by_coordinator',
  cancelled_by_employee: 'employee_cancelled',
  cancelled_with_initiative: 'initiative_cancelled_by_coordinator',
};

/** The registration's own reason, while it is cancelled_rejected; else none (domain §3). */
export function reasonOf(state: RegistrationState): CancellationReason | null {
  if (state.closing) return CLOSING_REASON[state.closing.how] ?? null;
  if (!isReopenable(state)) return null;
  return state.dates.find((date) => date.id === state.lastCancelled)?.reason ?? null;
}

/** Still undecided although its end has passed (domain §3). */
export const isOverdue = (date: ParticipationDate, now: Instant): boolean =>
  (date.status === 'to_be_confirmed' || date.status === 'awaiting_manager') && date.end !== null && date.end <= now;

export type NextActor = 'employee' | 'coordinator' | 'manager' | 'nobody';

/** What waits for somebody, the first thing first; a session of a running mentoring may be confirmed, and waits for nobody. */
const WAITING: readonly (readonly [NextActor, (date: ParticipationDate, state: RegistrationState) => boolean])[] = [
  ['coordinator', (date) => date.status === 'to_be_confirmed'],
  ['manager', (date) => date.status === 'awaiting_manager'],
  [
    'employee',
    (date, state) => date.status === 'awaiting_confirmation' && (date.kind !== 'session' || livePeriod(state)?.status !== 'in_progress'),
  ],
  ['coordinator', (date) => date.certificate === 'awaiting_validation'],
];

/** Who must act next, and since when: for dates, since the first of those that wait. */
export function nextActor(state: RegistrationState): { readonly who: NextActor; readonly since: Instant } {
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
      if (state.lastMessage?.side === 'nonprofit' && state.kind !== 'mentoring') return { who: 'employee', since: state.lastMessage.at };
      return { who: 'coordinator', since: state.lastMessage?.at ?? since };
    case 'looking_for_mentee':
      return { who: 'employee', since };
    default:
      return { who: 'nobody', since };
  }
}
