import type { CompanyEvent } from '../domain/company.events.js';
import type { NonprofitEvent } from '../domain/nonprofit.events.js';
import { canonicalZone, readZone, type Instant, type Projection } from '#kit/eventsourcing';
import { foldCase, foldForSearch } from '#platform/text';
import { company } from '../domain/company.decider.js';
import { pathToRoot, type CompanyState, type Level } from '../domain/company.state.js';
import { nonprofit } from '../domain/nonprofit.decider.js';
import type { NonprofitState } from '../domain/nonprofit.state.js';

/** The names of the levels from the company down to this one, as people read them: `acme/paris/nord`. */
export const pathOf = (state: CompanyState, level: string): string =>
  namesOf(pathToRoot(state.levels, level));

const namesOf = (path: readonly Level[]): string =>
  path
    .map((above) => above.name)
    .reverse()
    .join('/');

/** The columns by which an organisation is found, and its namesakes. */
const foldedName = (name: string) => ({ search: foldForSearch(name), name_key: foldCase(name) });

/** States that an earlier version folded do not know it; a rebuild does. */
const registeredAt = (state: { readonly registeredAt?: Instant }): Instant | null =>
  state.registeredAt === undefined || state.registeredAt === '' ? null : state.registeredAt;

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
        zone: readZone(state.zone),
        unknown_zone: canonicalZone(state.zone) === undefined ? state.zone : null,
        locale: state.locale,
        manager_policy: state.managerPolicy,
        agreement_download: state.agreementDownload,
        root: state.levels[0]?.id ?? null,
        ...foldedName(state.name),
        registered_at: registeredAt(state),
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
        path: namesOf(path),
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
        ...foldedName(state.name),
        place_search: foldForSearch(...state.locations),
        registered_at: registeredAt(state),
        revision,
      },
    ],
  }),
};
