import type { Instant, Json } from '#kit/eventsourcing';
import { NO_PLACES, withoutPlace, withPlace, type HeldPlaces } from './held-places.js';
import type { InitiativeEvent, InitiativeKind } from './initiative.events.js';

export interface Slot {
  readonly id: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly capacity: number | null;
  readonly cancelled: boolean;
}
/** A contact as the log has it, encrypted, with the id of the event that it stands in. Read with `readContacts`. */
export interface StoredContact {
  readonly event: string;
  readonly contact: Json;
}
export type InitiativeStatus = 'draft' | 'open' | 'closed' | 'cancelled';

export interface InitiativeState {
  readonly exists: boolean;
  readonly id: string;
  readonly nonprofit: string;
  readonly company: string | null;
  readonly kind: InitiativeKind;
  readonly title: string;
  readonly description: string | null;
  readonly place: string | null;
  readonly contact: StoredContact | null;
  /** Positions in the log of the changes of place: entries in calendars count them. */
  readonly placeChanges: readonly string[];
  readonly tasks: readonly string[];
  /** The tasks that somebody has completed, or was about to. */
  readonly keptTasks: readonly string[];
  readonly status: InitiativeStatus;
  /** True once the initiative has been opened. One cancelled before that stays hidden like a draft. */
  readonly everOpened: boolean;
  readonly createdAt: Instant;
  readonly slots: readonly Slot[];
  readonly places: HeldPlaces;
}
export const NO_INITIATIVE: InitiativeState = {
  exists: false,
  id: '',
  nonprofit: '',
  company: null,
  kind: 'slots',
  title: '',
  description: null,
  place: null,
  contact: null,
  placeChanges: [],
  tasks: [],
  keptTasks: [],
  status: 'draft',
  everOpened: false,
  createdAt: '',
  slots: [],
  places: NO_PLACES,
};

const storedContact = (event: string, contact: Json | undefined): StoredContact | null =>
  contact === undefined || contact === null ? null : { event, contact };

export function evolveInitiative(state: InitiativeState, event: InitiativeEvent): InitiativeState {
  switch (event.type) {
    case 'InitiativeCreated': {
      const { initiative: id, contact, ...rest } = event.data;
      return {
        ...state,
        ...rest,
        contact: storedContact(event.id, contact),
        id,
        exists: true,
        createdAt: event.occurredAt,
      };
    }
    case 'InitiativeChanged': {
      const { contact, ...rest } = event.data;
      return {
        ...state,
        ...rest,
        ...(contact === undefined ? {} : { contact: storedContact(event.id, contact) }),
        ...(rest.place === undefined
          ? {}
          : { placeChanges: [...state.placeChanges, event.position] }),
      };
    }
    case 'InitiativeOpened':
      return { ...state, status: 'open', everOpened: true };
    case 'InitiativeClosed':
      return { ...state, status: 'closed' };
    case 'InitiativeCancelled':
      return { ...state, status: 'cancelled' };
    case 'SlotAdded': {
      const { slot: id, ...rest } = event.data;
      return { ...state, slots: [...state.slots, { id, ...rest, cancelled: false }] };
    }
    case 'SlotChanged': {
      const { slot: id, start, end, capacity } = event.data;
      return {
        ...state,
        slots: state.slots.map((slot) =>
          slot.id === id ? { ...slot, start, end, capacity } : slot,
        ),
      };
    }
    case 'SlotCancelled':
      return {
        ...state,
        slots: state.slots.map((slot) =>
          slot.id === event.data.slot ? { ...slot, cancelled: true } : slot,
        ),
      };
    case 'TaskKept':
      return { ...state, keptTasks: [...state.keptTasks, event.data.task] };
    case 'PlaceHeld': {
      const { date, slot, registration } = event.data;
      const place = { slot, registration, heldAt: event.occurredAt };
      return { ...state, places: withPlace(state.places, date, place) };
    }
    case 'PlaceGivenBack':
      return { ...state, places: withoutPlace(state.places, event.data.date) };
  }
}
