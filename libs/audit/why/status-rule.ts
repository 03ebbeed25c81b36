import {
  livePeriod,
  statusOf,
  type DateStatus,
  type ParticipationDate,
  type RegistrationState,
  type RegistrationStatus,
} from '#registrations';

/** The rule of domain §2 by which a registration has its status, and the dates that decide it. */
export interface StatusRule {
  readonly rule: 'closed' | 'mentoring_in_progress' | 'first_of_live_dates' | 'all_dates_cancelled' | 'no_date_yet';
  readonly text: string;
  readonly dates: readonly string[];
}

const TEXTS: Readonly<Record<StatusRule['rule'], string>> = {
  closed:
    'The registration was closed as a whole: declined, cancelled, cancelled with its initiative, or archived. That decides before anything else.',
  mentoring_in_progress: 'A mentoring whose engagement period is in progress is in progress, whatever its sessions do.',
  first_of_live_dates:
    'Of the dates that are not cancelled, the first status that any of them has decides, in this order: to be confirmed, awaiting the manager, in progress, awaiting confirmation, participated.',
  all_dates_cancelled: 'There are dates, and all of them are cancelled; the reason is that of the one cancelled last.',
  no_date_yet:
    'There never was a date: an approved mentoring looks for a mentee, a registration with a message is a conversation, any other an application.',
};

const DECIDING: Readonly<Partial<Record<RegistrationStatus, DateStatus>>> = {
  dates_to_be_confirmed: 'to_be_confirmed',
  awaiting_manager_approval: 'awaiting_manager',
  in_progress: 'in_progress',
  awaiting_confirmation: 'awaiting_confirmation',
  participated: 'participated',
};

const because = (rule: StatusRule['rule'], dates: readonly ParticipationDate[] = []): StatusRule => ({
  rule,
  text: TEXTS[rule],
  dates: dates.map(({ id }) => id),
});

/** Which rule decides the present status. It follows the derivation; it derives nothing itself. */
export function statusRuleOf(state: RegistrationState): StatusRule {
  if (state.closing) return because('closed');
  const period = livePeriod(state);
  if (period?.status === 'in_progress') return because('mentoring_in_progress', [period]);
  const deciding = DECIDING[statusOf(state)];
  if (deciding)
    return because(
      'first_of_live_dates',
      state.dates.filter((date) => date.status === deciding),
    );
  if (state.dates.length > 0)
    return because(
      'all_dates_cancelled',
      state.dates.filter((date) => date.id === state.lastCancelled),
    );
  return because('no_date_yet');
}
