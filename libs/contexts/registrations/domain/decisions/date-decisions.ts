import { notAllowed, type DecisionContext } from '#kit/eventsourcing';
import type { RegistrationCommands } from '../registration.commands.js';
import type { RegistrationDraft } from '../registration.events.js';
import { afterConfirmation } from '../registration.date-changes.js';
import type { ParticipationDate, RegistrationState } from '../registration.state.js';
import { chosenDates, inStatus } from './chosen-dates.js';

/** DateEnded in the same append, for a date whose end has passed when its last decision is made (docs/domain.md §3). */
export function endedAlready(
  date: Pick<ParticipationDate, 'id' | 'end'>,
  context: DecisionContext,
): RegistrationDraft[] {
  if (date.end === null || date.end > context.now) return [];
  return [
    {
      type: 'DateEnded',
      data: { date: date.id, endedAt: date.end, since: context.now },
      occurredAt: date.end,
    },
  ];
}

/** The dates to be confirmed. A date of a slot needs a place before. @throws Refusal */
export const datesToConfirm = (
  state: RegistrationState,
  named: readonly string[] | undefined,
): ParticipationDate[] =>
  chosenDates(state, named, inStatus('to_be_confirmed'), 'not_to_be_confirmed');

/** The dates to confirm that have a place. Without names, dates in full slots are left out. @throws Refusal slot_full, for a named date without a place or if none has one */
function datesWithPlace(
  { dates, fullSlots = [] }: RegistrationCommands['ConfirmDates'],
  state: RegistrationState,
): ParticipationDate[] {
  const chosen = datesToConfirm(state, dates);
  const placed = chosen.filter((date) => date.slot === null || !fullSlots.includes(date.slot));
  if (placed.length === 0 || (dates !== undefined && placed.length < chosen.length))
    throw notAllowed('slot_full', 'The slot has no place left.', 'dates');
  return placed;
}

export function confirmDates(
  command: RegistrationCommands['ConfirmDates'],
  state: RegistrationState,
  context: DecisionContext,
): RegistrationDraft[] {
  return datesWithPlace(command, state).flatMap((date): RegistrationDraft[] => {
    const confirmed: RegistrationDraft = {
      type: 'DateConfirmedByCoordinator',
      data: { date: date.id },
    };
    return afterConfirmation(date.policy, state.managerApproved) === 'in_progress'
      ? [confirmed, ...endedAlready(date, context)]
      : [confirmed];
  });
}

export function refuseDates(
  { dates }: RegistrationCommands['RefuseDates'],
  state: RegistrationState,
): RegistrationDraft[] {
  return datesToConfirm(state, dates).map((date) => ({
    type: 'DateRefusedByCoordinator',
    data: { date: date.id },
  }));
}

const datesForManager = (state: RegistrationState, named: readonly string[] | undefined) =>
  chosenDates(state, named, inStatus('awaiting_manager'), 'not_awaiting_manager');

/** Under `per_registration` the first approval covers the other dates waiting under that mode, in the same append (docs/domain.md §3). */
export function approveDates(
  { dates }: RegistrationCommands['ApproveDates'],
  state: RegistrationState,
  context: DecisionContext,
): RegistrationDraft[] {
  const chosen = datesForManager(state, dates);
  const covering = chosen.some((date) => date.policy === 'per_registration');
  const covered = state.dates.filter(
    (date) =>
      date.status === 'awaiting_manager' &&
      date.policy === 'per_registration' &&
      !chosen.includes(date),
  );
  return [...chosen, ...(covering ? covered : [])].flatMap((date): RegistrationDraft[] => [
    { type: 'DateApprovedByManager', data: { date: date.id } },
    ...endedAlready(date, context),
  ]);
}

export function refuseDatesAsManager(
  { dates }: RegistrationCommands['RefuseDatesAsManager'],
  state: RegistrationState,
): RegistrationDraft[] {
  return datesForManager(state, dates).map((date) => ({
    type: 'DateRefusedByManager',
    data: { date: date.id },
  }));
}
