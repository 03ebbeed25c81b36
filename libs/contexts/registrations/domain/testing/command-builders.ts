import { dayOf, localTimeOf, uuid5, type Draft } from '#kit/eventsourcing';
import type {
  RegistrationCommand,
  RegistrationCommandName,
  RegistrationCommands,
  SignUpContext,
} from '../registration.commands.js';
import { REGISTRATION_COMMANDS } from '../registration.command-rules.js';
import type { InitiativeKind } from '../registration.types.js';
import { DATES, local, PEOPLE, ZONE, type Person } from './registration-history.js';

type Slots = SignUpContext['initiative']['slots'];
const slot = ({ start, end }: { start: string; end: string | null }): Slots[string] => ({
  start,
  end: end ?? start,
  cancelled: false,
});
export const SLOTS: Slots = { s1: slot(DATES.d1), s2: slot(DATES.d2), s3: slot(DATES.d3) };

type SignUpContextOverrides = Partial<Omit<SignUpContext, 'initiative' | 'employee'>> & {
  readonly initiative?: Partial<SignUpContext['initiative']>;
  readonly employee?: Partial<SignUpContext['employee']>;
};

/** The context of a sign-up: an open initiative of a partner, no other registration, no manager policy. */
export function signUpContext(
  kind: InitiativeKind,
  { initiative, employee, ...rest }: SignUpContextOverrides = {},
): SignUpContext {
  return {
    initiative: {
      id: 'i1',
      nonprofit: 'helpers',
      kind,
      status: 'open',
      company: null,
      tasks: ['charter'],
      slots: kind === 'slots' ? SLOTS : {},
      ...initiative,
    },
    employee: { id: 'eva', company: 'acme', zone: ZONE, policy: 'none', ...employee },
    partnershipValidated: true,
    hasOtherRegistration: false,
    ...rest,
  };
}

const PROPOSED = {
  slots: { slot: 's2' },
  open: { start: local('2026-02-20T10:00'), end: local('2026-02-20T12:00') },
  mentoring: { start: local('2026-04-07T14:00'), end: local('2026-04-07T17:00') },
} as const;

/** Each command with the least that it needs to say. */
const LEAST: {
  readonly [N in RegistrationCommandName]?: (kind: InitiativeKind) => RegistrationCommands[N];
} = {
  SubmitApplication: (kind) => ({
    signUpContext: signUpContext(kind),
    new: { registration: 'r1', ordinal: 0, previous: null },
  }),
  SelectDates: (kind) => ({
    signUpContext: signUpContext(kind),
    new: null,
    dates: [PROPOSED[kind]],
  }),
  PostMessage: () => ({ text: 'Hello' }),
  CompleteTask: (kind) => ({ signUpContext: signUpContext(kind), task: 'charter' }),
  RecordMenteeFound: (kind) => ({
    signUpContext: signUpContext(kind),
    start: local('2026-02-01T00:00'),
  }),
  ChangePeriodEnd: () => ({ end: local('2026-09-30T18:00') }),
  DisputeParticipation: () => ({ reason: 'not seen' }),
  ReopenRegistration: (kind) => ({ signUpContext: signUpContext(kind), reason: 'on leave' }),
  RestoreDate: (kind) => ({
    signUpContext: signUpContext(kind),
    reason: 'a mistake',
    date: kind === 'mentoring' ? 'p1' : 'd1',
  }),
  CancelWithSlot: () => ({ slot: 's1' }),
  MoveWithSlot: () => ({
    slot: 's1',
    start: local('2026-03-03T14:00'),
    end: local('2026-03-03T18:00'),
  }),
  AskNewDeciders: () => ({ changedAt: local('2026-02-04T09:00') }),
};

/** A command in the words of a spec: what is not said is the least that it needs. */
export function commandOf<N extends RegistrationCommandName>(
  name: N,
  kind: InitiativeKind,
  data: Partial<RegistrationCommands[N]> = {},
): RegistrationCommand {
  return { name, data: { ...LEAST[name]?.(kind), ...data } } as RegistrationCommand;
}

/** Who gives a command, if the spec does not say: the first who may. */
export const givenBy = (name: RegistrationCommandName, person?: Person) =>
  PEOPLE[person ?? (Object.keys(REGISTRATION_COMMANDS[name].by)[0] as Person)];

/** Dates made by the first or second run of a command, by the names new0, new1, …; others keep theirs. */
const MADE = new Map(
  ['first', 'second'].flatMap((command) =>
    [0, 1, 2].map((index) => [uuid5(command, 'date', String(index)), `new${index}`] as const),
  ),
);
const nameOf = (id: unknown): string => MADE.get(String(id)) ?? String(id);

/** An event in a few words: its type, its dates, and what else a reader would ask. */
export function brief({ type, data }: Draft): string {
  const words = [type];
  if (data['date'] !== undefined) words.push(nameOf(data['date']));
  if (Array.isArray(data['dates'])) words.push(data['dates'].map(nameOf).join('+'));
  if (type === 'DateSelected')
    words.push(`${String(data['kind'])}${data['slot'] === null ? '' : ` ${String(data['slot'])}`}`);
  if (type === 'DateSelected' && data['policy'] !== 'none') words.push(String(data['policy']));
  if (data['endedAt'] !== undefined) words.push(localTimeOf(String(data['endedAt']), ZONE));
  if (type === 'EngagementPeriodChanged' || type === 'DateMovedWithSlot')
    words.push(localTimeOf(String(data['end']), ZONE));
  if (data['status'] !== undefined) words.push(`to ${String(data['status'])}`);
  if (data['minutes'] !== undefined) words.push(`${String(data['minutes'])} min`);
  if (data['employeeAttested'] === false) words.push('unattested');
  for (const count of ['repeat', 'month', 'quarter'])
    if (data[count] !== undefined) words.push(`#${String(data[count])}`);
  if (data['archivesAt'] !== undefined)
    words.push(`for ${dayOf(String(data['archivesAt']), ZONE)}`);
  return words.join(' ');
}
