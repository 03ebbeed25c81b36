import type { Instant } from '#kit/eventsourcing';
import type { Trials } from '#platform/commands';
import type {
  NewRegistration,
  RegistrationCommand,
  SignUpContext,
} from '../domain/registration.commands.js';
import type { RegistrationState } from '../domain/registration.state.js';
import { liveDates, livePeriod } from '../domain/registration.status.js';
import type { RequestedCommandName } from './registration-command.message.js';
import { domainCommand } from './registration.command-handler.js';

/** What representative commands are made of, besides the registration itself. */
export interface RepresentativeContext {
  readonly signUpContext: SignUpContext;
  /** The slots without a place left for this registration. */
  readonly fullSlots: readonly string[];
  readonly now: Instant;
}
type Representatives = Trials<RegistrationCommand>;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Stands for any reason or text: the deciders do not read it. */
const ANY_TEXT = '…';

const later = (instant: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

const one = (command: RegistrationCommand): Representatives => ({ each: [{ command }] });

/** The command on each date; without names it is refused where it is allowed on none. */
const onDates = (
  state: RegistrationState,
  command: (dates: readonly string[] | undefined) => RegistrationCommand,
): Representatives => ({
  about: 'dates',
  each: state.dates.map(({ id }) => ({ on: id, command: command([id]) })),
  otherwise: command(undefined),
});

/** Short times that a date could have: now, when the period begins, and after each date. One that no rule refuses is enough. */
function proposals(state: RegistrationState, now: Instant): { start: Instant; end: Instant }[] {
  const starts = [now, livePeriod(state)?.start ?? now];
  for (const { kind, end } of liveDates(state))
    if (end !== null && kind !== 'period') starts.push(end);
  return [...new Set(starts)].map((start) => ({ start, end: later(start, MINUTE) }));
}

/** Selections of one date each, on a registration or, with `fresh`, with a sign-up. */
function selectDates(
  state: RegistrationState,
  { signUpContext, now }: Pick<RepresentativeContext, 'signUpContext' | 'now'>,
  fresh: NewRegistration | null = null,
): Representatives {
  const select = (date: object) =>
    domainCommand('SelectDates', { signUpContext, new: fresh, dates: [date] });
  if (signUpContext.initiative.kind !== 'slots')
    return { each: proposals(state, now).map((date) => ({ command: select(date) })) };
  const slots = Object.keys(signUpContext.initiative.slots);
  return {
    about: 'slots',
    each: slots.map((slot) => ({ on: slot, command: select({ slot }) })),
    ...(slots.length === 0 ? { otherwise: select({}) } : {}),
  };
}

/** Ends at which a period could be changed to end. One that no rule refuses is enough. */
function periodEnds(state: RegistrationState, now: Instant): Instant[] {
  const period = livePeriod(state);
  const ends = liveDates(state).flatMap(({ end }) => end ?? []);
  const candidates = [now, ...(period ? [period.start] : []), ...ends];
  return candidates.flatMap((end) => [end, later(end, DAY)]);
}

/**
 * Commands that stand for all of this name that a client could give on a registration: they name what every such command names, and choose
 * what none of the rules forbids, if there is any.
 */
export function representativesOf(
  name: RequestedCommandName,
  state: RegistrationState,
  context: RepresentativeContext,
): Representatives {
  const { signUpContext, fullSlots, now } = context;
  switch (name) {
    case 'SelectDates':
      return selectDates(state, context);
    case 'PostMessage':
      return one(domainCommand(name, { text: ANY_TEXT }));
    case 'CompleteTask': {
      const complete = (task: string) => domainCommand(name, { signUpContext, task });
      const { tasks } = signUpContext.initiative;
      return {
        about: 'tasks',
        each: tasks.map((task) => ({ on: task, command: complete(task) })),
        otherwise: complete(tasks[0] ?? ''),
      };
    }
    case 'RecordMenteeFound':
      return one(domainCommand(name, { signUpContext, start: now }));
    case 'ChangePeriodEnd':
      return {
        each: periodEnds(state, now).map((end) => ({ command: domainCommand(name, { end }) })),
      };
    case 'ConfirmDates':
      return onDates(state, (dates) => domainCommand(name, { dates, fullSlots }));
    case 'RefuseDates':
    case 'ApproveDates':
    case 'RefuseDatesAsManager':
    case 'CancelDates':
    case 'ConfirmParticipation':
    case 'ReportNonParticipation':
      return onDates(state, (dates) => domainCommand(name, { dates }));
    case 'ValidateParticipation':
    case 'DisputeParticipation':
      return onDates(state, (dates) => domainCommand(name, { dates, reason: ANY_TEXT }));
    case 'ReopenRegistration':
      return one(domainCommand(name, { signUpContext, reason: ANY_TEXT }));
    case 'RestoreDate':
      return restoreDate(state, signUpContext);
    default:
      return one(domainCommand(name, {}));
  }
}

/** Commands that stand for all sign-ups of this name. `state`: of the registration that is in the way, or of none. */
export const signUpsOf = (
  name: 'SubmitApplication' | 'SelectDates',
  state: RegistrationState,
  fresh: NewRegistration,
  context: Pick<RepresentativeContext, 'signUpContext' | 'now'>,
): Representatives =>
  name === 'SubmitApplication'
    ? one(domainCommand(name, { signUpContext: context.signUpContext, new: fresh }))
    : selectDates(state, context, fresh);

function restoreDate(state: RegistrationState, signUpContext: SignUpContext): Representatives {
  const restore = (date: string) =>
    domainCommand('RestoreDate', { signUpContext, date, reason: ANY_TEXT });
  return {
    about: 'dates',
    each: state.dates.map(({ id }) => ({ on: id, command: restore(id) })),
    ...(state.dates.length === 0 ? { otherwise: restore('') } : {}),
  };
}
