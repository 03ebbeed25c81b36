import { notAllowed, type Decider } from '#kit/eventsourcing';
import { foldCase } from '#platform/text';
import type { NonprofitCommand } from './nonprofit.commands.js';
import { NONPROFIT_EVENTS, type NonprofitDraft, type NonprofitEvent } from './nonprofit.events.js';
import { evolveNonprofit, NO_NONPROFIT, type NonprofitState } from './nonprofit.state.js';

function decide(command: NonprofitCommand, state: NonprofitState): NonprofitDraft[] {
  switch (command.name) {
    case 'RegisterNonprofit':
      if (state.exists) throw notAllowed('exists', 'The nonprofit already exists.');
      return [{ type: 'NonprofitRegistered', data: command.data }];
    case 'ChangeNonprofitProfile': {
      const { name = state.name, description = state.description } = command.data;
      const changed = {
        ...(name === state.name ? {} : { name }),
        ...(description === state.description ? {} : { description }),
      };
      if (Object.keys(changed).length === 0)
        throw notAllowed('nothing_changes', 'The profile already has these values.');
      return [{ type: 'NonprofitProfileChanged', data: changed }];
    }
    case 'AddLocation':
      if (state.locations.some((known) => foldCase(known) === foldCase(command.data.location)))
        throw notAllowed('nothing_changes', 'The nonprofit already has this location.', 'location');
      return [{ type: 'LocationAdded', data: command.data }];
  }
}

/** A nonprofit: its public profile and its locations. */
export const nonprofit: Decider<NonprofitState, NonprofitCommand, NonprofitEvent> = {
  category: 'nonprofit',
  events: NONPROFIT_EVENTS,
  initial: () => NO_NONPROFIT,
  evolve: evolveNonprofit,
  decide,
};
