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
  }
}

/** The level and those above it up to the root; empty for an unknown level. */
export function pathToRoot(levels: readonly Level[], id: string): Level[] {
  const level = levels.find((candidate) => candidate.id === id);
  if (!level) return [];
  return level.parent === null ? [level] : [level, ...pathToRoot(levels, level.parent)];
}
