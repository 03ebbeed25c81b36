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
    description?: string;
    place?: string;
    /** A name, mail address or telephone number, encrypted under the key of the person who wrote it. */
    contact?: string;
  };
  /** What changed, as it is from now on; null: taken away. */
  InitiativeChanged: {
    title?: string;
    description?: string | null;
    place?: string | null;
    contact?: string | null;
    tasks?: readonly string[];
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
  TaskKept: { task: string };
  PlaceHeld: { slot: string; registration: string; date: string };
  PlaceGivenBack: { slot: string; registration: string; date: string };
};
export type InitiativeEvent = EventOf<InitiativeEvents>;
export type InitiativeDraft = DraftOf<InitiativeEvents>;

export interface InitiativeEventDefinition extends EventDefinition {
  /** Recipients of the mail that bears the event's name, where a place changes. */
  readonly notifies?: readonly 'employee'[];
}

/** A contact may be a person’s name or address, and nobody but the author is known to whom it could belong (docs/domain.md §8). */
const contact = { contact: ['actor'] } as const;

export const INITIATIVE_EVENTS: EventCatalogueOf<InitiativeEvents, InitiativeEventDefinition> = {
  InitiativeCreated: {
    version: 1,
    human: true,
    personal: contact,
    summary: 'An initiative was drafted.',
  },
  InitiativeChanged: {
    version: 1,
    human: true,
    personal: contact,
    notifies: ['employee'],
    summary: 'The title, description, place, contact or tasks of an initiative were changed.',
  },
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
  TaskKept: {
    version: 1,
    human: false,
    summary: 'A task was completed for the first time: from now on it cannot be taken away.',
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
