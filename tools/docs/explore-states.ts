import {
  apply,
  Refusal,
  uuid5,
  type Draft,
  type Instant,
  type DecisionContext,
  type StoredEvent,
} from '#kit/eventsourcing';
import {
  registration,
  REGISTRATION_COMMANDS,
  statusOf,
  type InitiativeKind,
  type ManagerPolicy,
  type ParticipationDate,
  type RegistrationCommand,
  type RegistrationCommandName,
  type RegistrationState,
} from '#contexts/registrations';
import { wordsOf } from './explore-commands.js';

/** A transition. `from` is `[*]` for the first status. */
export interface Step {
  readonly from: string;
  readonly to: string;
  readonly by: string;
}
export interface Found {
  /** Labelled with the event of each transition. */
  readonly dates: readonly Step[];
  readonly certificates: readonly Step[];
  /** Labelled with the command of each transition. */
  readonly statuses: Readonly<Record<InitiativeKind, readonly Step[]>>;
}

const KINDS = ['slots', 'open', 'mentoring'] as const satisfies readonly InitiativeKind[];
const POLICIES = [
  'none',
  'per_date',
  'per_registration',
] as const satisfies readonly ManagerPolicy[];
/** At sign-up, between the first date and the second, and after both. */
const INSTANTS = [
  '2026-01-05T09:00:00.000Z',
  '2026-02-10T09:00:00.000Z',
  '2026-12-01T09:00:00.000Z',
];
const NEW = '[*]';
const COMMANDS = Object.keys(REGISTRATION_COMMANDS) as RegistrationCommandName[];
/** Commands that create a registration. The product refuses all others before the decider if the registration does not exist. */
const SIGN_UPS = ['SubmitApplication', 'SelectDates'] as const;

interface Place {
  readonly state: RegistrationState;
  readonly at: number;
}

/** Key of the visited set: the parts of a state that decide its next steps. A date's certificate and past count only while it is the only date. */
function keyOf({ state, at }: Place): string {
  const alone = state.dates.length === 1;
  const dates = state.dates.map(({ kind, status, certificate, before }) =>
    [kind, status, ...(alone ? [certificate, before] : [])].join(' '),
  );
  const whole = [
    at,
    state.exists,
    state.closing?.how,
    state.approved !== null,
    state.lastMessage !== null,
    state.managerApproved,
  ];
  return JSON.stringify([...whole, dates.sort()]);
}

class Walk {
  readonly steps = new Map<string, Step>();
  add(from: string, to: string, by: string): void {
    if (from !== to) this.steps.set(`${from} ${to} ${by}`, { from, to, by });
  }
}

/**
 * Finds every transition of a registration. It gives every command in every right to every state that is reachable with one date at a time.
 * The transitions come from the decider itself, so a diagram of them cannot disagree with the product.
 */
export function explore(): Found {
  const dates = new Walk();
  const certificates = new Walk();
  const statuses = KINDS.map((kind) => {
    const walk = new Walk();
    for (const policy of POLICIES)
      exploreOne(kind, policy, { dates, certificates, statuses: walk });
    return [kind, [...walk.steps.values()]] as const;
  });
  return {
    dates: [...dates.steps.values()],
    certificates: [...certificates.steps.values()],
    statuses: Object.fromEntries(statuses) as unknown as Found['statuses'],
  };
}

type Walks = Readonly<Record<'dates' | 'certificates' | 'statuses', Walk>>;

function exploreOne(kind: InitiativeKind, policy: ManagerPolicy, walks: Walks): void {
  const start: Place = { state: registration.initial(), at: 0 };
  const seen = new Set([keyOf(start)]);
  const open = [start];
  for (let place = open.pop(); place; place = open.pop()) {
    for (const next of nextPlaces(place, kind, policy, walks)) {
      if (seen.has(keyOf(next))) continue;
      seen.add(keyOf(next));
      open.push(next);
    }
  }
}

function* nextPlaces(
  place: Place,
  kind: InitiativeKind,
  policy: ManagerPolicy,
  walks: Walks,
): Generator<Place> {
  const { state, at } = place;
  const later = INSTANTS[at + 1];
  if (later !== undefined && state.exists) {
    const drafts = registration.due?.(state, later) ?? [];
    yield {
      state: follow(state, drafts, contextOf('system', later, state), 'time', walks),
      at: at + 1,
    };
  }
  const now = INSTANTS[at] as Instant;
  for (const name of state.exists ? COMMANDS : SIGN_UPS) {
    for (const data of wordsOf(name, state, kind, policy)) {
      for (const right of rightsTo(name, kind)) {
        const context = contextOf(right, now, state);
        const drafts = decided({ name, data } as RegistrationCommand, state, context);
        if (drafts.length > 0) yield { state: follow(state, drafts, context, name, walks), at };
      }
    }
  }
}

const rightsTo = (name: RegistrationCommandName, kind: InitiativeKind): string[] =>
  Object.entries(REGISTRATION_COMMANDS[name].by)
    .filter(([, limit]) => kind === 'mentoring' || !limit.startsWith('mentoring'))
    .map(([right]) => right);

function contextOf(right: string, now: Instant, state: RegistrationState): DecisionContext {
  const capacity = right === 'mandated_admin' ? 'admin' : right;
  const mandate = right === 'mandated_admin' ? 'mandate' : null;
  return {
    now,
    actor: right === 'system' ? null : right,
    capacity,
    mandate,
    commandId: uuid5('explore', String(state.dates.length)),
  };
}

function decided(
  command: RegistrationCommand,
  state: RegistrationState,
  context: DecisionContext,
): readonly Draft[] {
  try {
    return registration.decide(command, state, context);
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

function follow(
  before: RegistrationState,
  drafts: readonly Draft[],
  context: DecisionContext,
  by: string,
  walks: Walks,
): RegistrationState {
  let state = before;
  for (const [revision, draft] of drafts.entries()) {
    const next = apply(registration, state, storedOf(draft, context, revision));
    for (const date of next.dates) compare(find(state, date), date, draft.type, walks);
    state = next;
  }
  walks.statuses.add(before.exists ? statusOf(before) : NEW, statusOf(state), by);
  return state;
}

const find = (state: RegistrationState, { id }: ParticipationDate) =>
  state.dates.find((date) => date.id === id);

function compare(
  before: ParticipationDate | undefined,
  after: ParticipationDate,
  by: string,
  { dates, certificates }: Walks,
): void {
  dates.add(before?.status ?? NEW, after.status, by);
  const nameOf = (date: ParticipationDate | undefined) =>
    date === undefined || date.certificate === 'none' ? NEW : date.certificate;
  certificates.add(nameOf(before), nameOf(after), by);
}

function storedOf(
  { type, data, occurredAt }: Draft,
  { now, commandId, ...who }: DecisionContext,
  revision: number,
): StoredEvent {
  const meta = { ...who, command: '', commandId, correlation: commandId, causation: commandId };
  const times = { occurredAt: occurredAt ?? now, recordedAt: now };
  return {
    id: commandId,
    type,
    version: 1,
    data,
    meta,
    ...times,
    hash: '',
    stream: '',
    revision,
    position: '',
  };
}
