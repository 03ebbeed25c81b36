import { addToInstant, notAllowed, type DecisionContext, type Instant } from '#kit/eventsourcing';
import { foldCase } from '#platform/text';
import type { RegistrationCommands } from '../registration.commands.js';
import type { RegistrationDraft } from '../registration.events.js';
import type { RegistrationState } from '../registration.state.js';
import { isOpen, statusOf } from '../registration.status.js';
import { TIME_RULES } from '../registration.time-rules.js';

export function refuseClosed(state: RegistrationState): void {
  if (!isOpen(state)) throw notAllowed('registration_closed', 'The registration is closed.');
}

/** A message that its author repeats within this time, without a key of its own, is one message: a reloaded page, a double click. */
const REPEAT_MILLISECONDS = 10_000;

/** Whether a message posted now may repeat the one of that instant. */
export const mayRepeat = (at: Instant, now: Instant): boolean =>
  Date.parse(now) - Date.parse(at) < REPEAT_MILLISECONDS;

export function postMessage(
  { text, recent = [] }: RegistrationCommands['PostMessage'],
  state: RegistrationState,
  context: DecisionContext,
): RegistrationDraft[] {
  refuseClosed(state);
  const isRepeated = recent.some(
    (message) =>
      message.by === context.actor && message.text === text && mayRepeat(message.at, context.now),
  );
  if (isRepeated) return [];
  const side = context.capacity === 'employee' ? 'employee' : 'nonprofit';
  return [{ type: 'MessagePosted', data: { text, side, employee: state.employee } }];
}

export function completeTask(
  { signUpContext, task }: RegistrationCommands['CompleteTask'],
  state: RegistrationState,
): RegistrationDraft[] {
  refuseClosed(state);
  const isSame = (other: string) => foldCase(other) === foldCase(task);
  const own = signUpContext.initiative.tasks.find(isSame);
  if (own === undefined)
    throw notAllowed('no_such_task', 'The initiative has no such task.', 'task');
  if (state.tasks.some(isSame))
    throw notAllowed('task_completed', 'The task is completed already.', 'task');
  return [{ type: 'TaskCompleted', data: { task: own } }];
}

export function approveApplication(state: RegistrationState): RegistrationDraft[] {
  if (state.kind !== 'mentoring')
    throw notAllowed(
      'not_mentoring',
      'Only mentoring applications are approved. For other kinds, confirm dates instead.',
    );
  refuseClosed(state);
  const status = statusOf(state);
  if (status !== 'application' && status !== 'conversation')
    throw notAllowed(
      'application_decided',
      `The application was already decided: the registration is ${status}.`,
    );
  return [{ type: 'ApplicationApproved', data: {} }];
}

export function declineApplication(state: RegistrationState): RegistrationDraft[] {
  refuseClosed(state);
  if (state.dates.length > 0)
    throw notAllowed('has_dates', 'The registration has dates. Refuse those instead.');
  return [{ type: 'ApplicationDeclined', data: {} }];
}

/** The nonprofit has something to answer, decide or validate (docs/domain.md §4, RemindCoordinator). */
function nonprofitIsAwaited(state: RegistrationState): boolean {
  if (!isOpen(state)) return false;
  const undecided = !state.approved && state.dates.length === 0;
  if (undecided && (state.kind === 'mentoring' || !state.nonprofitSpoke)) return true;
  return state.dates.some(
    (date) => date.status === 'to_be_confirmed' || date.certificate === 'awaiting_validation',
  );
}

function refuseWithinCoolDown(
  state: RegistrationState,
  last: string | null,
  context: DecisionContext,
): void {
  if (last === null) return;
  const again = addToInstant(last, TIME_RULES.coolDown, state.zone);
  if (context.now < again)
    throw notAllowed(
      'reminded_recently',
      `A reminder was sent at ${last}. The next one is possible from ${again}.`,
      undefined,
      { from: again },
    );
}

export function remindCoordinator(
  state: RegistrationState,
  context: DecisionContext,
): RegistrationDraft[] {
  if (!nonprofitIsAwaited(state))
    throw notAllowed('nothing_awaited', 'The nonprofit has nothing to answer, decide or validate.');
  refuseWithinCoolDown(state, state.coordinatorRemindedAt, context);
  return [{ type: 'CoordinatorReminded', data: {} }];
}

export function remindManager(
  state: RegistrationState,
  context: DecisionContext,
): RegistrationDraft[] {
  const dates = state.dates
    .filter((date) => date.status === 'awaiting_manager')
    .map((date) => date.id);
  if (dates.length === 0) throw notAllowed('nothing_awaited', 'No date waits for the manager.');
  refuseWithinCoolDown(state, state.managerRemindedAt, context);
  return [{ type: 'ManagerReminded', data: { dates } }];
}

export function reportStillLooking(state: RegistrationState): RegistrationDraft[] {
  if (statusOf(state) !== 'looking_for_mentee')
    throw notAllowed('not_looking_for_mentee', 'The registration is not looking for a mentee.');
  return [{ type: 'MenteeSearchContinued', data: {} }];
}
