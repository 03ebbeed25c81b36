import type { EventCatalogue } from '#kit/eventsourcing';
import { INITIATIVE_EVENTS } from '#contexts/initiatives';
import { COMPANY_EVENTS, NONPROFIT_EVENTS } from '#contexts/organisations';
import { PARTNERSHIP_EVENTS } from '#contexts/partnerships';
import { PERSON_EVENTS } from '#contexts/people';
import { REGISTRATION_EVENTS } from '#contexts/registrations';

/** All event types, with the upcasters from their older versions to the current one. */
export const EVENT_CATALOGUE: EventCatalogue = {
  ...REGISTRATION_EVENTS,
  ...INITIATIVE_EVENTS,
  ...PARTNERSHIP_EVENTS,
  ...COMPANY_EVENTS,
  ...NONPROFIT_EVENTS,
  ...PERSON_EVENTS,
};
