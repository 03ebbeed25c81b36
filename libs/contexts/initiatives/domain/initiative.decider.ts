import {
  invalid,
  notAllowed,
  notFound,
  type Decider,
  type DecisionContext,
  type Instant,
} from '#kit/eventsourcing';
import { foldCase } from '#platform/text';
import { heldOn, placeOf } from './held-places.js';
import type {
  InitiativeCommand,
  InitiativeCommands,
  NewSlot,
  Place,
  ConfirmedDate,
} from './initiative.commands.js';
import {
  INITIATIVE_EVENTS,
  type InitiativeDraft,
  type InitiativeEvent,
} from './initiative.events.js';
import {
  evolveInitiative,
  NO_INITIATIVE,
  type InitiativeState,
  type Slot,
} from './initiative.state.js';

/** The answer about an initiative holds all its slots. */
const MOST_SLOTS = 2_000;

const newSlots = (slots: readonly NewSlot[]): InitiativeDraft[] =>
  slots.map((slot) => ({ type: 'SlotAdded', data: { ...slot } }));

function create(
  data: InitiativeCommands['CreateInitiative'],
  state: InitiativeState,
): InitiativeDraft[] {
  if (state.exists) throw notAllowed('exists', 'The initiative already exists.');
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
    throw notAllowed('initiative_cancelled', 'The initiative is cancelled.');
}

/** Cancelled slots count as well: they stay in the answer. */
function refuseTooManySlots({ slots }: InitiativeState, added: readonly NewSlot[]): void {
  if (slots.length + added.length > MOST_SLOTS)
    throw notAllowed(
      'too_many_slots',
      `An initiative has at most ${MOST_SLOTS} slots, the cancelled ones included. This one has ${slots.length}: create another initiative for further ones.`,
      'slots',
    );
}

const sameTasks = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((task, index) => task === others[index]);

/** A task that somebody has completed keeps its spelling: it is the same task to those who named it otherwise (docs/domain.md §8). */
const asCompleted = (task: string, tasks: readonly string[], completed: readonly string[]) =>
  tasks.includes(task)
    ? task
    : (tasks.find((one) => completed.includes(one) && foldCase(one) === foldCase(task)) ?? task);

/** @throws Refusal for a task that is to go although somebody has completed it (docs/domain.md §4) */
function refuseCompleted(gone: readonly string[], completed: readonly string[]): void {
  const task = gone.find((candidate) => completed.includes(candidate));
  if (task !== undefined)
    throw notAllowed(
      'task_completed',
      `Somebody has completed the task “${task}”. Leave it among the tasks.`,
      'tasks',
    );
}

function change(
  data: InitiativeCommands['ChangeInitiative'],
  state: InitiativeState,
): InitiativeDraft[] {
  refuseCancelled(state);
  const { title, description, place, contact } = data;
  const completed = [...state.keptTasks, ...data.completed];
  const tasks = data.tasks?.map((task) => asCompleted(task, state.tasks, completed));
  const changed = {
    ...(title === undefined || title === state.title ? {} : { title }),
    ...(description === undefined || description === state.description ? {} : { description }),
    ...(place === undefined || place === state.place ? {} : { place }),
    ...(contact === undefined || contact === data.contactNow ? {} : { contact }),
    ...(tasks === undefined || sameTasks(tasks, state.tasks) ? {} : { tasks }),
  };
  if (Object.keys(changed).length === 0)
    throw notAllowed(
      'nothing_changes',
      'The initiative already has these values. Name at least one that is to change.',
    );
  const gone = tasks === undefined ? [] : state.tasks.filter((task) => !tasks.includes(task));
  refuseCompleted(gone, completed);
  return [{ type: 'InitiativeChanged', data: changed }];
}

function keepTask(
  { task }: InitiativeCommands['KeepTask'],
  { tasks, keptTasks }: InitiativeState,
): InitiativeDraft[] {
  if (!tasks.includes(task))
    throw notAllowed('no_such_task', 'The initiative has no such task.', 'task');
  return keptTasks.includes(task) ? [] : [{ type: 'TaskKept', data: { task } }];
}

/** @throws Refusal for a slot that is over or cancelled: it can be neither changed nor cancelled (docs/domain.md §4) */
function changeableSlot(state: InitiativeState, id: string, now: Instant): Slot {
  const slot = state.slots.find((candidate) => candidate.id === id);
  if (!slot) throw notFound('slot', 'slot');
  refuseCancelled(state);
  if (slot.cancelled) throw notAllowed('slot_cancelled', 'The slot is cancelled.', 'slot');
  if (slot.end <= now) throw notAllowed('slot_over', 'The slot has ended.', 'slot');
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
    throw notAllowed('nothing_changes', 'The slot already has these values.');
  if (moved && end <= now)
    throw notAllowed('ends_in_past', 'A slot cannot be moved to end in the past.', 'end');
  const changed: InitiativeDraft = {
    type: 'SlotChanged',
    data: { slot: slot.id, start, end, capacity, moved },
  };
  return slot.capacity === null && capacity !== null
    ? [changed, ...placesOfConfirmed(data.confirmed ?? [], slot, state)]
    : [changed];
}

/** Places for the dates confirmed before their slot got a capacity, even when they exceed it (docs/domain.md §4). */
const placesOfConfirmed = (
  confirmed: readonly ConfirmedDate[],
  slot: Slot,
  state: InitiativeState,
): InitiativeDraft[] =>
  confirmed.flatMap(({ registration, date }): InitiativeDraft[] =>
    placeOf(state.places, date)
      ? []
      : [{ type: 'PlaceHeld', data: { slot: slot.id, registration, date } }],
  );

function holdPlaces(
  { registration, places }: InitiativeCommands['HoldPlaces'],
  state: InitiativeState,
): InitiativeDraft[] {
  const added: Place[] = [];
  for (const { slot: id, date } of places) {
    const slot = state.slots.find((candidate) => candidate.id === id);
    if (!slot || slot.capacity === null || placeOf(state.places, date)) continue;
    const held = heldOn(state.places, id) + added.filter((place) => place.slot === id).length;
    if (held >= slot.capacity)
      throw notAllowed('slot_full', 'The slot has no place left.', 'dates');
    added.push({ slot: id, date });
  }
  return added.map(({ slot, date }) => ({
    type: 'PlaceHeld',
    data: { slot, registration, date },
  }));
}

function giveBackPlaces(
  { registration, dates }: InitiativeCommands['GiveBackPlaces'],
  state: InitiativeState,
): InitiativeDraft[] {
  return dates.flatMap((date): InitiativeDraft[] => {
    const place = placeOf(state.places, date);
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
    case 'ChangeInitiative':
      return change(command.data, state);
    case 'OpenInitiative':
      refuseCancelled(state);
      if (state.status === 'open')
        throw notAllowed('nothing_changes', 'The initiative is already open.');
      return [{ type: 'InitiativeOpened', data: {} }];
    case 'CloseInitiative':
      if (state.status !== 'open')
        throw notAllowed(
          'not_open',
          `Only an open initiative can be closed; this one is ${state.status}.`,
        );
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
      refuseTooManySlots(state, command.data.slots);
      return newSlots(command.data.slots);
    case 'CancelSlot':
      return [
        { type: 'SlotCancelled', data: { slot: changeableSlot(state, command.data.slot, now).id } },
      ];
    case 'ChangeSlot':
      return changeSlot(command.data, state, now);
    case 'KeepTask':
      return keepTask(command.data, state);
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
  evolve: evolveInitiative,
  decide,
};
