import type { DraftOf, EventDefinition, EventOf, EventCatalogueOf } from '#kit/eventsourcing';

/** Stored names are for ever: rename nothing here. A new version of an event's data needs an upcaster and a kept sample. */
export type PartnershipEvents = {
  PartnershipProposed: { partnership: string; company: string; nonprofit: string; level: string };
  PartnershipValidated: Record<string, never>;
  PartnershipDeclined: Record<string, never>;
  PartnershipCancelled: { by: 'company' | 'nonprofit' };
  PartnershipMoved: { level: string };
  MandateGranted: { mandate: string; request: string };
  MandateRevoked: { mandate: string };
};
export type PartnershipEvent = EventOf<PartnershipEvents>;
export type PartnershipDraft = DraftOf<PartnershipEvents>;

export const PARTNERSHIP_EVENTS: EventCatalogueOf<PartnershipEvents, EventDefinition> = {
  PartnershipProposed: {
    version: 1,
    human: true,
    summary: 'The company proposed a partnership (again).',
  },
  PartnershipValidated: { version: 1, human: true, summary: 'The nonprofit accepted.' },
  PartnershipDeclined: { version: 1, human: true, summary: 'The nonprofit declined.' },
  PartnershipCancelled: {
    version: 1,
    human: true,
    summary: 'Either side ended it; a mandate ends with it.',
  },
  PartnershipMoved: { version: 1, human: true, summary: 'It is managed at another network level.' },
  MandateGranted: {
    version: 1,
    human: true,
    personal: { request: ['actor'] },
    summary: 'On the nonprofit’s written request, the company may act on its behalf.',
  },
  MandateRevoked: {
    version: 1,
    human: true,
    summary: 'The company may no longer act on behalf of the nonprofit.',
  },
};
