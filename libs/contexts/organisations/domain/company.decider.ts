import { notAllowed, notFound, type Decider } from '#kit/eventsourcing';
import { foldCase } from '#platform/text';
import type { CompanyCommand } from './company.commands.js';
import { COMPANY_EVENTS, type CompanyDraft, type CompanyEvent } from './company.events.js';
import {
  evolveCompany,
  NO_COMPANY,
  pathToRoot,
  type CompanyState,
  type Level,
} from './company.state.js';

function levelOf(state: CompanyState, id: string, field: string): Level {
  const level = state.levels.find((candidate) => candidate.id === id);
  if (!level) throw notFound('network level', field);
  return level;
}

function refuseNamesake(state: CompanyState, parent: string, name: string): void {
  const key = foldCase(name);
  const namesake = state.levels.find(
    (level) => level.parent === parent && foldCase(level.name) === key,
  );
  if (namesake)
    throw notAllowed(
      'level_exists',
      `The level above already has a level named ${namesake.name}.`,
      'name',
    );
}

function decide(command: CompanyCommand, state: CompanyState): CompanyDraft[] {
  switch (command.name) {
    case 'RegisterCompany':
      if (state.exists) throw notAllowed('exists', 'The company already exists.');
      return [{ type: 'CompanyRegistered', data: command.data }];
    case 'ChangeCompanySettings': {
      const keys = ['managerPolicy', 'agreementDownload', 'zone', 'locale'] as const;
      const changed = Object.fromEntries(
        keys
          .filter((key) => command.data[key] !== undefined && command.data[key] !== state[key])
          .map((key) => [key, command.data[key]]),
      );
      if (Object.keys(changed).length === 0)
        throw notAllowed('nothing_changes', 'The settings already have these values.');
      return [{ type: 'CompanySettingsChanged', data: changed }];
    }
    case 'AddNetworkLevel':
      levelOf(state, command.data.parent, 'parent');
      refuseNamesake(state, command.data.parent, command.data.name);
      return [{ type: 'NetworkLevelAdded', data: command.data }];
    case 'MoveNetworkLevel': {
      const level = levelOf(state, command.data.level, 'level');
      levelOf(state, command.data.parent, 'parent');
      if (level.parent === null)
        throw notAllowed('root_level', 'The root level cannot be moved.', 'level');
      if (level.parent === command.data.parent)
        throw notAllowed('nothing_changes', 'The level is already below this parent.', 'parent');
      if (pathToRoot(state.levels, command.data.parent).some((above) => above.id === level.id))
        throw notAllowed('level_under_itself', 'A level cannot be moved below itself.', 'parent');
      refuseNamesake(state, command.data.parent, level.name);
      return [{ type: 'NetworkLevelMoved', data: command.data }];
    }
  }
}

/** A company: its settings and its tree of network levels. */
export const company: Decider<CompanyState, CompanyCommand, CompanyEvent> = {
  category: 'company',
  events: COMPANY_EVENTS,
  initial: () => NO_COMPANY,
  evolve: evolveCompany,
  decide,
};
