import type { StoredEvent } from '#kit/eventsourcing';
import type { RegistrationEvent } from '../registration.events.js';

/** What docs/domain.md §§2–3 say of a registration, read off its events a second time, by other means than the decider's own. */
export interface ModelDate {
  kind: string;
  slot: string | null;
  policy: string;
  status: string;
  reason: string | null;
  certificate: string;
  /** How many times it has entered a status. */
  entries: number;
}
export interface Model {
  kind: string;
  closed: string | null;
  approved: boolean;
  talked: boolean;
  covered: boolean;
  lastReason: string | null;
  readonly dates: Map<string, ModelDate>;
  /** How many human acts there were, and how many times the search was begun. */
  acts: number;
  searches: number;
}

const ACTS =
  /^(ApplicationSubmitted|MessagePosted|TaskCompleted|ApplicationApproved|MenteeSearchContinued|CoordinatorReminded|ManagerReminded|RegistrationReopened)$/;
const REASONS: Readonly<Record<string, string>> = {
  DateRefusedByCoordinator: 'date_refused_by_coordinator',
  DateRefusedByManager: 'date_refused_by_manager',
  ParticipationMissed: 'employee_did_not_participate',
  DateCancelledByEmployee: 'employee_cancelled',
  DateCancelledWithSlot: 'initiative_cancelled_by_coordinator',
  DateCancelledWithInitiative: 'initiative_cancelled_by_coordinator',
};
const CLOSES: Readonly<Record<string, string>> = {
  ApplicationDeclined: 'application_declined_by_coordinator',
  RegistrationCancelledByEmployee: 'employee_cancelled',
  RegistrationCancelledWithInitiative: 'initiative_cancelled_by_coordinator',
  RegistrationArchived: 'archived',
};

export function modelOf(events: readonly StoredEvent[]): Model {
  const model: Model = {
    kind: '',
    closed: null,
    approved: false,
    talked: false,
    covered: false,
    lastReason: null,
    dates: new Map(),
    acts: 0,
    searches: 0,
  };
  for (const event of events) follow(model, event as unknown as RegistrationEvent);
  return model;
}

function enter(
  date: ModelDate,
  status: string,
  reason: string | null = null,
  certificate = 'none',
): void {
  Object.assign(date, { status, reason, certificate, entries: date.entries + 1 });
}
const afterNonprofit = ({ covered }: Model, policy: string): string =>
  policy === 'none' || (policy === 'per_registration' && covered)
    ? 'in_progress'
    : 'awaiting_manager';

function follow(model: Model, event: RegistrationEvent): void {
  if (ACTS.test(event.type)) model.acts += 1;
  if (event.type in CLOSES) return close(model, CLOSES[event.type] ?? '');
  if (event.type === 'DateSelected') return select(model, event.data);
  const date = 'date' in event.data ? model.dates.get(event.data.date) : undefined;
  if (date) return followDate(model, date, event);
  if (event.type === 'ApplicationSubmitted') model.kind = event.data.kind;
  if (event.type === 'MessagePosted') model.talked = true;
  if (event.type === 'ApplicationApproved') model.approved = true;
  if (event.type === 'RegistrationReopened') model.closed = null;
  if (event.type === 'ApplicationApproved' || event.type === 'RegistrationReopened')
    model.searches += 1;
}

function close(model: Model, how: string): void {
  model.closed = how;
  for (const date of model.dates.values())
    if (date.status !== 'cancelled') enter(date, 'cancelled', how);
}

function select(
  model: Model,
  { date, kind, slot, policy }: { date: string; kind: string; slot: string | null; policy: string },
): void {
  const status = model.kind === 'mentoring' ? afterNonprofit(model, policy) : 'to_be_confirmed';
  model.dates.set(date, {
    kind,
    slot,
    policy,
    status,
    reason: null,
    certificate: 'none',
    entries: 1,
  });
}

function followDate(model: Model, date: ModelDate, event: RegistrationEvent): void {
  const reason = REASONS[event.type];
  if (reason !== undefined) {
    enter(date, 'cancelled', reason);
    model.lastReason = reason;
  }
  if (event.type === 'DateConfirmedByCoordinator') enter(date, afterNonprofit(model, date.policy));
  if (event.type === 'DateApprovedByManager') {
    enter(date, 'in_progress');
    model.covered ||= date.policy === 'per_registration';
  }
  if (event.type === 'DateEnded') enter(date, 'awaiting_confirmation');
  if (event.type === 'ParticipationConfirmed')
    enter(date, 'participated', null, 'awaiting_validation');
  if (event.type === 'ParticipationValidated') date.certificate = 'validated';
  if (event.type === 'ParticipationDisputed') date.certificate = 'disputed';
  if (event.type === 'DateRestored') enter(date, event.data.status);
}

/** docs/domain.md §2: the five rules. */
export function modelStatus({ closed, kind, approved, talked, dates }: Model): string {
  if (closed !== null) return closed === 'archived' ? 'not_finalized' : 'cancelled_rejected';
  const live = [...dates.values()].filter((date) => date.status !== 'cancelled');
  const has = (status: string) => live.some((date) => date.status === status);
  if (
    kind === 'mentoring' &&
    live.some((date) => date.kind === 'period' && date.status === 'in_progress')
  )
    return 'in_progress';
  if (has('to_be_confirmed')) return 'dates_to_be_confirmed';
  if (has('awaiting_manager')) return 'awaiting_manager_approval';
  for (const status of ['in_progress', 'awaiting_confirmation', 'participated'])
    if (has(status)) return status;
  if (dates.size > 0) return 'cancelled_rejected';
  if (approved) return 'looking_for_mentee';
  return talked ? 'conversation' : 'application';
}

export function modelReason(model: Model): string | null {
  if (modelStatus(model) !== 'cancelled_rejected') return null;
  return model.closed ?? model.lastReason;
}
