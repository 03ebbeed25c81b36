import { apply, type StoredEvent } from '#kit/eventsourcing';
import { registration } from './registration.decider.js';
import type { RegistrationEventType } from './registration.events.js';
import type { ParticipationDate, RegistrationState } from './registration.state.js';

/** The mail by which employees hear of their own cancellation: its kind, and the dates that it takes out of their calendar. */
export interface Receipt {
  readonly kind: RegistrationEventType;
  readonly dates: readonly string[];
}

/** Events whose mail to the employee bears a calendar entry. */
const BRING_ENTRY: readonly string[] = [
  'DateConfirmedByCoordinator',
  'DateApprovedByManager',
  'DateMovedWithSlot',
];

/** Commands of an employee that may cancel dates, by the event that tells of them; one receipt tells of each command. */
const RECEIPTS: readonly RegistrationEventType[] = [
  'MentoringEnded',
  'RegistrationCancelledByEmployee',
  'DateCancelledByEmployee',
];
export const isReceiptKind = (type: string): boolean =>
  (RECEIPTS as readonly string[]).includes(type);

const dateIn = (state: RegistrationState, id: unknown): ParticipationDate | undefined =>
  state.dates.find((date) => date.id === id);

function bringsEntry({ type, data, recordedAt }: StoredEvent, state: RegistrationState): boolean {
  const date = BRING_ENTRY.includes(type) ? dateIn(state, data['date']) : undefined;
  return date?.status === 'in_progress' && (date.end === null || date.end > recordedAt);
}

/**
 * The receipt of a command of the employee, if it cancels a date whose calendar entry they were sent (docs/domain.md §5); else null.
 * `events`: the whole stream, or its beginning up to that command.
 */
export function receiptOf(events: readonly StoredEvent[], commandId: string): Receipt | null {
  const entries = new Set<string>();
  const dates: string[] = [];
  let state = registration.initial();
  for (const event of events) {
    const before = state;
    state = apply(registration, state, event);
    if (bringsEntry(event, state)) entries.add(event.data['date'] as string);
    const cancelled = state.dates.filter(
      ({ id, status }) => status === 'cancelled' && dateIn(before, id)?.status !== status,
    );
    const taken = cancelled.filter(({ id }) => entries.delete(id));
    if (event.meta.commandId === commandId) dates.push(...taken.map(({ id }) => id));
  }
  const own = events.filter(
    ({ meta }) => meta.commandId === commandId && meta.actor === state.employee,
  );
  const kind = RECEIPTS.find((type) => own.some((event) => event.type === type));
  return kind === undefined || dates.length === 0 ? null : { kind, dates };
}
