import type { Instant, DecisionContext } from '#kit/eventsourcing';
import type { RegistrationCommands } from '../registration.commands.js';
import type { RegistrationDraft } from '../registration.events.js';
import { requestToNewDeciders } from '../registration.reminder-times.js';
import type { ParticipationDate, RegistrationState } from '../registration.state.js';
import { isOpen } from '../registration.status.js';
import { endedAlready } from './date-decisions.js';
import { isCancellable, isWithdrawable } from './cancellations.js';

/** Commands of the system. They never refuse: with nothing to do, they emit no event. */

/** Neither decided nor over. A date whose end has passed stays, and can still be confirmed and validated. */
const isUndone = (date: ParticipationDate, now: Instant): boolean =>
  ['to_be_confirmed', 'awaiting_manager', 'in_progress'].includes(date.status) &&
  (date.end === null || date.end > now);

export function cancelWithInitiative(
  state: RegistrationState,
  { now }: DecisionContext,
): RegistrationDraft[] {
  if (!state.exists) return [];
  if (state.dates.length === 0)
    return isOpen(state) ? [{ type: 'RegistrationCancelledWithInitiative', data: {} }] : [];
  return state.dates
    .filter((date) => isUndone(date, now))
    .map((date) => ({ type: 'DateCancelledWithInitiative', data: { date: date.id } }));
}

export function cancelWithSlot(
  { slot }: RegistrationCommands['CancelWithSlot'],
  state: RegistrationState,
  { now }: DecisionContext,
): RegistrationDraft[] {
  return state.dates
    .filter((date) => date.slot === slot && isUndone(date, now))
    .map((date) => ({ type: 'DateCancelledWithSlot', data: { date: date.id } }));
}

/** The new end may have come before the move is followed: nobody is left to decide a date in progress, so it is over in the same append. */
export function moveWithSlot(
  { slot, start, end }: RegistrationCommands['MoveWithSlot'],
  state: RegistrationState,
  context: DecisionContext,
): RegistrationDraft[] {
  return state.dates
    .filter(
      (date) =>
        date.slot === slot &&
        isUndone(date, context.now) &&
        (date.start !== start || date.end !== end),
    )
    .flatMap(({ id, status }): RegistrationDraft[] => [
      { type: 'DateMovedWithSlot', data: { date: id, start, end } },
      ...(status === 'in_progress' ? endedAlready({ id, end }, context) : []),
    ]);
}

/** Cancels the registration if CancelRegistration could, else the dates that CancelDates could cancel, and the period (docs/domain.md §8). */
export function withdraw(state: RegistrationState): RegistrationDraft[] {
  if (!state.exists || !isOpen(state)) return [];
  if (isWithdrawable(state)) return [{ type: 'RegistrationCancelledByEmployee', data: {} }];
  const cancellable = (date: ParticipationDate) =>
    isCancellable(date) ||
    (date.kind === 'period' &&
      (date.status === 'in_progress' || date.status === 'awaiting_manager'));
  return state.dates
    .filter(cancellable)
    .map((date) => ({ type: 'DateCancelledByEmployee', data: { date: date.id } }));
}

export function askNewDeciders(
  { changedAt }: RegistrationCommands['AskNewDeciders'],
  state: RegistrationState,
  { now }: DecisionContext,
): RegistrationDraft[] {
  const data = requestToNewDeciders(state, changedAt, now);
  return data ? [{ type: 'ManagerApprovalRequested', data }] : [];
}
