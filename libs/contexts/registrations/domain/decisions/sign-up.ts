import { notAllowed, notFound, uuid5, type DecisionContext } from '#kit/eventsourcing';
import type {
  NewRegistration,
  ProposedDate,
  RegistrationCommands,
  SignUpContext,
} from '../registration.commands.js';
import type { RegistrationDraft } from '../registration.events.js';
import { afterConfirmation } from '../registration.date-changes.js';
import type { RegistrationState } from '../registration.state.js';
import { isOpen, isReopenable, livePeriod, statusOf } from '../registration.status.js';
import type { DateKind, InitiativeKind } from '../registration.types.js';
import { endedAlready } from './date-decisions.js';
import {
  refuseLongPeriod,
  refuseOverlaps,
  refuseSlotTwice,
  timesOf,
  type Times,
} from './date-times.js';

/** A sign-up, or a reopening by the employee, needs an initiative that is open to their company (docs/domain.md §§2, 4). @throws Refusal */
export function refuseUnlessOpenTo(signUpContext: SignUpContext): void {
  const { initiative, employee, partnershipValidated } = signUpContext;
  if (initiative.status !== 'open')
    throw notAllowed(
      'initiative_not_open',
      `The initiative takes no sign-ups: it is ${initiative.status}.`,
    );
  if (initiative.company !== null && initiative.company !== employee.company)
    throw notFound('initiative', 'initiative');
  if (!partnershipValidated)
    throw notAllowed(
      'partnership_not_validated',
      'The partnership of the nonprofit with your company is not validated.',
    );
}

function applicationSubmitted(
  signUpContext: SignUpContext,
  fresh: NewRegistration,
  withDates: boolean,
): RegistrationDraft {
  const { initiative, employee } = signUpContext;
  return {
    type: 'ApplicationSubmitted',
    data: {
      ...fresh,
      initiative: initiative.id,
      nonprofit: initiative.nonprofit,
      employee: employee.id,
      company: employee.company,
      kind: initiative.kind,
      companySpecific: initiative.company !== null,
      zone: employee.zone,
      withDates,
    },
  };
}

function refuseSecondRegistration(state: RegistrationState, signUpContext: SignUpContext): void {
  if (state.exists || signUpContext.hasOtherRegistration)
    throw notAllowed(
      'registration_open',
      'You already have an open registration for this initiative.',
    );
}

export function submitApplication(
  { signUpContext, new: fresh }: RegistrationCommands['SubmitApplication'],
  state: RegistrationState,
): RegistrationDraft[] {
  refuseSecondRegistration(state, signUpContext);
  refuseUnlessOpenTo(signUpContext);
  return [applicationSubmitted(signUpContext, fresh, false)];
}

/** A slot that does not exist is not_found before anything is not_allowed (docs/domain.md §1). */
function refuseUnknownSlots({ initiative }: SignUpContext, dates: readonly ProposedDate[]): void {
  if (dates.some(({ slot }) => slot !== undefined && !initiative.slots[slot]))
    throw notFound('slot', 'dates');
}

function refuseSelecting(
  state: RegistrationState,
  signUpContext: SignUpContext,
  fresh: NewRegistration | null,
): void {
  if (signUpContext.initiative.kind === 'mentoring') {
    if (
      statusOf(state) !== 'in_progress' ||
      livePeriod(state)?.status !== 'in_progress' ||
      !state.exists
    )
      throw notAllowed(
        'mentoring_not_in_progress',
        'Sessions can be added only while the mentoring is in progress.',
      );
    return refuseCancelledInitiative(signUpContext);
  }
  if (fresh) {
    refuseSecondRegistration(state, signUpContext);
    return refuseUnlessOpenTo(signUpContext);
  }
  if (isOpen(state)) return refuseCancelledInitiative(signUpContext);
  if (!isReopenable(state)) throw notAllowed('registration_closed', 'The registration is closed.');
  if (signUpContext.hasOtherRegistration)
    throw notAllowed('applied_anew', 'You have a later registration for this initiative.');
  refuseUnlessOpenTo(signUpContext);
}

function refuseCancelledInitiative(signUpContext: SignUpContext): void {
  if (signUpContext.initiative.status === 'cancelled')
    throw notAllowed('initiative_cancelled', 'The initiative was cancelled.');
}

const KIND_OF_DATE: Readonly<Record<InitiativeKind, DateKind>> = {
  slots: 'slot',
  open: 'slot',
  mentoring: 'session',
};

export function selectDates(
  command: RegistrationCommands['SelectDates'],
  state: RegistrationState,
  context: DecisionContext,
): RegistrationDraft[] {
  const { signUpContext, new: fresh, dates } = command;
  refuseUnknownSlots(signUpContext, dates);
  refuseSelecting(state, signUpContext, fresh);
  const times = dates.map((proposed) => timesOf(proposed, state, signUpContext, context));
  refuseSlotTwice(
    state,
    dates.map((proposed) => proposed.slot),
  );
  refuseOverlaps(state, times);
  const { kind } = signUpContext.initiative;
  const drafts: RegistrationDraft[] = fresh
    ? [applicationSubmitted(signUpContext, fresh, true)]
    : [];
  for (const [index, proposed] of dates.entries()) {
    const { start, end } = times[index] as Times;
    const date = uuid5(context.commandId, 'date', String(index));
    const { zone, policy } = signUpContext.employee;
    drafts.push({
      type: 'DateSelected',
      data: {
        date,
        kind: KIND_OF_DATE[kind],
        slot: proposed.slot ?? null,
        start,
        end,
        zone,
        policy,
      },
    });
    const runs =
      kind === 'mentoring' && afterConfirmation(policy, state.managerApproved) === 'in_progress';
    if (runs) drafts.push(...endedAlready({ id: date, end }, context));
  }
  return drafts;
}

export function recordMenteeFound(
  command: RegistrationCommands['RecordMenteeFound'],
  state: RegistrationState,
  context: DecisionContext,
): RegistrationDraft[] {
  const { signUpContext, start, end } = command;
  if (statusOf(state) === 'looking_for_mentee') refuseCancelledInitiative(signUpContext);
  else if (state.kind === 'mentoring' && isReopenable(state)) {
    if (signUpContext.hasOtherRegistration)
      throw notAllowed('applied_anew', 'You have a later registration for this initiative.');
    refuseUnlessOpenTo(signUpContext);
  } else
    throw notAllowed(
      'not_looking_for_mentee',
      'A mentee can be recorded only while the registration is looking for one.',
    );
  const date = uuid5(context.commandId, 'date', '0');
  const { zone, policy } = signUpContext.employee;
  refuseLongPeriod(start, end, zone);
  const drafts: RegistrationDraft[] = [
    { type: 'MenteeFound', data: {} },
    {
      type: 'DateSelected',
      data: { date, kind: 'period', slot: null, start, end: end ?? null, zone, policy },
    },
  ];
  const runs = afterConfirmation(policy, state.managerApproved) === 'in_progress';
  return runs ? [...drafts, ...endedAlready({ id: date, end: end ?? null }, context)] : drafts;
}
