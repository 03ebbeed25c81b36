import type { InitiativeEvent } from '../domain/initiative.events.js';
import type { Projection } from '#kit/eventsourcing';
import { foldForSearch } from '#platform/text';
import { initiative } from '../domain/initiative.decider.js';
import type { InitiativeState } from '../domain/initiative.state.js';

export const initiativeProjection: Projection<InitiativeState, InitiativeEvent> = {
  category: 'initiative',
  events: initiative.events,
  tables: ['initiatives', 'slots', 'places'],
  shrinking: ['places'],
  initial: () => initiative.initial(),
  evolve: (state, event) => initiative.evolve(state, event),
  rows: (state, { id, revision }) => ({
    initiatives: [
      {
        id,
        owner: id,
        nonprofit: state.nonprofit,
        company: state.company,
        kind: state.kind,
        title: state.title,
        tasks: state.tasks,
        description: state.description,
        place: state.place,
        place_changes: state.placeChanges,
        contact: state.contact && { ...state.contact },
        search: foldForSearch(state.title),
        place_search: foldForSearch(state.place),
        status: state.status,
        ever_opened: state.everOpened,
        created_at: state.createdAt,
        revision,
      },
    ],
    slots: state.slots.map((slot, seq) => ({
      id: slot.id,
      owner: id,
      seq,
      start_at: slot.start,
      end_at: slot.end,
      capacity: slot.capacity,
      held: Object.values(state.places).filter((place) => place.slot === slot.id).length,
      cancelled: slot.cancelled,
    })),
    places: Object.entries(state.places).map(([date, place]) => ({
      id: date,
      owner: id,
      slot: place.slot,
      registration: place.registration,
      held_at: place.heldAt,
    })),
  }),
};
