import type { Instant } from '#kit/eventsourcing';
import type { RegistrationEvent, RegistrationEvents } from './registration.events.js';
import { REGISTRATION_EVENTS } from './registration.event-catalogue.js';
import type { ActorStamp, ParticipationDate, RegistrationState } from './registration.state.js';
import type { DateStatus, ManagerPolicy } from './registration.types.js';

type Patch = Partial<ParticipationDate>;

/** Actor, time and capacity of an event. */
export const stampOf = (event: RegistrationEvent): ActorStamp => ({
  at: event.occurredAt,
  by: event.meta.actor,
  as: event.meta.capacity,
});

/** The status of a date after the nonprofit's confirmation, or at once where none is needed (docs/domain.md §3). */
export const afterConfirmation = (policy: ManagerPolicy, managerApproved: boolean): DateStatus =>
  policy === 'none' || (policy === 'per_registration' && managerApproved)
    ? 'in_progress'
    : 'awaiting_manager';

/** A copy of the state in which one date is changed. */
export function patchDate(
  state: RegistrationState,
  id: string,
  patch: (date: ParticipationDate) => Patch,
): RegistrationState {
  return {
    ...state,
    dates: state.dates.map((date) => (date.id === id ? { ...date, ...patch(date) } : date)),
  };
}

/** A date enters a status. Its reminders start again; a final status keeps the one before for RestoreDate. */
export const statusPatch = (
  date: ParticipationDate,
  status: DateStatus,
  since: Instant,
): Patch => ({
  status,
  since,
  asked: -1,
  askedFrom: since,
  before: status === 'cancelled' || status === 'participated' ? date.status : date.before,
});

/** The review of an engagement counts from the later of its period's entry into `in_progress` and its start (docs/domain.md §5). */
export function withReview(state: RegistrationState, id: string): RegistrationState {
  const period = state.dates.find((date) => date.id === id);
  if (period?.kind !== 'period' || period.status !== 'in_progress') return state;
  return {
    ...state,
    reviewSince: period.since > period.start ? period.since : period.start,
    reviewQuarter: 0,
  };
}

/** Merges patches, the later over the earlier. One literal with several spreads would take ten times as long in every replay. */
export const mergePatches = (...patches: readonly Patch[]): Patch =>
  Object.assign({}, ...patches) as Patch;

/** The mandate of the event, if it was decided under one. */
export const mandatePatch = (event: RegistrationEvent): Patch =>
  event.meta.mandate ? { mandate: event.meta.mandate } : {};

export function cancelDate(
  state: RegistrationState,
  event: RegistrationEvent,
  id: string,
): RegistrationState {
  const reason = REGISTRATION_EVENTS[event.type].reason ?? null;
  const cancelled = patchDate(state, id, (date) =>
    mergePatches(statusPatch(date, 'cancelled', event.occurredAt), mandatePatch(event), {
      reason,
      certificate: 'none',
      cancelled: stampOf(event),
    }),
  );
  return { ...cancelled, lastCancelled: id };
}

export const cancelNamedDate = (
  state: RegistrationState,
  event: RegistrationEvent & { data: { date: string } },
) => cancelDate(state, event, event.data.date);

/** Notes the number of the last reminder for these dates, and the instant from which it counts. Always a new state. */
export function markReminded(
  state: RegistrationState,
  { dates, since, repeat }: RegistrationEvents['ManagerApprovalRequested'],
): RegistrationState {
  return dates.reduce(
    (next, id) => patchDate(next, id, () => ({ asked: repeat, askedFrom: since })),
    { ...state },
  );
}

export function decideCertificate(
  state: RegistrationState,
  event: RegistrationEvent & { data: { date: string } },
  certificate: 'validated' | 'disputed',
  minutes: number | null = null,
) {
  return patchDate(state, event.data.date, () =>
    mergePatches(mandatePatch(event), { certificate, certified: { ...stampOf(event), minutes } }),
  );
}
