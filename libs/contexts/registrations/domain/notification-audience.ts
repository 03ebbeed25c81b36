import {
  REGISTRATION_EVENTS,
  type RegistrationEventDefinition,
} from './registration.event-catalogue.js';
import type { RegistrationEventType } from './registration.events.js';
import type { Audience } from './registration.types.js';

interface NotifiableEvent {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Exceptions to the `notifies` of the event catalogue (docs/domain.md §5). */
const EXCEPTIONS: readonly {
  readonly text: string;
  readonly when: (event: NotifiableEvent, kind: string) => boolean;
}[] = [
  {
    text: 'Dates that come with a sign-up are told as dates, and the sign-up is not told besides.',
    when: ({ type, data }) => type === 'ApplicationSubmitted' && data['withDates'] === true,
  },
  {
    text: 'Periods and sessions of a mentoring are not told when selected.',
    when: ({ type }, kind) => type === 'DateSelected' && kind === 'mentoring',
  },
];

const definitionOf = (type: string): RegistrationEventDefinition | undefined =>
  Object.hasOwn(REGISTRATION_EVENTS, type)
    ? REGISTRATION_EVENTS[type as RegistrationEventType]
    : undefined;

/** The recipients of the mail of an event, and the exception by which there are none. */
export function notificationAudienceOf(
  event: NotifiableEvent,
  kind: string,
): { readonly audiences: readonly Audience[]; readonly except: string | null } {
  const except = EXCEPTIONS.find(({ when }) => when(event, kind))?.text ?? null;
  return { audiences: except === null ? (definitionOf(event.type)?.notifies ?? []) : [], except };
}
