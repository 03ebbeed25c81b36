import {
  notAllowed,
  notFound,
  type Decider,
  type DraftOf,
  type EventDefinition,
  type EventOf,
  type EventCatalogueOf,
} from '#kit/eventsourcing';

export type ManagerPolicy = 'none' | 'per_date' | 'per_registration';
export type Locale = 'en' | 'fr';

export type CompanySettings = {
  /** Whether managers approve dates, each or once per registration. */
  managerPolicy: ManagerPolicy;
  agreementDownload: boolean;
  zone: string;
  locale: Locale;
};

/** Stored names are for ever: rename nothing here. A new version of an event's data needs an upcaster and a kept sample. */
export type CompanyEvents = {
  /** `level`: the id of the root of its tree of network levels, named as the company. */
  CompanyRegistered: CompanySettings & { company: string; name: string; level: string };
  CompanySettingsChanged: Partial<CompanySettings>;
  NetworkLevelAdded: { level: string; parent: string; name: string };
  NetworkLevelMoved: { level: string; parent: string };
};
export type CompanyEvent = EventOf<CompanyEvents>;
export type CompanyDraft = DraftOf<CompanyEvents>;
export const COMPANY_EVENTS: EventCatalogueOf<CompanyEvents, EventDefinition> = {
  CompanyRegistered: {
    version: 1,
    human: true,
    summary: 'A company was registered, with the root of its network.',
  },
  CompanySettingsChanged: {
    version: 1,
    human: true,
    summary: 'Settings of a company were changed; dates already selected keep the policy they had.',
  },
  NetworkLevelAdded: {
    version: 1,
    human: true,
    summary: 'A network level was added below another.',
  },
  NetworkLevelMoved: {
    version: 1,
    human: true,
    summary: 'A network level was moved below another.',
  },
};

export type CompanyCommand =
  | { readonly name: 'RegisterCompany'; readonly data: CompanyEvents['CompanyRegistered'] }
  | {
      readonly name: 'ChangeCompanySettings';
      readonly data: { readonly [K in keyof CompanySettings]?: CompanySettings[K] | undefined };
    }
  | {
      readonly name: 'AddNetworkLevel';
      readonly data: { readonly level: string; readonly parent: string; readonly name: string };
    }
  | {
      readonly name: 'MoveNetworkLevel';
      readonly data: { readonly level: string; readonly parent: string };
    };

export interface Level {
  readonly id: string;
  readonly parent: string | null;
  readonly name: string;
}
export interface CompanyState extends CompanySettings {
  readonly exists: boolean;
  readonly id: string;
  readonly name: string;
  /** The root first. */
  readonly levels: readonly Level[];
}
const NO_COMPANY: CompanyState = {
  exists: false,
  id: '',
  name: '',
  managerPolicy: 'none',
  agreementDownload: false,
  zone: 'UTC',
  locale: 'en',
  levels: [],
};

function evolve(state: CompanyState, event: CompanyEvent): CompanyState {
  switch (event.type) {
    case 'CompanyRegistered': {
      const { company: id, level, ...rest } = event.data;
      return {
        ...state,
        ...rest,
        exists: true,
        id,
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

/** The level itself and those above it, up to the root. */
export function pathToRoot(levels: readonly Level[], id: string): Level[] {
  const level = levels.find((candidate) => candidate.id === id);
  if (!level) return [];
  return level.parent === null ? [level] : [level, ...pathToRoot(levels, level.parent)];
}

function levelOf(state: CompanyState, id: string, field: string): Level {
  const level = state.levels.find((candidate) => candidate.id === id);
  if (!level) throw notFound('network level', field);
  return level;
}

function refuseNamesake(state: CompanyState, parent: string, name: string): void {
  if (state.levels.some((level) => level.parent === parent && level.name === name))
    throw notAllowed('level_exists', `There is a level ${name} there already.`, 'name');
}

function decide(command: CompanyCommand, state: CompanyState): CompanyDraft[] {
  switch (command.name) {
    case 'RegisterCompany':
      if (state.exists) throw notAllowed('exists', 'The company exists already.');
      return [{ type: 'CompanyRegistered', data: command.data }];
    case 'ChangeCompanySettings': {
      const keys = ['managerPolicy', 'agreementDownload', 'zone', 'locale'] as const;
      const changed = Object.fromEntries(
        keys
          .filter((key) => command.data[key] !== undefined && command.data[key] !== state[key])
          .map((key) => [key, command.data[key]]),
      );
      if (Object.keys(changed).length === 0)
        throw notAllowed('nothing_changes', 'The settings are like that already.');
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
        throw notAllowed('nothing_changes', 'The level is there already.', 'parent');
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
  evolve,
  decide,
};
