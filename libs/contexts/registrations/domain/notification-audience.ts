import {
  REGISTRATION_EVENTS,
  type RegistrationEventDefinition,
} from './registration.event-catalogue.js';
import type { RegistrationEventType } from './registration.events.js';
import { isReceiptKind, type Receipt } from './registration.receipts.js';
import { reminderOf } from './registration.reminders.js';
import type { RegistrationState } from './registration.state.js';
import type { Audience } from './registration.types.js';

interface NotifiableEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The registration of an event, as far as its mails depend on it. */
export interface NotificationContext {
  /** The kind of the initiative. */
  readonly kind: string;
  /** The dates that a manager approved, or that await one. */
  readonly managed: readonly string[];
  /** The receipt of the command that caused the event. */
  readonly receipt: Receipt | null;
}

/** The dates that a manager approved, or that await one: a manager hears when they move. */
export const managedDates = ({ dates }: Pick<RegistrationState, 'dates'>): readonly string[] =>
  dates
    .filter(
      ({ status, managerDecision }) =>
        status === 'awaiting_manager' || managerDecision?.approved === true,
    )
    .map(({ id }) => id);

/** Whether the mail of an event to the employee is the receipt of their own act. */
export const isReceipt = ({ type }: NotifiableEvent, { receipt }: NotificationContext): boolean =>
  receipt?.kind === type;

/** Whether the mail of an event goes also to the one who caused it: who has to decide now is asked, even if by their own doing (§3). */
export const notifiesItsActor = (
  event: NotifiableEvent,
  audience: Audience,
  context: NotificationContext,
): boolean =>
  reminderOf(event.type) !== undefined || (audience === 'employee' && isReceipt(event, context));

interface Exception {
  readonly text: string;
  readonly audience: Audience;
  readonly when: (event: NotifiableEvent, context: NotificationContext) => boolean;
}

/** Exceptions to the `notifies` of the event catalogue (docs/domain.md §5). */
const EXCEPTIONS: readonly Exception[] = [
  {
    text: 'Dates that come with a sign-up are told as dates, and the sign-up is not told besides.',
    audience: 'coordinators',
    when: ({ type, data }) => type === 'ApplicationSubmitted' && data['withDates'] === true,
  },
  {
    text: 'Periods and sessions of a mentoring are not told when selected.',
    audience: 'coordinators',
    when: ({ type }, { kind }) => type === 'DateSelected' && kind === 'mentoring',
  },
  {
    text: 'A date that moves is told to the manager only if a manager approved it or has to.',
    audience: 'manager',
    when: ({ type, data }, { managed }) =>
      type === 'DateMovedWithSlot' && !managed.includes(String(data['date'])),
  },
  {
    text: 'Employees get one receipt of their own cancellation, and only where it takes back a calendar entry that they were sent.',
    audience: 'employee',
    when: (event, context) => isReceiptKind(event.type) && !isReceipt(event, context),
  },
];

const definitionOf = (type: string): RegistrationEventDefinition | undefined =>
  Object.hasOwn(REGISTRATION_EVENTS, type)
    ? REGISTRATION_EVENTS[type as RegistrationEventType]
    : undefined;

/** The recipients of the mail of an event, and the exceptions by which others of the catalogue are none. */
export function notificationAudienceOf(
  event: NotifiableEvent,
  context: NotificationContext,
): {
  readonly audiences: readonly Audience[];
  readonly exceptions: readonly Pick<Exception, 'audience' | 'text'>[];
} {
  const notifies = definitionOf(event.type)?.notifies ?? [];
  const exceptions = EXCEPTIONS.filter(
    ({ audience, when }) => notifies.includes(audience) && when(event, context),
  );
  const excepted = exceptions.map(({ audience }) => audience);
  return { audiences: notifies.filter((audience) => !excepted.includes(audience)), exceptions };
}
