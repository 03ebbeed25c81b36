import { INITIATIVE_EVENTS, initiative } from '#contexts/initiatives';
import { COMPANY_EVENTS, company, NONPROFIT_EVENTS, nonprofit } from '#contexts/organisations';
import { PARTNERSHIP_EVENTS, partnership } from '#contexts/partnerships';
import { PERSON_EVENTS, person } from '#contexts/people';
import type { EventDefinition } from '#kit/eventsourcing';

/** The things, other than registrations, that have a stream of events. */
export const STREAM_KINDS = [
  'partnership',
  'initiative',
  'company',
  'nonprofit',
  'person',
] as const;
export type StreamKind = (typeof STREAM_KINDS)[number];

interface Stream {
  /** The first part of the name of its streams. */
  readonly category: string;
  readonly events: Readonly<Record<string, EventDefinition>>;
}

export const STREAMS: Readonly<Record<StreamKind, Stream>> = {
  partnership: { category: partnership.category, events: PARTNERSHIP_EVENTS },
  initiative: { category: initiative.category, events: INITIATIVE_EVENTS },
  company: { category: company.category, events: COMPANY_EVENTS },
  nonprofit: { category: nonprofit.category, events: NONPROFIT_EVENTS },
  person: { category: person.category, events: PERSON_EVENTS },
};
