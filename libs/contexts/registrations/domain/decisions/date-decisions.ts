import { invalid, notAllowed, type DecisionContext } from '#kit/eventsourcing';
import type { RegistrationCommands } from '../registration.commands.js';
import type { RegistrationDraft } from '../registration.events.js';
import { afterConfirmation } from '../registration.date-changes.js';
import type { ParticipationDate, RegistrationState } from '../registration.state.js';
import { isOpen } from '../registration.status.js';

type Allowed = (date: ParticipationDate) => boolean;

/** The dates of a command (docs/domain.md §4): the named ones, all or nothing; without names, every date on which it is allowed now. @throws Refusal */
export function chosenDates(
  state: RegistrationState,
  named: readonly string[] | undefined,
  allowed: Allowed,
  rule: string,
): ParticipationDate[] {
  if (named === undefined) {
    const every = state.dates.filter(allowed);
    if (every.length === 0)
      throw notAllowed(rule, 'There is no date on which this is allowed now.', 'dates');
    return every;
  }
  return named.map((id) => {
    const date = state.dates.find((candidate) => candidate.id === id);
    if (!date) throw new Error(`Date ${id} was not looked up.`);
    if (!allowed(date)) throw notAllowed(rule, `The date is ${date.status}.`, 'dates');
    return date;
  });
}

const inStatus =
  (...statuses: ParticipationDate['status'][]): Allowed =>
  (date) =>
    statuses.includes(date.status);

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

const isAwaitingConfirmation = inStatus('awaiting_confirmation');

/** A period has no minutes: where a command names them, dates left out do not mean periods (docs/domain.md §3). */
const withMinutes = (minutes: number | undefined, allowed: Allowed): Allowed =>
  minutes === undefined ? allowed : (date) => date.kind !== 'period' && allowed(date);

function refuseMinutesOfPeriod(
  state: RegistrationState,
  named: readonly string[] | undefined,
  minutes: number | undefined,
): void {
  const isNamedPeriod = (date: ParticipationDate) =>
    date.kind === 'period' && named?.includes(date.id) === true;
  if (minutes !== undefined && state.dates.some(isNamedPeriod))
    throw notAllowed(
      'period_without_minutes',
      'An engagement period has no minutes. Leave the minutes out, or name its sessions instead.',
      'minutes',
    );
}

/** A nonprofit that confirms for the employee (mentoring) also validates the certificate, with the same minutes (docs/domain.md §3). */
export function confirmParticipation(
  { dates, minutes }: RegistrationCommands['ConfirmParticipation'],
  state: RegistrationState,
  context: DecisionContext,
): RegistrationDraft[] {
  refuseMinutesOfPeriod(state, dates, minutes);
  const employeeAttested = context.capacity === 'employee';
  const worked = minutes === undefined ? {} : { minutes };
  const { employee } = state;
  return chosenDates(
    state,
    dates,
    withMinutes(minutes, isAwaitingConfirmation),
    'not_awaiting_confirmation',
  ).flatMap(({ id: date }): RegistrationDraft[] => {
    const confirmed: RegistrationDraft = {
      type: 'ParticipationConfirmed',
      data: { date, employeeAttested, ...worked },
    };
    return employeeAttested
      ? [confirmed]
      : [confirmed, { type: 'ParticipationValidated', data: { date, employee, ...worked } }];
  });
}

export function reportNonParticipation(
  { dates }: RegistrationCommands['ReportNonParticipation'],
  state: RegistrationState,
): RegistrationDraft[] {
  return chosenDates(state, dates, isAwaitingConfirmation, 'not_awaiting_confirmation').map(
    (date) => ({ type: 'ParticipationMissed', data: { date: date.id } }),
  );
}

/** Without dates: those awaiting validation, unless a reason is given and only decided ones are left (docs/domain.md §4). */
function datesToCertify(
  state: RegistrationState,
  named: readonly string[] | undefined,
  reversed: 'validated' | 'disputed',
  reason: string | undefined,
  minutes?: number,
) {
  const withCertificate = (certificate: ParticipationDate['certificate']): Allowed =>
    withMinutes(minutes, (date) => date.certificate === certificate);
  const [waiting, reversible] = [withCertificate('awaiting_validation'), withCertificate(reversed)];
  const allowed: Allowed = (date) => waiting(date) || reversible(date);
  if (named === undefined)
    return chosenDates(
      state,
      named,
      reason !== undefined && !state.dates.some(waiting) ? reversible : waiting,
      'nothing_to_certify',
    );
  if (
    reason === undefined &&
    state.dates.some((date) => named.includes(date.id) && reversible(date))
  )
    throw invalid('reason', 'reason_required', 'Reversing a decided certificate needs a reason.');
  return chosenDates(state, named, allowed, 'nothing_to_certify');
}

export function validateParticipation(
  { dates, reason, minutes }: RegistrationCommands['ValidateParticipation'],
  state: RegistrationState,
): RegistrationDraft[] {
  refuseMinutesOfPeriod(state, dates, minutes);
  const why = reason === undefined ? {} : { reason };
  const worked = minutes === undefined ? {} : { minutes };
  return datesToCertify(state, dates, 'disputed', reason, minutes).map((date) => ({
    type: 'ParticipationValidated',
    data: { date: date.id, ...why, employee: state.employee, ...worked },
  }));
}

export function disputeParticipation(
  { dates, reason }: RegistrationCommands['DisputeParticipation'],
  state: RegistrationState,
): RegistrationDraft[] {
  return datesToCertify(state, dates, 'validated', reason).map((date) => ({
    type: 'ParticipationDisputed',
    data: { date: date.id, reason, employee: state.employee },
  }));
}
