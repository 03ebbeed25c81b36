import type {
  DraftOf,
  EventDefinition,
  EventOf,
  EventCatalogueOf,
  Instant,
} from '#kit/eventsourcing';

export type InitiativeKind = 'slots' | 'open' | 'mentoring';

/** Stored names are for ever: rename nothing here. A new version of an event's data needs an upcaster and a kept sample. */
export type InitiativeEvents = {
  InitiativeCreated: {
    initiative: string;
    nonprofit: string;
    kind: InitiativeKind;
    /** The company it is specific to; null: open to all partners of the nonprofit. */
    company: string | null;
    title: string;
    tasks: readonly string[];
  };
  InitiativeOpened: Record<string, never>;
  InitiativeClosed: Record<string, never>;
  InitiativeCancelled: Record<string, never>;
  /** `capacity`: places of the slot; null without limit. */
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
  InitiativeOpened: { version: 1, human: true, summary: 'The initiative takes sign-ups (again).' },
  InitiativeClosed: {
    version: 1,
    human: true,
    summary: 'No new sign-ups and no reopening; what runs goes on.',
  },
  InitiativeCancelled: {
    version: 1,
    human: true,
    summary: 'The initiative will not take place; what is not over is cancelled with it.',
  },
  SlotAdded: { version: 1, human: true, summary: 'A slot was added.' },
  SlotChanged: { version: 1, human: true, summary: 'A slot was moved, or its capacity changed.' },
  SlotCancelled: {
    version: 1,
    human: true,
    summary: 'A slot was cancelled; its live dates that are not over follow.',
  },
  PlaceHeld: {
    version: 1,
    human: false,
    summary: 'A place of a slot is held for a date, before the date is confirmed.',
  },
  PlaceGivenBack: {
    version: 1,
    human: false,
    summary: 'A place was given back: its date was cancelled, or never confirmed.',
  },
};
