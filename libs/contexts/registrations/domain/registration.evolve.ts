import type { EventOf } from '#kit/eventsourcing';
import {
  afterConfirmation,
  cancelDate,
  cancelNamedDate,
  decideCertificate,
  mandatePatch,
  markReminded,
  mergePatches,
  patchDate,
  stampOf,
  statusPatch,
  withReview,
} from './registration.date-changes.js';
import type {
  RegistrationEvent,
  RegistrationEvents,
  RegistrationEventType,
} from './registration.events.js';
import { REGISTRATION_EVENTS } from './registration.event-catalogue.js';
import type { Closing, ParticipationDate, RegistrationState } from './registration.state.js';
import { isLive, statusOf } from './registration.status.js';
import type { RegistrationStatus } from './registration.types.js';
import { withRevision } from './revision-runs.js';

/** Evolving needs the status rules, which read the state: so it does not stand in registration.state.ts. */

type Changing<T> = { -readonly [Field in keyof T]: T[Field] };
/** Returns a new state, also when nothing changes. */
type On<T extends RegistrationEventType> = (
  state: RegistrationState,
  event: EventOf<RegistrationEvents, T>,
) => RegistrationState;

const close = (
  state: RegistrationState,
  event: RegistrationEvent,
  how: Closing,
): RegistrationState => ({
  ...state,
  closing: { ...stampOf(event), how },
});
const NO_MESSAGES = { employee: [], nonprofit: [] } as const;
const copyOf = (state: RegistrationState) => ({ ...state });

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
  MessagePosted: (state, { data, occurredAt, revision }) => ({
    ...state,
    messages: {
      ...(state.messages ?? NO_MESSAGES),
      [data.side]: withRevision((state.messages ?? NO_MESSAGES)[data.side], revision),
    },
    lastMessage: { side: data.side, at: occurredAt },
    nonprofitSpoke: state.nonprofitSpoke || data.side === 'nonprofit',
  }),
  TaskCompleted: (state, { data }) => ({ ...state, tasks: [...state.tasks, data.task] }),
  ApplicationApproved: (state, event) => ({
    ...state,
    approved: stampOf(event),
    searchSince: event.occurredAt,
    searchMonth: 0,
  }),
  ApplicationDeclined: (state, event) => close(state, event, 'declined'),
  MenteeFound: copyOf,
  MenteeSearchContinued: copyOf,
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
      selected: stampOf(event),
      coordinatorDecision: null,
      managerDecision: null,
      participation: null,
      certified: null,
      cancelled: null,
      mandate: event.meta.mandate,
      before: null,
      asked: -1,
      askedFrom: event.occurredAt,
    };
    return withReview({ ...state, dates: [...state.dates, date] }, id);
  },
  EngagementPeriodChanged: (state, { data }) =>
    patchDate(state, data.date, () => ({ end: data.end })),
  MentoringEnded: copyOf,
  DateConfirmedByCoordinator: (state, event) =>
    patchDate(state, event.data.date, (date) =>
      mergePatches(
        statusPatch(date, afterConfirmation(date.policy, state.managerApproved), event.occurredAt),
        mandatePatch(event),
        {
          coordinatorDecision: { ...stampOf(event), confirmed: true },
        },
      ),
    ),
  DateRefusedByCoordinator: (state, event) =>
    patchDate(cancelNamedDate(state, event), event.data.date, () => ({
      coordinatorDecision: { ...stampOf(event), confirmed: false },
    })),
  DateApprovedByManager: (state, event) => {
    const approved = patchDate(state, event.data.date, (date) => ({
      ...statusPatch(date, 'in_progress', event.occurredAt),
      managerDecision: { ...stampOf(event), approved: true },
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
    patchDate(cancelNamedDate(state, event), event.data.date, () => ({
      managerDecision: { ...stampOf(event), approved: false },
    })),
  DateCancelledByEmployee: cancelNamedDate,
  RegistrationCancelledByEmployee: (state, event) =>
    close(
      state.dates.filter(isLive).reduce((next, date) => cancelDate(next, event, date.id), state),
      event,
      'cancelled_by_employee',
    ),
  DateCancelledWithSlot: cancelNamedDate,
  DateMovedWithSlot: (state, event) =>
    patchDate(state, event.data.date, () => ({
      ...mandatePatch(event),
      start: event.data.start,
      end: event.data.end,
    })),
  DateCancelledWithInitiative: cancelNamedDate,
  RegistrationCancelledWithInitiative: (state, event) =>
    close(state, event, 'cancelled_with_initiative'),
  /** In a history ordered by occurrence, a late decision may follow the end of its date. The date is then still undecided, and overdue. */
  DateEnded: (state, { data }) =>
    patchDate(state, data.date, (date) =>
      date.status === 'in_progress'
        ? { ...statusPatch(date, 'awaiting_confirmation', data.since), end: data.endedAt }
        : {},
    ),
  ParticipationConfirmed: (state, event) =>
    patchDate(state, event.data.date, (date) =>
      mergePatches(statusPatch(date, 'participated', event.occurredAt), mandatePatch(event), {
        certificate: 'awaiting_validation',
        certified: null,
        participation: {
          ...stampOf(event),
          employeeAttested: event.data.employeeAttested,
          minutes: event.data.minutes ?? null,
        },
      }),
    ),
  ParticipationMissed: cancelNamedDate,
  ParticipationValidated: (state, event) =>
    decideCertificate(state, event, 'validated', event.data.minutes),
  ParticipationDisputed: (state, event) => decideCertificate(state, event, 'disputed'),
  ManagerApprovalRequested: (state, { data }) => markReminded(state, data),
  ParticipationConfirmationRequested: (state, { data }) => markReminded(state, data),
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
      ...statusPatch(date, event.data.status, event.occurredAt),
      ...mandatePatch(event),
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

/** A registration after an event, and its status. */
export interface Evolved<State extends RegistrationState> {
  readonly state: State;
  readonly status: RegistrationStatus;
}

/**
 * The state of a registration after one more event, always a new object. Pure. The fields that nearly every event changes are written into
 * the copy that the handler has made: a second copy of its thirty fields would take a tenth of a rebuild.
 * @param statusBefore undefined before its first event; whoever folds knows it, and computing it takes as long as the rest
 */
export function evolveFrom<State extends RegistrationState>(
  state: State,
  event: RegistrationEvent,
  statusBefore: RegistrationStatus | undefined,
): Evolved<State> {
  const next: Changing<RegistrationState> = evolveByType(state, event);
  if (event.meta.mandate) next.mandate = event.meta.mandate;
  if (event.occurredAt > state.lastEventAt) next.lastEventAt = event.occurredAt;
  if (REGISTRATION_EVENTS[event.type].activity) {
    next.activeAt = event.occurredAt;
    next.archivalWarned = false;
  }
  const status = statusOf(next);
  if (status !== statusBefore)
    next.statusSince = event.type === 'DateEnded' ? event.data.since : event.occurredAt;
  return { state: next as State, status };
}

/** The state of a registration after one more event. Pure. */
export const evolveRegistration = (
  state: RegistrationState,
  event: RegistrationEvent,
): RegistrationState => evolveFrom(state, event, state.exists ? statusOf(state) : undefined).state;
