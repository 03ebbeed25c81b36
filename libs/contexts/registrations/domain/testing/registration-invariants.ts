import { fold, type Draft, type Instant, type StoredEvent } from '#kit/eventsourcing';
import { dueEvents } from '../registration.deadlines.js';
import { registration } from '../registration.decider.js';
import type { ParticipationDate } from '../registration.state.js';
import { isOpen, reasonOf, statusOf } from '../registration.status.js';
import type { History } from './registration-history.js';
import { modelOf, modelReason, modelStatus, type Model } from './reference-model.js';

/** What must hold of a registration at any time; each breach as a sentence. */
export function breaches({ events, state }: History, now: Instant): string[] {
  const found: string[] = [];
  const holds = (what: string, ...pair: readonly [unknown, unknown]) => {
    const [actual, expected] = pair.map((value) => JSON.stringify(value));
    if (actual !== expected)
      found.push(`${what}: ${String(actual)} instead of ${String(expected)}`);
  };
  const model = modelOf(events);
  holds('status', state.exists ? statusOf(state) : '', state.exists ? modelStatus(model) : '');
  holds('reason', reasonOf(state), modelReason(model));
  for (const date of state.dates) {
    const { status, reason, certificate } = model.dates.get(date.id) ?? {};
    holds(
      `date ${date.id}`,
      [date.status, date.reason, date.certificate],
      [status, reason, certificate],
    );
    holds(
      'a certificate only when participated',
      date.certificate !== 'none',
      date.status === 'participated',
    );
    holds('a reason only when cancelled', date.reason !== null, date.status === 'cancelled');
    holds(
      'no date lives in a registration closed as a whole',
      state.closing !== null && date.status !== 'cancelled',
      false,
    );
    if (date.since > now) found.push(`a status since ${date.since}, later than ${now}`);
    if (date.end !== null && date.end < date.start)
      found.push(`date ${date.id} ends before it starts`);
  }
  const live = state.dates.filter((date) => date.status !== 'cancelled');
  const slots = live.flatMap((date) => date.slot ?? []);
  holds('no slot twice among live dates', new Set(slots).size, slots.length);
  holds('no overlap among live dates', overlapping(live).length, 0);
  holds('at most one live period', live.filter((date) => date.kind === 'period').length > 1, false);
  holds('nothing is left that time has brought about', dueEvents(state, now), []);
  if (state.exists)
    holds(
      'the last activity is known',
      state.activeAt <= now && state.activeAt !== '' && state.statusSince <= now,
      true,
    );
  return found;
}

/** Proposed dates and sessions that overlap another. Those of slots are left out: a moved slot may overlap. */
const overlapping = (live: readonly ParticipationDate[]): readonly ParticipationDate[] => {
  const fixed = live.filter((date) => date.kind !== 'period' && date.slot === null);
  return fixed.filter((date) =>
    fixed.some(
      (other) => other !== date && date.start < (other.end ?? '') && other.start < (date.end ?? ''),
    ),
  );
};

/** A log read again, from its JSON, gives the same state and the same data. */
export function replayBreaches({ events, state }: History): string[] {
  const again = frozen(JSON.parse(JSON.stringify(events)) as StoredEvent[]);
  const replayed = again.reduce(
    (before, event) => frozen(fold(registration, before, [event])),
    frozen(registration.initial()),
  );
  return JSON.stringify(replayed) === JSON.stringify(state) ? [] : ['a replay gives another state'];
}

/** With all that it holds: whoever writes to any of it fails. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const held of Object.values(value)) frozen(held);
  return Object.freeze(value);
}

/** Events hold JSON values only: nothing undefined, no Date, nothing that a round trip would change. */
export function isJson(value: unknown): boolean {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJson);
  return (
    typeof value === 'object' &&
    Object.getPrototypeOf(value) === Object.prototype &&
    Object.values(value).every(isJson)
  );
}

/** What a reminder is about: no two of one history may be about the same. */
export function subjectsOf({ type, data }: Draft, model: Model): string[] {
  const entry = (id: unknown) => `${String(id)}@${model.dates.get(String(id))?.entries ?? '?'}`;
  if (type === 'ArchivalWarningSent') return [`${type} ${model.acts}`];
  if (type === 'MenteeSearchReminderSent')
    return [`${type} ${model.searches} #${String(data['month'])}`];
  if (type === 'EngagementReviewSent')
    return [`${type} ${entry(data['date'])} #${String(data['quarter'])}`];
  const dates = Array.isArray(data['dates']) ? data['dates'] : [];
  return dates.map(
    (id) => `${type} ${entry(id)} since ${String(data['since'])} #${String(data['repeat'])}`,
  );
}

/** A closed registration stays as it is, but for what may open it again. */
export const mayFollowClosing = (before: History, types: readonly string[]): boolean =>
  !before.state.exists ||
  isOpen(before.state) ||
  types.length === 0 ||
  /^(DateSelected|MenteeFound|DateRestored|RegistrationReopened)$/.test(types[0] ?? '');
