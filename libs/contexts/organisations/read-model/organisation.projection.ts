import type { Projection } from '#kit/eventsourcing';
import {
  company,
  pathToRoot,
  type CompanyEvent,
  type CompanyState,
} from '../domain/company.decider.js';
import {
  nonprofit,
  type NonprofitEvent,
  type NonprofitState,
} from '../domain/nonprofit.decider.js';

/** A level's path names it for people, from the company down: `acme/paris/nord`. */
export const pathOf = (state: CompanyState, level: string): string =>
  pathToRoot(state.levels, level)
    .map((above) => above.name)
    .reverse()
    .join('/');

export const companyProjection: Projection<CompanyState, CompanyEvent> = {
  category: 'company',
  events: company.events,
  tables: ['companies', 'levels'],
  initial: () => company.initial(),
  evolve: (state, event) => company.evolve(state, event),
  rows: (state, { id, revision }) => ({
    companies: [
      {
        id,
        owner: id,
        name: state.name,
        zone: state.zone,
        locale: state.locale,
        manager_policy: state.managerPolicy,
        agreement_download: state.agreementDownload,
        root: state.levels[0]?.id ?? null,
        revision,
      },
    ],
    levels: state.levels.map((level) => {
      const path = pathToRoot(state.levels, level.id);
      return {
        id: level.id,
        owner: id,
        parent: level.parent,
        name: level.name,
        path: pathOf(state, level.id),
        depth: path.length - 1,
        ancestors: path.map((above) => above.id),
      };
    }),
  }),
};

export const nonprofitProjection: Projection<NonprofitState, NonprofitEvent> = {
  category: 'nonprofit',
  events: nonprofit.events,
  tables: ['nonprofits'],
  initial: () => nonprofit.initial(),
  evolve: (state, event) => nonprofit.evolve(state, event),
  rows: (state, { id, revision }) => ({
    nonprofits: [
      {
        id,
        owner: id,
        name: state.name,
        description: state.description,
        locations: state.locations,
        revision,
      },
    ],
  }),
};
