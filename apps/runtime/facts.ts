import type { EventFacts } from '#eventsourcing';
import { INITIATIVE_FACTS } from '#initiatives';
import { COMPANY_FACTS, NONPROFIT_FACTS } from '#organisations';
import { PARTNERSHIP_FACTS } from '#partnerships';
import { PEOPLE_FACTS } from '#people';
import { REGISTRATION_FACTS } from '#registrations';

/** Every type of event there is, with the steps that lead from its older versions to today's. */
export const FACTS: EventFacts = {
  ...REGISTRATION_FACTS,
  ...INITIATIVE_FACTS,
  ...PARTNERSHIP_FACTS,
  ...COMPANY_FACTS,
  ...NONPROFIT_FACTS,
  ...PEOPLE_FACTS,
};
