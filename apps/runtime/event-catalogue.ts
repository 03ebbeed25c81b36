import type { EventFacts } from '#kit/eventsourcing';
import { INITIATIVE_FACTS } from '#contexts/initiatives';
import { COMPANY_FACTS, NONPROFIT_FACTS } from '#contexts/organisations';
import { PARTNERSHIP_FACTS } from '#contexts/partnerships';
import { PEOPLE_FACTS } from '#contexts/people';
import { REGISTRATION_FACTS } from '#contexts/registrations';

/** Every type of event there is, with the steps that lead from its older versions to today's. */
export const FACTS: EventFacts = {
  ...REGISTRATION_FACTS,
  ...INITIATIVE_FACTS,
  ...PARTNERSHIP_FACTS,
  ...COMPANY_FACTS,
  ...NONPROFIT_FACTS,
  ...PEOPLE_FACTS,
};
