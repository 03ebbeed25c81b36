import { notAllowed, notFound, type Decider } from '#kit/eventsourcing';
import { foldCase } from '#platform/text';
import type { CompanyCommand, CompanyCommands } from './company.commands.js';
import { COMPANY_EVENTS, type CompanyDraft, type CompanyEvent } from './company.events.js';
import {
  evolveCompany,
  heightBelow,
  levelsById,
  NO_COMPANY,
  pathToRoot,
  type CompanyState,
  type Level,
} from './company.state.js';

function levelOf(state: CompanyState, id: string, field: string): Level {
  const level = levelsById(state.levels).get(id);
  if (!level) throw notFound('network level', field);
  return level;
}

/** Names that differ only in case or spaces are the same to a reader (docs/domain.md §8). */
function refuseNamesake(
  { levels }: CompanyState,
  { id, parent, name }: Pick<Level, 'parent' | 'name'> & { readonly id?: string },
): void {
  const key = foldCase(name);
  const namesake = levels.find(
    (level) => level.parent === parent && level.id !== id && foldCase(level.name) === key,
  );
  if (namesake)
    throw notAllowed(
      'level_exists',
      `The level above already has a level named ${namesake.name}.`,
      'name',
    );
}

/** Limits of a tree: each change of it is written for every level with its whole path. */
const MOST_LEVELS = 2_000;
const DEEPEST = 30;

function refuseTooDeep({ levels }: CompanyState, parent: string, height: number): void {
  if (pathToRoot(levels, parent).length + 1 + height > DEEPEST)
    throw notAllowed(
      'too_deep',
      `A company has at most ${DEEPEST} levels one below the other, the root included: choose a higher level.`,
      'parent',
    );
}

function refuseTooMany({ levels }: CompanyState): void {
  if (levels.length >= MOST_LEVELS)
    throw notAllowed('too_many_levels', `A company has at most ${MOST_LEVELS} network levels.`);
}

function renameLevel(
  data: CompanyCommands['RenameNetworkLevel'],
  state: CompanyState,
): CompanyDraft[] {
  const level = levelOf(state, data.level, 'level');
  if (level.parent === null)
    throw notAllowed(
      'root_level',
      'The root level has the company’s name. Ask the platform team to rename the company.',
      'level',
    );
  if (level.name === data.name)
    throw notAllowed('nothing_changes', 'The level already has this name.', 'name');
  refuseNamesake(state, { ...level, name: data.name });
  return [{ type: 'NetworkLevelRenamed', data }];
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
      refuseNamesake(state, command.data);
      refuseTooMany(state);
      refuseTooDeep(state, command.data.parent, 0);
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
      refuseNamesake(state, { parent: command.data.parent, name: level.name });
      refuseTooDeep(state, command.data.parent, heightBelow(state.levels, level.id));
      return [{ type: 'NetworkLevelMoved', data: command.data }];
    }
    case 'RenameNetworkLevel':
      return renameLevel(command.data, state);
    case 'RenameCompany':
      if (command.data.name === state.name)
        throw notAllowed('nothing_changes', 'The company already has this name.', 'name');
      return [{ type: 'CompanyRenamed', data: command.data }];
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
