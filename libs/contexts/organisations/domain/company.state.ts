import type { Instant } from '#kit/eventsourcing';
import type { CompanyEvent, CompanySettings } from './company.events.js';

export interface Level {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
}
export interface CompanyState extends CompanySettings {
  readonly exists: boolean;
  readonly id: string;
  readonly name: string;
  readonly registeredAt: Instant;
  /** The root first. */
  readonly levels: readonly Level[];
}
export const NO_COMPANY: CompanyState = {
  exists: false,
  id: '',
  name: '',
  registeredAt: '',
  managerPolicy: 'none',
  agreementDownload: false,
  zone: 'UTC',
  locale: 'en',
  levels: [],
};

export function evolveCompany(state: CompanyState, event: CompanyEvent): CompanyState {
  switch (event.type) {
    case 'CompanyRegistered': {
      const { company: id, level, ...rest } = event.data;
      return {
        ...state,
        ...rest,
        exists: true,
        id,
        registeredAt: event.occurredAt,
        levels: [{ id: level, parent: null, name: rest.name }],
      };
    }
    case 'CompanySettingsChanged':
      return { ...state, ...event.data };
    case 'NetworkLevelAdded': {
      const { level: id, parent, name } = event.data;
      return { ...state, levels: [...state.levels, { id, parent, name }] };
    }
    case 'NetworkLevelMoved': {
      const { level: id, parent } = event.data;
      return {
        ...state,
        levels: state.levels.map((level) => (level.id === id ? { ...level, parent } : level)),
      };
    }
    case 'NetworkLevelRenamed':
      return withLevelNamed(state, event.data.level, event.data.name);
    case 'CompanyRenamed': {
      const { name } = event.data;
      return { ...withLevelNamed(state, state.levels[0]?.id, name), name };
    }
  }
}

/** Levels by id, made once for each list of levels: states are never changed. */
const BY_ID = new WeakMap<readonly Level[], ReadonlyMap<string, Level>>();

export function levelsById(levels: readonly Level[]): ReadonlyMap<string, Level> {
  const known = BY_ID.get(levels) ?? new Map(levels.map((level) => [level.id, level]));
  BY_ID.set(levels, known);
  return known;
}

const withLevelNamed = (
  state: CompanyState,
  id: string | undefined,
  name: string,
): CompanyState => ({
  ...state,
  levels: state.levels.map((level) => (level.id === id ? { ...level, name } : level)),
});

/** The level and those above it up to the root; empty for an unknown level. */
export function pathToRoot(levels: readonly Level[], id: string): Level[] {
  const known = levelsById(levels);
  const path: Level[] = [];
  for (let level = known.get(id); level; level = known.get(level.parent ?? '')) path.push(level);
  return path;
}

/** How many levels lie below this one, one below the other. */
export function heightBelow(levels: readonly Level[], id: string): number {
  const depth = pathToRoot(levels, id).length;
  const paths = levels.map((level) => pathToRoot(levels, level.id));
  return paths
    .filter((path) => path.some((level) => level.id === id))
    .reduce((most, path) => Math.max(most, path.length - depth), 0);
}
