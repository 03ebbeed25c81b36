import type { EventOf, Instant } from '#kit/eventsourcing';
import type {
  RegistrationEvent,
  RegistrationEvents,
  RegistrationEventType,
} from './registration.events.js';
import { REGISTRATION_EVENTS } from './registration.event-catalogue.js';
import type {
  ActorStamp,
  Closing,
  ParticipationDate,
  RegistrationState,
} from './registration.state.js';
import { isLive, statusOf } from './registration.status.js';
import type { DateStatus, ManagerPolicy } from './registration.types.js';

type Changing<T> = { -readonly [Field in keyof T]: T[Field] };
/** Returns a new state, also when nothing changes. */
type On<T extends RegistrationEventType> = (
  state: RegistrationState,
  event: EventOf<RegistrationEvents, T>,
) => RegistrationState;
type Patch = Partial<ParticipationDate>;

const actOf = (event: RegistrationEvent): ActorStamp => ({
  at: event.occurredAt,
  by: event.meta.actor,
  as: event.meta.capacity,
});

/** What a date becomes once the nonprofit (or nobody) has confirmed it: the manager's turn, or in progress (domain §3). */
export const afterConfirmation = (policy: ManagerPolicy, managerApproved: boolean): DateStatus =>
  policy === 'none' || (policy === 'per_registration' && managerApproved)
    ? 'in_progress'
    : 'awaiting_manager';

function patchDate(
  state: RegistrationState,
  id: string,
  patch: (date: ParticipationDate) => Patch,
): RegistrationState {
  return {
    ...state,
    dates: state.dates.map((date) => (date.id === id ? { ...date, ...patch(date) } : date)),
  };
}

const moveTo = (date: ParticipationDate, status: DateStatus, since: Instant): Patch => ({
  status,
  since,
  asked: -1,
  before: status === 'cancelled' || status === 'participated' ? date.status : date.before,
});

/** The review of an engagement counts from the later of its period's entry into `in_progress` and its start (domain §5). */
function withReview(state: RegistrationState, id: string): RegistrationState {
  const period = state.dates.find((date) => date.id === id);
  if (period?.kind !== 'period' || period.status !== 'in_progress') return state;
  return {
    ...state,
    reviewSince: period.since > period.start ? period.since : period.start,
    reviewQuarter: 0,
  };
}

/** Patches one after the other: written as one literal with several spreads, they would take ten times as long in every replay. */
const together = (...patches: readonly Patch[]): Patch => Object.assign({}, ...patches) as Patch;

const under = (event: RegistrationEvent): Patch =>
  event.meta.mandate ? { mandate: event.meta.mandate } : {};

function cancelDate(
  state: RegistrationState,
  event: RegistrationEvent,
  id: string,
): RegistrationState {
  const reason = REGISTRATION_EVENTS[event.type].reason ?? null;
  const cancelled = patchDate(state, id, (date) =>
    together(moveTo(date, 'cancelled', event.occurredAt), under(event), {
      reason,
      certificate: 'none',
      cancelled: actOf(event),
    }),
  );
  return { ...cancelled, lastCancelled: id };
}

const close = (
  state: RegistrationState,
  event: RegistrationEvent,
  how: Closing,
): RegistrationState => ({
  ...state,
  closing: { ...actOf(event), how },
});
const cancelOne = (
  state: RegistrationState,
  event: RegistrationEvent & { data: { date: string } },
) => cancelDate(state, event, event.data.date);
const same = (state: RegistrationState) => ({ ...state });

function askDates(
  state: RegistrationState,
  dates: readonly string[],
  repeat: number,
): RegistrationState {
  return dates.reduce((next, id) => patchDate(next, id, () => ({ asked: repeat })), same(state));
}

function certify(
  state: RegistrationState,
  event: RegistrationEvent & { data: { date: string } },
  certificate: 'validated' | 'disputed',
) {
  return patchDate(state, event.data.date, () =>
    together(under(event), { certificate, certified: actOf(event) }),
  );
}

const EVOLVE: { readonly [T in RegistrationEventType]: On<T> } = {
  ApplicationSubmitted: (state, { data, occurredAt }) => {
    const { registration, withDates: _withDates, ...rest } = data;
    return {
      ...state,
      ...rest,
      exists: true,
      id: registration,
      appliedAt: occurredAt,
      statusSince: occurredAt,
    };
  },
  MessagePosted: (state, { data, occurredAt }) => ({
    ...state,
    lastMessage: { side: data.side, at: occurredAt },
    nonprofitSpoke: state.nonprofitSpoke || data.side === 'nonprofit',
  }),
  TaskCompleted: (state, { data }) => ({ ...state, tasks: [...state.tasks, data.task] }),
  ApplicationApproved: (state, event) => ({
    ...state,
    approved: actOf(event),
    searchSince: event.occurredAt,
    searchMonth: 0,
  }),
  ApplicationDeclined: (state, event) => close(state, event, 'declined'),
  MenteeFound: same,
  MenteeSearchContinued: same,
  DateSelected: (state, event) => {
    const { date: id, kind, slot, start, end, zone, policy } = event.data;
    const status =
      state.kind === 'mentoring'
        ? afterConfirmation(policy, state.managerApproved)
        : 'to_be_confirmed';
    const date: ParticipationDate = {
      id,
      kind,
      slot,
      start,
      end,
      zone,
      policy,
      status,
      since: event.occurredAt,
      reason: null,
      certificate: 'none',
      selected: actOf(event),
      coordinatorDecision: null,
      managerDecision: null,
      participation: null,
      certified: null,
      cancelled: null,
      mandate: event.meta.mandate,
      before: null,
      asked: -1,
    };
    return withReview({ ...state, dates: [...state.dates, date] }, id);
  },
  EngagementPeriodChanged: (state, { data }) =>
    patchDate(state, data.date, () => ({ end: data.end })),
  MentoringEnded: same,
  DateConfirmedByCoordinator: (state, event) =>
    patchDate(state, event.data.date, (date) =>
      together(
        moveTo(date, afterConfirmation(date.policy, state.managerApproved), event.occurredAt),
        under(event),
        {
          coordinatorDecision: { ...actOf(event), confirmed: true },
        },
      ),
    ),
  DateRefusedByCoordinator: (state, event) =>
    patchDate(cancelOne(state, event), event.data.date, () => ({
      coordinatorDecision: { ...actOf(event), confirmed: false },
    })),
  DateApprovedByManager: (state, event) => {
    const approved = patchDate(state, event.data.date, (date) => ({
      ...moveTo(date, 'in_progress', event.occurredAt),
      managerDecision: { ...actOf(event), approved: true },
    }));
    const covering = state.dates.some(
      (date) => date.id === event.data.date && date.policy === 'per_registration',
    );
    return withReview(
      { ...approved, managerApproved: approved.managerApproved || covering },
      event.data.date,
    );
  },
  DateRefusedByManager: (state, event) =>
    patchDate(cancelOne(state, event), event.data.date, () => ({
      managerDecision: { ...actOf(event), approved: false },
    })),
  DateCancelledByEmployee: cancelOne,
  RegistrationCancelledByEmployee: (state, event) =>
    close(
      state.dates.filter(isLive).reduce((next, date) => cancelDate(next, event, date.id), state),
      event,
      'cancelled_by_employee',
    ),
  DateCancelledWithSlot: cancelOne,
  DateMovedWithSlot: (state, event) =>
    patchDate(state, event.data.date, () => ({
      ...under(event),
      start: event.data.start,
      end: event.data.end,
    })),
  DateCancelledWithInitiative: cancelOne,
  RegistrationCancelledWithInitiative: (state, event) =>
    close(state, event, 'cancelled_with_initiative'),
  /** Asked as of when things happened, a late decision may not have happened yet: its date is still undecided, and overdue. */
  DateEnded: (state, { data }) =>
    patchDate(state, data.date, (date) =>
      date.status === 'in_progress'
        ? { ...moveTo(date, 'awaiting_confirmation', data.since), end: data.endedAt }
        : {},
    ),
  ParticipationConfirmed: (state, event) =>
    patchDate(state, event.data.date, (date) =>
      together(moveTo(date, 'participated', event.occurredAt), under(event), {
        certificate: 'awaiting_validation',
        certified: null,
        participation: { ...actOf(event), employeeAttested: event.data.employeeAttested },
      }),
    ),
  ParticipationMissed: cancelOne,
  ParticipationValidated: (state, event) => certify(state, event, 'validated'),
  ParticipationDisputed: (state, event) => certify(state, event, 'disputed'),
  ManagerApprovalRequested: (state, { data }) => askDates(state, data.dates, data.repeat),
  ParticipationConfirmationRequested: (state, { data }) => askDates(state, data.dates, data.repeat),
  CoordinatorReminded: (state, { occurredAt }) => ({ ...state, coordinatorRemindedAt: occurredAt }),
  ManagerReminded: (state, { occurredAt }) => ({ ...state, managerRemindedAt: occurredAt }),
  MenteeSearchReminderSent: (state, { data }) => ({ ...state, searchMonth: data.month }),
  EngagementReviewSent: (state, { data }) => ({ ...state, reviewQuarter: data.quarter }),
  ArchivalWarningSent: (state) => ({ ...state, archivalWarned: true }),
  RegistrationArchived: (state, event) => close(state, event, 'archived'),
  RegistrationReopened: (state, { occurredAt }) => ({
    ...state,
    closing: null,
    ...(state.approved ? { searchSince: occurredAt, searchMonth: 0 } : {}),
  }),
  DateRestored: (state, event) => {
    const restored = patchDate(state, event.data.date, (date) => ({
      ...moveTo(date, event.data.status, event.occurredAt),
      ...under(event),
      start: event.data.start,
      end: event.data.end,
      reason: null,
      certificate: 'none',
      certified: null,
      cancelled: null,
      participation: null,
      coordinatorDecision: date.coordinatorDecision?.confirmed ? date.coordinatorDecision : null,
      managerDecision: date.managerDecision?.approved ? date.managerDecision : null,
    }));
    return withReview(restored, event.data.date);
  },
};

const evolveByType = <T extends RegistrationEventType>(
  state: RegistrationState,
  event: EventOf<RegistrationEvents, T>,
): RegistrationState => EVOLVE[event.type](state, event);

/**
 * A registration's state after one more event. Pure; the event types without a handler do not exist. What nearly every event changes is
 * written into the state that its handler has made: copied once more, its thirty fields take a tenth of a rebuild.
 */
export function evolveRegistration(
  state: RegistrationState,
  event: RegistrationEvent,
): RegistrationState {
  const next: Changing<RegistrationState> = evolveByType(state, event);
  const statusBefore = state.exists ? statusOf(state) : undefined;
  if (event.meta.mandate) next.mandate = event.meta.mandate;
  if (event.occurredAt > state.lastEventAt) next.lastEventAt = event.occurredAt;
  if (REGISTRATION_EVENTS[event.type].activity)
    Object.assign(next, { activeAt: event.occurredAt, archivalWarned: false });
  if (statusOf(next) !== statusBefore)
    next.statusSince = event.type === 'DateEnded' ? event.data.since : event.occurredAt;
  return next;
}
