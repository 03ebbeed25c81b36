import { invalid, notAllowed, type DecisionContext } from '#kit/eventsourcing';
import type { RegistrationCommands } from '../registration.commands.js';
import type { RegistrationDraft } from '../registration.events.js';
import type { ParticipationDate, RegistrationState } from '../registration.state.js';
import { chosenDates, inStatus, type Allowed } from './chosen-dates.js';

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
