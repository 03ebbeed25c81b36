import type { Instant } from '#kit/eventsourcing';
import type { NonprofitEvent } from './nonprofit.events.js';

export interface NonprofitState {
  readonly exists: boolean;
  readonly id: string;
  readonly name: string;
  readonly registeredAt: Instant;
  readonly description: string;
  readonly locations: readonly string[];
}
export const NO_NONPROFIT: NonprofitState = {
  exists: false,
  id: '',
  name: '',
  registeredAt: '',
  description: '',
  locations: [],
};

export function evolveNonprofit(state: NonprofitState, event: NonprofitEvent): NonprofitState {
  switch (event.type) {
    case 'NonprofitRegistered': {
      const { nonprofit: id, ...rest } = event.data;
      return { ...state, ...rest, exists: true, id, registeredAt: event.occurredAt };
    }
    case 'NonprofitProfileChanged':
      return { ...state, ...event.data };
    case 'LocationAdded':
      return { ...state, locations: [...state.locations, event.data.location] };
    case 'LocationChanged': {
      const { location, to } = event.data;
      return { ...state, locations: state.locations.map((one) => (one === location ? to : one)) };
    }
    case 'LocationRemoved':
      return { ...state, locations: state.locations.filter((one) => one !== event.data.location) };
    case 'NonprofitRenamed':
      return { ...state, name: event.data.name };
  }
}
