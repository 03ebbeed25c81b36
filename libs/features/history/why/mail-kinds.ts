import { PARTNERSHIP_EVENTS, type PartnershipEventDefinition } from '#contexts/partnerships';
import { REGISTRATION_EVENTS, type RegistrationEventType } from '#contexts/registrations';
import { INITIATIVE_CHANGED, PERSON_INVITED } from '#features/notifications';

export type RegistrationMailKind = RegistrationEventType | typeof INITIATIVE_CHANGED;

/** Kinds of mail by the thing whose history explains them. Every kind stands in exactly one list. */
export const REGISTRATION_MAILS: readonly RegistrationMailKind[] = [
  ...(Object.keys(REGISTRATION_EVENTS) as RegistrationEventType[]).filter(
    (type) => REGISTRATION_EVENTS[type].notifies,
  ),
  INITIATIVE_CHANGED,
];
export const PARTNERSHIP_MAILS: readonly string[] = Object.entries<PartnershipEventDefinition>(
  PARTNERSHIP_EVENTS,
).flatMap(([type, { notifies }]) => (notifies ? [type] : []));
export const PERSON_MAILS: readonly string[] = [PERSON_INVITED];
