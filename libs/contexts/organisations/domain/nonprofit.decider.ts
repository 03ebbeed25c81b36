import {
  notAllowed,
  type Decider,
  type DraftOf,
  type EventDefinition,
  type EventOf,
  type EventCatalogueOf,
} from '#kit/eventsourcing';

/** Stored names are for ever: rename nothing here. A new version of an event's data needs an upcaster and a kept sample. */
export type NonprofitEvents = {
  NonprofitRegistered: {
    nonprofit: string;
    name: string;
    description: string;
    locations: readonly string[];
  };
  NonprofitProfileChanged: { name?: string; description?: string };
  LocationAdded: { location: string };
};
export type NonprofitEvent = EventOf<NonprofitEvents>;
export type NonprofitDraft = DraftOf<NonprofitEvents>;
export const NONPROFIT_EVENTS: EventCatalogueOf<NonprofitEvents, EventDefinition> = {
  NonprofitRegistered: { version: 1, human: true, summary: 'A nonprofit was registered.' },
  NonprofitProfileChanged: { version: 1, human: true, summary: 'A nonprofit changed its profile.' },
  LocationAdded: { version: 1, human: true, summary: 'A nonprofit added a location.' },
};

export type NonprofitCommand =
  | { readonly name: 'RegisterNonprofit'; readonly data: NonprofitEvents['NonprofitRegistered'] }
  | {
      readonly name: 'ChangeNonprofitProfile';
      readonly data: {
        readonly name?: string | undefined;
        readonly description?: string | undefined;
      };
    }
  | { readonly name: 'AddLocation'; readonly data: { readonly location: string } };

export interface NonprofitState {
  readonly exists: boolean;
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly locations: readonly string[];
}
const NO_NONPROFIT: NonprofitState = {
  exists: false,
  id: '',
  name: '',
  description: '',
  locations: [],
};

function evolve(state: NonprofitState, event: NonprofitEvent): NonprofitState {
  switch (event.type) {
    case 'NonprofitRegistered': {
      const { nonprofit: id, ...rest } = event.data;
      return { ...state, ...rest, exists: true, id };
    }
    case 'NonprofitProfileChanged':
      return { ...state, ...event.data };
    case 'LocationAdded':
      return { ...state, locations: [...state.locations, event.data.location] };
  }
}

function decide(command: NonprofitCommand, state: NonprofitState): NonprofitDraft[] {
  switch (command.name) {
    case 'RegisterNonprofit':
      if (state.exists) throw notAllowed('exists', 'The nonprofit exists already.');
      return [{ type: 'NonprofitRegistered', data: command.data }];
    case 'ChangeNonprofitProfile': {
      const { name = state.name, description = state.description } = command.data;
      const changed = {
        ...(name === state.name ? {} : { name }),
        ...(description === state.description ? {} : { description }),
      };
      if (Object.keys(changed).length === 0)
        throw notAllowed('nothing_changes', 'The profile is like that already.');
      return [{ type: 'NonprofitProfileChanged', data: changed }];
    }
    case 'AddLocation':
      if (state.locations.includes(command.data.location))
        throw notAllowed('nothing_changes', 'The location is there already.', 'location');
      return [{ type: 'LocationAdded', data: command.data }];
  }
}

/** A nonprofit: its public profile and its locations. */
export const nonprofit: Decider<NonprofitState, NonprofitCommand, NonprofitEvent> = {
  category: 'nonprofit',
  events: NONPROFIT_EVENTS,
  initial: () => NO_NONPROFIT,
  evolve,
  decide,
};
