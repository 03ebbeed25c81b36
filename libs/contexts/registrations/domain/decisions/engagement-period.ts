import { notAllowed, type DecisionContext } from '#kit/eventsourcing';
import type { RegistrationCommands } from '../registration.commands.js';
import type { RegistrationDraft } from '../registration.events.js';
import type { ParticipationDate, RegistrationState } from '../registration.state.js';
import { isLive, livePeriod } from '../registration.status.js';
import { endedAlready } from './date-decisions.js';
import { refuseLongPeriod } from './date-times.js';

function periodInProgress(state: RegistrationState): ParticipationDate {
  const period = livePeriod(state);
  if (state.kind !== 'mentoring' || period?.status !== 'in_progress')
    throw notAllowed('mentoring_not_in_progress', 'The mentoring is not in progress.');
  return period;
}

export function changePeriodEnd(
  { end }: RegistrationCommands['ChangePeriodEnd'],
  state: RegistrationState,
  context: DecisionContext,
): RegistrationDraft[] {
  const period = periodInProgress(state);
  if (end === period.end)
    throw notAllowed('nothing_changes', 'The period already ends at this instant.', 'end');
  if (end < period.start)
    throw notAllowed('before_start', 'The period cannot end before its start.', 'end');
  refuseLongPeriod(period.start, end, period.zone);
  const session = state.dates.find(
    (date) => date.kind === 'session' && isLive(date) && date.end !== null && date.end > end,
  );
  if (session)
    throw notAllowed(
      'before_session_end',
      `A session ends at ${session.end}, after the new end.`,
      'end',
    );
  const changed: RegistrationDraft = {
    type: 'EngagementPeriodChanged',
    data: { date: period.id, end },
  };
  return [changed, ...endedAlready({ id: period.id, end }, context)];
}

/** Ends the period and a running session now, and cancels the sessions that have not begun (docs/domain.md §4). */
export function endMentoring(
  state: RegistrationState,
  { now }: DecisionContext,
): RegistrationDraft[] {
  const period = periodInProgress(state);
  const perDate = state.dates.flatMap((date): RegistrationDraft[] => {
    if (!['to_be_confirmed', 'awaiting_manager', 'in_progress'].includes(date.status)) return [];
    if (date.start > now) return [{ type: 'DateCancelledByEmployee', data: { date: date.id } }];
    if (date.status === 'in_progress')
      return [{ type: 'DateEnded', data: { date: date.id, endedAt: now, since: now } }];
    return [];
  });
  return [{ type: 'MentoringEnded', data: { date: period.id, endedAt: now } }, ...perDate];
}
