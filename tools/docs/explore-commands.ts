import type {
  InitiativeKind,
  ManagerPolicy,
  NewRegistration,
  ProposedDate,
  RegistrationCommandName,
  RegistrationCommands,
  RegistrationState,
  SignUpContext,
} from '#contexts/registrations';

/** Times of two slots, or of two dates of an initiative without slots. */
const TIMES = {
  s1: { start: '2026-02-03T14:00:00.000Z', end: '2026-02-03T17:00:00.000Z' },
  s2: { start: '2026-03-03T14:00:00.000Z', end: '2026-03-03T17:00:00.000Z' },
} as const;
const PERIOD = { start: '2026-02-01T00:00:00.000Z', end: '2026-09-01T00:00:00.000Z' };
const MOVED = { start: '2026-04-03T14:00:00.000Z', end: '2026-04-03T17:00:00.000Z' };
const FRESH: NewRegistration = { registration: 'registration', ordinal: 0, previous: null };

function signUpContextOf(kind: InitiativeKind, policy: ManagerPolicy): SignUpContext {
  const slots = Object.fromEntries(
    Object.entries(TIMES).map(([id, times]) => [id, { ...times, cancelled: false }]),
  );
  return {
    initiative: {
      id: 'initiative',
      nonprofit: 'nonprofit',
      kind,
      status: 'open',
      company: 'company',
      tasks: ['task'],
      slots,
    },
    employee: { id: 'employee', company: 'company', zone: 'UTC', policy },
    partnershipValidated: true,
    hasOtherRegistration: false,
  };
}

/**
 * Proposes one date at a time, and another one after its cancellation. With several dates the order of statuses decides the status of the registration.
 * Sessions are left out, because they change no status while the period runs.
 */
function proposals({ dates }: RegistrationState, kind: InitiativeKind): readonly ProposedDate[] {
  if (kind === 'mentoring' || dates.length > 1 || dates.some((date) => date.status !== 'cancelled'))
    return [];
  const name = dates.length === 0 ? 's1' : 's2';
  return kind === 'slots' ? [{ slot: name }] : [TIMES[name]];
}

/** Dates without another live date. */
const alone = ({ dates }: RegistrationState) =>
  dates.filter((date) => !dates.some((other) => other !== date && other.status !== 'cancelled'));

const REASON = { reason: 'reason' };
const NOTHING = [{}];

type ExampleCommands = (
  state: RegistrationState,
  kind: InitiativeKind,
  policy: ManagerPolicy,
) => readonly object[];

/** Data of commands, in all variants that make a difference. The other commands have no data. */
const EXAMPLE_COMMANDS: { readonly [N in RegistrationCommandName]?: ExampleCommands } = {
  SubmitApplication: (_, kind, policy) => [
    { signUpContext: signUpContextOf(kind, policy), new: FRESH },
  ],
  SelectDates: (state, kind, policy) =>
    proposals(state, kind).map((date) => ({
      signUpContext: signUpContextOf(kind, policy),
      new: state.exists ? null : FRESH,
      dates: [date],
    })),
  PostMessage: () => [{ text: 'text' }],
  CompleteTask: (_, kind, policy) => [
    { signUpContext: signUpContextOf(kind, policy), task: 'task' },
  ],
  RecordMenteeFound: (state, kind, policy) =>
    state.dates.length > 1 || state.dates.some((date) => date.status !== 'cancelled')
      ? []
      : [PERIOD, { start: PERIOD.start }].map((times) => ({
          signUpContext: signUpContextOf(kind, policy),
          ...times,
        })),
  ChangePeriodEnd: () => [{ end: PERIOD.end }],
  ConfirmDates: eachDate,
  RefuseDates: eachDate,
  ApproveDates: eachDate,
  RefuseDatesAsManager: eachDate,
  CancelDates: eachDate,
  ConfirmParticipation: eachDate,
  ReportNonParticipation: eachDate,
  ValidateParticipation: (state) => eachDate(state).map((dates) => ({ ...dates, ...REASON })),
  DisputeParticipation: (state) => eachDate(state).map((dates) => ({ ...dates, ...REASON })),
  ReopenRegistration: (_, kind, policy) => [
    { signUpContext: signUpContextOf(kind, policy), ...REASON },
  ],
  RestoreDate: (state, kind, policy) =>
    alone(state).map(({ id }) => ({
      signUpContext: signUpContextOf(kind, policy),
      date: id,
      ...REASON,
    })),
  CancelWithSlot: () => [{ slot: 's1' }],
  MoveWithSlot: () => [{ slot: 's1', ...MOVED }],
};

function eachDate(state: RegistrationState): readonly object[] {
  return state.dates.map(({ id }) => ({ dates: [id] }));
}

/** Variants of a command's data that may lead to different states. */
export function wordsOf<N extends RegistrationCommandName>(
  name: N,
  state: RegistrationState,
  kind: InitiativeKind,
  policy: ManagerPolicy,
): readonly RegistrationCommands[N][] {
  return (EXAMPLE_COMMANDS[name]?.(state, kind, policy) ??
    NOTHING) as readonly RegistrationCommands[N][];
}
