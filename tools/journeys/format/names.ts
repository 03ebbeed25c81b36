import type { Given } from '../../../apps/all-in-one/scenario/journey.types.js';

/** The registration that a name means: its initiative, where the file tells it, and the names of its dates so far. */
export interface KnownRegistration {
  initiative: string;
  dates: Set<string>;
}

export interface KnownInitiative {
  name: string;
  slots: Set<string>;
  tasks: Set<string>;
}

/** The names of what there is at one point of a journey. Organisations and people are given; the rest grows with the steps. */
export class Names {
  readonly companies: ReadonlySet<string>;
  readonly nonprofits: ReadonlySet<string>;
  readonly people: ReadonlySet<string>;
  /** Every level, the root ones included, with its company. */
  readonly levels: ReadonlyMap<string, string>;
  readonly initiatives: Map<string, KnownInitiative>;
  readonly registrations = new Map<string, KnownRegistration>();
  /** What exports show of companies, levels and nonprofits that were renamed. */
  readonly renamed = new Set<string>();

  readonly #shown = new Map<string, string>();

  constructor(given: Given) {
    this.companies = new Set(given.companies.map((company) => company.name));
    this.nonprofits = new Set(given.nonprofits.map((nonprofit) => nonprofit.name));
    this.people = new Set(given.people.map((person) => person.name));
    this.levels = new Map(
      given.companies.flatMap(({ name, levels }) =>
        [name, ...levels].map((level) => [level, name]),
      ),
    );
    this.initiatives = new Map(
      given.initiatives.map(({ name, slots, tasks }) => [
        name,
        { name, slots: new Set(slots.map((slot) => slot.name)), tasks: new Set(tasks) },
      ]),
    );
  }

  /** A level, or a company by its root level: the paths of those below it change as well. */
  rename(level: string, name: string): void {
    const depth = level.split('/').length;
    const parts = (path: string) => path.split('/');
    const below = [...this.levels.keys()].filter((known) => `${known}/`.startsWith(`${level}/`));
    for (const known of below) {
      const shown = parts(this.#shown.get(known) ?? known);
      shown[depth - 1] = name;
      this.#shown.set(known, shown.join('/'));
    }
    for (const shown of this.#shown.values()) this.renamed.add(shown);
  }

  isDateOf(registration: string, date: string): boolean {
    return this.registrations.get(registration)?.dates.has(date) ?? false;
  }

  isDate(date: string): boolean {
    return [...this.registrations.values()].some((registration) => registration.dates.has(date));
  }
}
