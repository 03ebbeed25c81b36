import {
  notAllowed,
  notFound,
  uuid5,
  type Instant,
  type DecisionContext,
} from '#kit/eventsourcing';
import type {
  NewRegistration,
  ProposedDate,
  RegistrationCommands,
  SignUpContext,
} from '../registration.commands.js';
import type { RegistrationDraft } from '../registration.events.js';
import { afterConfirmation } from '../registration.date-changes.js';
import type { RegistrationState } from '../registration.state.js';
import { isOpen, isReopenable, liveDates, livePeriod, statusOf } from '../registration.status.js';
import type { DateKind } from '../registration.types.js';

/** A proposed date or session lasts at most this long (docs/domain.md §2). */
const LONGEST_DATE_HOURS = 24;

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

/** Start and end of a date: of a slot, a proposed date or a session in the period, as the kind of initiative demands. @throws Refusal */
function timesOf(
  proposed: ProposedDate,
  state: RegistrationState,
  signUpContext: SignUpContext,
  now: Instant,
): { start: Instant; end: Instant } {
  const { kind, slots } = signUpContext.initiative;
  if (kind === 'slots') {
    if (proposed.slot === undefined)
      throw notAllowed(
        'date_does_not_suit',
        'This initiative has slots. Name one of them.',
        'dates',
      );
    const slot = slots[proposed.slot] as SignUpContext['initiative']['slots'][string];
    if (slot.cancelled) throw notAllowed('slot_cancelled', 'The slot was cancelled.', 'dates');
    if (slot.end <= now) throw notAllowed('slot_over', 'The slot is over.', 'dates');
    return slot;
  }
  if (proposed.slot !== undefined)
    throw notAllowed(
      'date_does_not_suit',
      'This initiative has no slots. Give start and end instead.',
      'dates',
    );
  const { start, end } = proposed;
  if (start === undefined || end === undefined)
    throw notAllowed('date_does_not_suit', 'Give start and end.', 'dates');
  if (Date.parse(end) - Date.parse(start) > LONGEST_DATE_HOURS * 3_600_000)
    throw notAllowed('date_too_long', `A date lasts at most ${LONGEST_DATE_HOURS} hours.`, 'dates');
  if (kind === 'mentoring') refuseOutsidePeriod(state, { start, end });
  return { start, end };
}

/** Sessions lie inside the engagement period. */
export function refuseOutsidePeriod(
  state: RegistrationState,
  times: { start: Instant; end: Instant | null },
): void {
  const period = livePeriod(state);
  if (!period) throw notAllowed('no_period', 'There is no engagement period.', 'dates');
  const outside =
    times.start < period.start || (period.end !== null && (times.end ?? '') > period.end);
  if (outside)
    throw notAllowed('outside_period', 'A session must lie inside the engagement period.', 'dates');
}

export function refuseSlotTwice(
  state: RegistrationState,
  slots: readonly (string | undefined)[],
): void {
  const taken = new Set(liveDates(state).map((date) => date.slot));
  for (const slot of slots) {
    if (slot === undefined) continue;
    if (taken.has(slot))
      throw notAllowed('slot_selected_twice', 'The slot is selected already.', 'dates');
    taken.add(slot);
  }
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

const KIND_OF_DATE: Readonly<Record<string, DateKind>> = {
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
  const times = dates.map((proposed) => timesOf(proposed, state, signUpContext, context.now));
  refuseSlotTwice(
    state,
    dates.map((proposed) => proposed.slot),
  );
  const { kind } = signUpContext.initiative;
  const drafts: RegistrationDraft[] = fresh
    ? [applicationSubmitted(signUpContext, fresh, true)]
    : [];
  for (const [index, proposed] of dates.entries()) {
    const { start, end } = times[index] as { start: Instant; end: Instant };
    const date = uuid5(context.commandId, 'date', String(index));
    const { zone, policy } = signUpContext.employee;
    drafts.push({
      type: 'DateSelected',
      data: {
        date,
        kind: KIND_OF_DATE[kind] ?? 'slot',
        slot: proposed.slot ?? null,
        start,
        end,
        zone,
        policy,
      },
    });
    const runs =
      kind === 'mentoring' && afterConfirmation(policy, state.managerApproved) === 'in_progress';
    if (runs && end <= context.now)
      drafts.push({
        type: 'DateEnded',
        data: { date, endedAt: end, since: context.now },
        occurredAt: end,
      });
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
  const drafts: RegistrationDraft[] = [
    { type: 'MenteeFound', data: {} },
    {
      type: 'DateSelected',
      data: { date, kind: 'period', slot: null, start, end: end ?? null, zone, policy },
    },
  ];
  const runs = afterConfirmation(policy, state.managerApproved) === 'in_progress';
  if (runs && end !== undefined && end <= context.now)
    drafts.push({
      type: 'DateEnded',
      data: { date, endedAt: end, since: context.now },
      occurredAt: end,
    });
  return drafts;
}
