import {
  invalid,
  notAllowed,
  notFound,
  type Decider,
  type Instant,
  type DecisionContext,
} from '#kit/eventsourcing';
import type {
  InitiativeCommand,
  InitiativeCommands,
  NewSlot,
  TakenPlace,
} from './initiative.commands.js';
import {
  INITIATIVE_EVENTS,
  type InitiativeDraft,
  type InitiativeEvent,
  type InitiativeKind,
} from './initiative.events.js';

export interface Slot {
  readonly id: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly capacity: number | null;
  readonly cancelled: boolean;
}
export interface HeldPlace {
  readonly slot: string;
  readonly registration: string;
  readonly heldAt: Instant;
}
export type InitiativeStatus = 'draft' | 'open' | 'closed' | 'cancelled';

export interface InitiativeState {
  readonly exists: boolean;
  readonly id: string;
  readonly nonprofit: string;
  readonly company: string | null;
  readonly kind: InitiativeKind;
  readonly title: string;
  readonly tasks: readonly string[];
  readonly status: InitiativeStatus;
  /** Is, or was, open: a draft that was never opened stays unseen, also once cancelled. */
  readonly everOpened: boolean;
  readonly createdAt: Instant;
  readonly slots: readonly Slot[];
  /** Date id → the place it holds. */
  readonly places: Readonly<Record<string, HeldPlace>>;
}
const NO_INITIATIVE: InitiativeState = {
  exists: false,
  id: '',
  nonprofit: '',
  company: null,
  kind: 'slots',
  title: '',
  tasks: [],
  status: 'draft',
  everOpened: false,
  createdAt: '',
  slots: [],
  places: {},
};

function evolve(state: InitiativeState, event: InitiativeEvent): InitiativeState {
  switch (event.type) {
    case 'InitiativeCreated': {
      const { initiative: id, ...rest } = event.data;
      return { ...state, ...rest, id, exists: true, createdAt: event.occurredAt };
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
    case 'PlaceHeld': {
      const { date, slot, registration } = event.data;
      return {
        ...state,
        places: { ...state.places, [date]: { slot, registration, heldAt: event.occurredAt } },
      };
    }
    case 'PlaceGivenBack': {
      const { [event.data.date]: _gone, ...places } = state.places;
      return { ...state, places };
    }
  }
}

const newSlots = (slots: readonly NewSlot[]): InitiativeDraft[] =>
  slots.map((slot) => ({ type: 'SlotAdded', data: { ...slot } }));

function create(
  data: InitiativeCommands['CreateInitiative'],
  state: InitiativeState,
): InitiativeDraft[] {
  if (state.exists) throw notAllowed('exists', 'The initiative exists already.');
  const { slots, ...created } = data;
  if (data.kind !== 'slots' && slots.length > 0)
    throw notAllowed(
      'kind_has_no_slots',
      `An initiative of kind ${data.kind} has no slots.`,
      'slots',
    );
  return [{ type: 'InitiativeCreated', data: created }, ...newSlots(slots)];
}

function refuseCancelled(state: InitiativeState): void {
  if (state.status === 'cancelled')
    throw notAllowed('initiative_cancelled', 'The initiative was cancelled.');
}

/** A slot over or cancelled cannot be changed or cancelled (domain §4). */
function changeableSlot(state: InitiativeState, id: string, now: Instant): Slot {
  const slot = state.slots.find((candidate) => candidate.id === id);
  if (!slot) throw notFound('slot', 'slot');
  refuseCancelled(state);
  if (slot.cancelled) throw notAllowed('slot_cancelled', 'The slot was cancelled.', 'slot');
  if (slot.end <= now) throw notAllowed('slot_over', 'The slot is over.', 'slot');
  return slot;
}

function changeSlot(
  data: InitiativeCommands['ChangeSlot'],
  state: InitiativeState,
  now: Instant,
): InitiativeDraft[] {
  const slot = changeableSlot(state, data.slot, now);
  const start = data.start ?? slot.start;
  const end = data.end ?? slot.end;
  const capacity = data.capacity === undefined ? slot.capacity : data.capacity;
  if (end <= start) throw invalid('end', 'end_after_start', 'The end must be after the start.');
  const moved = start !== slot.start || end !== slot.end;
  if (!moved && capacity === slot.capacity)
    throw notAllowed('nothing_changes', 'The slot is like that already.');
  if (moved && end <= now)
    throw notAllowed('ends_in_past', 'A slot cannot be moved to end in the past.', 'end');
  const changed: InitiativeDraft = {
    type: 'SlotChanged',
    data: { slot: slot.id, start, end, capacity, moved },
  };
  return slot.capacity === null && capacity !== null
    ? [changed, ...placesTaken(data.taken ?? [], slot, state)]
    : [changed];
}

/** A slot that gets a capacity: the dates confirmed so far hold their places, also when they are more than there are (domain §4). */
const placesTaken = (
  taken: readonly TakenPlace[],
  slot: Slot,
  state: InitiativeState,
): InitiativeDraft[] =>
  taken.flatMap(({ registration, date }): InitiativeDraft[] =>
    state.places[date] ? [] : [{ type: 'PlaceHeld', data: { slot: slot.id, registration, date } }],
  );

const placesLeft = (state: InitiativeState, slot: Slot, taken: number): number =>
  slot.capacity === null
    ? Infinity
    : slot.capacity -
      taken -
      Object.values(state.places).filter((place) => place.slot === slot.id).length;

function holdPlaces(
  { registration, places }: InitiativeCommands['HoldPlaces'],
  state: InitiativeState,
): InitiativeDraft[] {
  const drafts: InitiativeDraft[] = [];
  for (const { slot: id, date } of places) {
    const slot = state.slots.find((candidate) => candidate.id === id);
    if (!slot || slot.capacity === null || state.places[date]) continue;
    const taken = drafts.filter(
      (draft) => draft.type === 'PlaceHeld' && draft.data.slot === id,
    ).length;
    if (placesLeft(state, slot, taken) <= 0)
      throw notAllowed('slot_full', 'The slot has no place left.', 'dates');
    drafts.push({ type: 'PlaceHeld', data: { slot: id, registration, date } });
  }
  return drafts;
}

function giveBackPlaces(
  { registration, dates }: InitiativeCommands['GiveBackPlaces'],
  state: InitiativeState,
): InitiativeDraft[] {
  return dates.flatMap((date): InitiativeDraft[] => {
    const place = state.places[date];
    return place?.registration === registration
      ? [{ type: 'PlaceGivenBack', data: { slot: place.slot, registration, date } }]
      : [];
  });
}

function decide(
  command: InitiativeCommand,
  state: InitiativeState,
  { now }: DecisionContext,
): InitiativeDraft[] {
  switch (command.name) {
    case 'CreateInitiative':
      return create(command.data, state);
    case 'OpenInitiative':
      refuseCancelled(state);
      if (state.status === 'open')
        throw notAllowed('nothing_changes', 'The initiative is open already.');
      return [{ type: 'InitiativeOpened', data: {} }];
    case 'CloseInitiative':
      if (state.status !== 'open')
        throw notAllowed('not_open', `The initiative is ${state.status}.`);
      return [{ type: 'InitiativeClosed', data: {} }];
    case 'CancelInitiative':
      refuseCancelled(state);
      return [{ type: 'InitiativeCancelled', data: {} }];
    case 'AddSlots':
      refuseCancelled(state);
      if (state.kind !== 'slots')
        throw notAllowed(
          'kind_has_no_slots',
          `An initiative of kind ${state.kind} has no slots.`,
          'slots',
        );
      return newSlots(command.data.slots);
    case 'CancelSlot':
      return [
        { type: 'SlotCancelled', data: { slot: changeableSlot(state, command.data.slot, now).id } },
      ];
    case 'ChangeSlot':
      return changeSlot(command.data, state, now);
    case 'HoldPlaces':
      return holdPlaces(command.data, state);
    case 'GiveBackPlaces':
      return giveBackPlaces(command.data, state);
  }
}

/** An initiative of a nonprofit, with its slots and the places held on them. */
export const initiative: Decider<InitiativeState, InitiativeCommand, InitiativeEvent> = {
  category: 'initiative',
  events: INITIATIVE_EVENTS,
  initial: () => NO_INITIATIVE,
  evolve,
  decide,
};
