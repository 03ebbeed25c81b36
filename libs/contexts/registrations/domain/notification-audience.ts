import {
  REGISTRATION_EVENTS,
  type RegistrationEventDefinition,
} from './registration.event-catalogue.js';
import type { RegistrationEventType } from './registration.events.js';
import type { Audience } from './registration.types.js';

interface Telling {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The exceptions of domain §5 to what the table of facts says. */
const UNTOLD: readonly {
  readonly text: string;
  readonly when: (event: Telling, kind: string) => boolean;
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

const factOf = (type: string): RegistrationEventDefinition | undefined =>
  Object.hasOwn(REGISTRATION_EVENTS, type)
    ? REGISTRATION_EVENTS[type as RegistrationEventType]
    : undefined;

/** To whom an event is told, and the exception by which to nobody. */
export function notificationAudienceOf(
  event: Telling,
  kind: string,
): { readonly audiences: readonly Audience[]; readonly except: string | null } {
  const except = UNTOLD.find(({ when }) => when(event, kind))?.text ?? null;
  return { audiences: except === null ? (factOf(event.type)?.notifies ?? []) : [], except };
}
