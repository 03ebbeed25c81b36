import { notAllowed, notFound, type Decider } from '#kit/eventsourcing';
import { foldCase } from '#platform/text';
import type { NonprofitCommand, NonprofitCommands } from './nonprofit.commands.js';
import { NONPROFIT_EVENTS, type NonprofitDraft, type NonprofitEvent } from './nonprofit.events.js';
import { evolveNonprofit, NO_NONPROFIT, type NonprofitState } from './nonprofit.state.js';

/** The location as it is kept, by its text: as written, else but for case and spaces (docs/domain.md §8). */
export const findLocation = (
  { locations }: Pick<NonprofitState, 'locations'>,
  text: string,
): string | undefined =>
  locations.find((one) => one === text) ??
  locations.find((one) => foldCase(one) === foldCase(text));

function locationOf(state: NonprofitState, text: string): string {
  const location = findLocation(state, text);
  if (location === undefined) throw notFound('location', 'location');
  return location;
}

function changeLocation(
  data: NonprofitCommands['ChangeLocation'],
  state: NonprofitState,
): NonprofitDraft[] {
  const location = locationOf(state, data.location);
  if (location === data.to)
    throw notAllowed('nothing_changes', 'The location is already called so.', 'to');
  const others = { locations: state.locations.filter((one) => one !== location) };
  if (findLocation(others, data.to) !== undefined)
    throw notAllowed('location_exists', 'The nonprofit already has this location.', 'to');
  return [{ type: 'LocationChanged', data: { location, to: data.to } }];
}

function decide(command: NonprofitCommand, state: NonprofitState): NonprofitDraft[] {
  switch (command.name) {
    case 'RegisterNonprofit':
      if (state.exists) throw notAllowed('exists', 'The nonprofit already exists.');
      return [{ type: 'NonprofitRegistered', data: command.data }];
    case 'ChangeNonprofitProfile': {
      const { name = state.name, description = state.description } = command.data;
      if (name !== state.name)
        throw notAllowed(
          'renamed_by_platform_team',
          'Only the platform team renames a nonprofit. Ask it for RenameNonprofit, or leave the name out.',
          'name',
        );
      if (description === state.description)
        throw notAllowed('nothing_changes', 'The profile already has these values.');
      return [{ type: 'NonprofitProfileChanged', data: { description } }];
    }
    case 'AddLocation':
      if (findLocation(state, command.data.location) !== undefined)
        throw notAllowed('nothing_changes', 'The nonprofit already has this location.', 'location');
      return [{ type: 'LocationAdded', data: command.data }];
    case 'ChangeLocation':
      return changeLocation(command.data, state);
    case 'RemoveLocation':
      return [
        { type: 'LocationRemoved', data: { location: locationOf(state, command.data.location) } },
      ];
    case 'RenameNonprofit':
      if (command.data.name === state.name)
        throw notAllowed('nothing_changes', 'The nonprofit already has this name.', 'name');
      return [{ type: 'NonprofitRenamed', data: command.data }];
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
