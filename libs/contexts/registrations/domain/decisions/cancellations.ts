import { notAllowed } from '#kit/eventsourcing';
import type { RegistrationCommands } from '../registration.commands.js';
import type { RegistrationDraft } from '../registration.events.js';
import type { RegistrationState } from '../registration.state.js';
import { isOpen } from '../registration.status.js';
import { chosenDates, type Allowed } from './chosen-dates.js';

/** Slots and sessions only: a period is ended, or goes with its registration. */
export const isCancellable: Allowed = (date) =>
  date.kind !== 'period' &&
  ['to_be_confirmed', 'awaiting_manager', 'in_progress'].includes(date.status);

export function cancelDates(
  { dates }: RegistrationCommands['CancelDates'],
  state: RegistrationState,
): RegistrationDraft[] {
  return chosenDates(state, dates, isCancellable, 'not_cancellable').map((date) => ({
    type: 'DateCancelledByEmployee',
    data: { date: date.id },
  }));
}

export const isWithdrawable = (state: RegistrationState): boolean =>
  isOpen(state) &&
  !state.dates.some(
    (date) => date.status === 'awaiting_confirmation' || date.status === 'participated',
  );

export function cancelRegistration(state: RegistrationState): RegistrationDraft[] {
  if (!isOpen(state)) throw notAllowed('registration_closed', 'The registration is closed.');
  if (!isWithdrawable(state))
    throw notAllowed('has_past_dates', 'A date is over. Cancel the other dates instead.');
  return [{ type: 'RegistrationCancelledByEmployee', data: {} }];
}
