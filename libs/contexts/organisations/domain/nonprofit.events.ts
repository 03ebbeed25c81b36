import type { DraftOf, EventCatalogueOf, EventDefinition, EventOf } from '#kit/eventsourcing';

/** Event type → its data. These names are stored: never rename them. A new version needs an upcaster and a kept sample. */
export type NonprofitEvents = {
  NonprofitRegistered: {
    nonprofit: string;
    name: string;
    description: string;
    locations: readonly string[];
  };
  NonprofitProfileChanged: { name?: string; description?: string };
  LocationAdded: { location: string };
  /** `to`: what it is called from now on. */
  LocationChanged: { location: string; to: string };
  LocationRemoved: { location: string };
  NonprofitRenamed: { name: string };
};
export type NonprofitEvent = EventOf<NonprofitEvents>;
export type NonprofitDraft = DraftOf<NonprofitEvents>;
export const NONPROFIT_EVENTS: EventCatalogueOf<NonprofitEvents, EventDefinition> = {
  NonprofitRegistered: { version: 1, human: true, summary: 'A nonprofit was registered.' },
  NonprofitProfileChanged: { version: 1, human: true, summary: 'A nonprofit changed its profile.' },
  LocationAdded: { version: 1, human: true, summary: 'A nonprofit added a location.' },
  LocationChanged: { version: 1, human: true, summary: 'A nonprofit corrected a location.' },
  LocationRemoved: { version: 1, human: true, summary: 'A nonprofit removed a location.' },
  NonprofitRenamed: {
    version: 1,
    human: true,
    summary: 'The platform team gave a nonprofit another name.',
  },
};
