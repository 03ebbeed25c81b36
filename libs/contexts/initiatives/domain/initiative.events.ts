import type {
  DraftOf,
  EventDefinition,
  EventOf,
  EventCatalogueOf,
  Instant,
} from '#kit/eventsourcing';

export type InitiativeKind = 'slots' | 'open' | 'mentoring';

/** Event type → its data. These names are stored: never rename them. A new version needs an upcaster and a kept sample. */
export type InitiativeEvents = {
  InitiativeCreated: {
    initiative: string;
    nonprofit: string;
    kind: InitiativeKind;
    /** The company that it is specific to; null: open to all partners of the nonprofit. */
    company: string | null;
    title: string;
    tasks: readonly string[];
  };
  InitiativeOpened: Record<string, never>;
  InitiativeClosed: Record<string, never>;
  InitiativeCancelled: Record<string, never>;
  /** `capacity`: number of places of the slot; null: without limit. */
  SlotAdded: { slot: string; start: Instant; end: Instant; capacity: number | null };
  SlotChanged: {
    slot: string;
    start: Instant;
    end: Instant;
    capacity: number | null;
    moved: boolean;
  };
  SlotCancelled: { slot: string };
  PlaceHeld: { slot: string; registration: string; date: string };
  PlaceGivenBack: { slot: string; registration: string; date: string };
};
export type InitiativeEvent = EventOf<InitiativeEvents>;
export type InitiativeDraft = DraftOf<InitiativeEvents>;

export const INITIATIVE_EVENTS: EventCatalogueOf<InitiativeEvents, EventDefinition> = {
  InitiativeCreated: { version: 1, human: true, summary: 'An initiative was drafted.' },
  InitiativeOpened: {
    version: 1,
    human: true,
    summary: 'The initiative was opened to sign-ups, for the first time or again.',
  },
  InitiativeClosed: {
    version: 1,
    human: true,
    summary: 'The initiative was closed to new sign-ups and reopenings. Open registrations go on.',
  },
  InitiativeCancelled: {
    version: 1,
    human: true,
    summary: 'The initiative was cancelled. Dates that are not over are cancelled with it.',
  },
  SlotAdded: { version: 1, human: true, summary: 'A slot was added.' },
  SlotChanged: { version: 1, human: true, summary: 'A slot was moved, or its capacity changed.' },
  SlotCancelled: {
    version: 1,
    human: true,
    summary: 'A slot was cancelled. Its live dates that are not over are cancelled with it.',
  },
  PlaceHeld: {
    version: 1,
    human: false,
    summary: 'A place of a slot was held for a date, before the date was confirmed.',
  },
  PlaceGivenBack: {
    version: 1,
    human: false,
    summary: 'A place was given back, because its date was cancelled or never confirmed.',
  },
};
