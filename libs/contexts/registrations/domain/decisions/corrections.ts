import { notAllowed, type DecisionContext } from '#kit/eventsourcing';
import type { RegistrationCommands } from '../registration.commands.js';
import type { RegistrationDraft } from '../registration.events.js';
import type { ParticipationDate, RegistrationState } from '../registration.state.js';
import { isReopenable, livePeriod } from '../registration.status.js';
import { endedAlready } from './date-decisions.js';
import { refuseOutsidePeriod, refuseOverlaps, refuseSlotTwice } from './date-times.js';
import { refuseUnlessOpenTo } from './sign-up.js';

export function reopenRegistration(
  { signUpContext, reason }: RegistrationCommands['ReopenRegistration'],
  state: RegistrationState,
): RegistrationDraft[] {
  if (state.closing?.how !== 'archived')
    throw notAllowed('not_archived', 'Only an archived registration can be reopened.');
  if (signUpContext.hasOtherRegistration)
    throw notAllowed(
      'registration_open',
      'Another registration of the employee for this initiative is open.',
    );
  if (signUpContext.initiative.status === 'cancelled')
    throw notAllowed('initiative_cancelled', 'The initiative was cancelled.');
  return [{ type: 'RegistrationReopened', data: { reason, employee: state.employee } }];
}

/** The times of a date, or those that its slot has now. */
const timesNow = (
  { slot, start, end }: ParticipationDate,
  { initiative }: RegistrationCommands['RestoreDate']['signUpContext'],
): Pick<ParticipationDate, 'start' | 'end'> =>
  (slot === null ? undefined : initiative.slots[slot]) ?? { start, end };

/**
 * The rules for selecting the date apply again, but that it may be over, and as long ago as it is (docs/domain.md §4). A participated date
 * is live already: restoring it adds none. A restored mentoring must not be open beside the one after it.
 * @throws Refusal
 */
function refuseRestoring(
  date: ParticipationDate,
  state: RegistrationState,
  signUpContext: RegistrationCommands['RestoreDate']['signUpContext'],
): void {
  if (signUpContext.initiative.status === 'cancelled')
    throw notAllowed('initiative_cancelled', 'The initiative was cancelled.');
  if (signUpContext.hasOtherRegistration)
    throw notAllowed(
      'registration_open',
      'Another registration of the employee for this initiative is open.',
    );
  if (date.status === 'participated') return;
  if (isReopenable(state)) refuseUnlessOpenTo(signUpContext);
  if (date.kind === 'period') {
    if (livePeriod(state))
      throw notAllowed('has_period', 'There is another engagement period.', 'date');
    return;
  }
  if (date.slot !== null && signUpContext.initiative.slots[date.slot]?.cancelled)
    throw notAllowed('slot_cancelled', 'The slot was cancelled.', 'date');
  if (date.slot !== null) refuseSlotTwice(state, [date.slot]);
  const { start, end } = timesNow(date, signUpContext);
  const times = { start, end: end ?? start };
  if (date.kind === 'session') {
    refuseOutsidePeriod(state, times);
    if (livePeriod(state)?.status === 'awaiting_manager')
      throw notAllowed(
        'mentoring_not_in_progress',
        'A session can be restored only once the manager has approved the engagement period.',
        'date',
      );
  }
  refuseOverlaps(state, [times], 'date');
}

export function restoreDate(
  { signUpContext, date: id, reason }: RegistrationCommands['RestoreDate'],
  state: RegistrationState,
  context: DecisionContext,
): RegistrationDraft[] {
  const date = state.dates.find((candidate) => candidate.id === id);
  if (!date) throw new Error(`Date ${id} was not looked up.`);
  if (state.closing)
    throw notAllowed('registration_closed', 'The registration was closed as a whole.');
  const status = date.before;
  if ((date.status !== 'cancelled' && date.status !== 'participated') || status === null)
    throw notAllowed(
      'not_restorable',
      `The date cannot be restored: it is ${date.status}.`,
      'date',
    );
  refuseRestoring(date, state, signUpContext);
  const { start, end } = timesNow(date, signUpContext);
  const restored: RegistrationDraft = {
    type: 'DateRestored',
    data: { date: id, status, start, end, reason, employee: state.employee },
  };
  return status === 'in_progress' ? [restored, ...endedAlready({ id, end }, context)] : [restored];
}
