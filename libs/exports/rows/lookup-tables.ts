import type { Instant, Projection, Row } from '#eventsourcing';
import { initiativeProjection } from '#initiatives';
import { companyProjection, nonprofitProjection } from '#organisations';
import { personProjection } from '#people';
import { ERASED_PERSON, type LevelAt, type Lookups } from '../definitions/index.js';
import type { Locale } from '../files/index.js';
import type { Snapshot } from './snapshot.js';
import type { RowsByOwner, Tables } from './tables.js';

/** What the rows of a batch will ask for. */
export interface Wanted {
  /** Anyone whose name is shown. */
  readonly persons: Iterable<string | null>;
  /** Those whose level and manager are shown. */
  readonly employees: Iterable<string | null>;
  readonly companies: Iterable<string | null>;
  readonly nonprofits: Iterable<string | null>;
  readonly initiatives: Iterable<string | null>;
}

/** Where an employee is, and who manages them. */
interface Post {
  readonly level: string | null;
  readonly manager: string | null;
}

/** What the cells of a batch show of people. */
export interface People {
  /** Person → name as it is shown. */
  readonly names: ReadonlyMap<string, string>;
  readonly posts: ReadonlyMap<string, Post>;
}

/** Employees remembered from batch to batch: there may be any number of them in an export. */
const REMEMBERED = 10_000;

interface Presentation {
  readonly locale: Locale;
  readonly instant: Instant;
  /** Whether the caller may see the company's people around an employee at this level. */
  readonly seesPeopleAt: (level: LevelAt | undefined) => boolean;
}

const text = (row: Row | undefined, column: string): string | null => {
  const value = row?.[column];
  return typeof value === 'string' ? value : null;
};
const list = (row: Row | undefined, column: string): readonly string[] => (row?.[column] as readonly string[] | undefined) ?? [];

/**
 * Names, levels and the like, looked up a batch at a time and then at hand for its cells. Names of people are today's and kept for
 * one batch only; everything else is as the tables say, which may be those of an earlier moment.
 */
export class LookupTables implements Lookups {
  readonly locale: Locale;
  readonly instant: Instant;
  readonly #seesPeopleAt: Presentation['seesPeopleAt'];
  readonly #companies = new Map<string, Row | undefined>();
  readonly #nonprofits = new Map<string, Row | undefined>();
  readonly #initiatives = new Map<string, Row | undefined>();
  readonly #levels = new Map<string, LevelAt>();
  readonly #posts = new Map<string, Post>();
  #people: People = { names: new Map(), posts: new Map() };

  constructor(
    private readonly snapshot: Snapshot,
    private readonly tables: Tables,
    { locale, instant, seesPeopleAt }: Presentation,
  ) {
    this.locale = locale;
    this.instant = instant;
    this.#seesPeopleAt = seesPeopleAt;
  }

  /** Looks up what a batch needs. @returns its people, to be shown when its cells are asked for */
  async prepare({ persons, employees, companies, nonprofits, initiatives }: Wanted): Promise<People> {
    await this.#network(companies);
    await this.#remember(this.#nonprofits, nonprofitProjection, 'nonprofits', nonprofits);
    await this.#remember(this.#initiatives, initiativeProjection, 'initiatives', initiatives);
    const present = distinct(employees);
    const posts = await this.#postsOf(present);
    const managers = [...posts.values()].map(({ manager }) => manager);
    return { names: await this.#namesOf(distinct([...persons, ...present, ...managers])), posts };
  }

  /** From here on these are the people. */
  show(people: People): void {
    this.#people = people;
  }

  person(id: string | null): string {
    return id === null ? '' : (this.#people.names.get(id) ?? '');
  }

  nonprofit(id: string | null): string {
    return id === null ? '' : (text(this.#nonprofits.get(id), 'name') ?? '');
  }

  nonprofitLocations(id: string | null): readonly string[] {
    return id === null ? [] : list(this.#nonprofits.get(id), 'locations');
  }

  company(id: string | null): string {
    return id === null ? '' : (text(this.#companies.get(id), 'name') ?? '');
  }

  zoneOf(company: string | null): string {
    return (company === null ? null : text(this.#companies.get(company), 'zone')) ?? 'UTC';
  }

  initiative(id: string | null): string {
    return id === null ? '' : (text(this.#initiatives.get(id), 'title') ?? '');
  }

  initiativeStatus(id: string | null): string {
    return id === null ? '' : (text(this.#initiatives.get(id), 'status') ?? '');
  }

  levelOfPerson(person: string | null, company: string | null): LevelAt | undefined {
    return this.level(person === null ? null : (this.#people.posts.get(person)?.level ?? null), company);
  }

  level(id: string | null, company: string | null): LevelAt | undefined {
    const known = id === null ? undefined : this.#levels.get(id);
    if (known || company === null) return known;
    return this.#levels.get(text(this.#companies.get(company), 'root') ?? '');
  }

  managerOf(person: string | null, company: string | null): string | null {
    if (person === null || !this.#seesPeopleAt(this.levelOfPerson(person, company))) return null;
    return this.#people.posts.get(person)?.manager ?? null;
  }

  async #network(companies: Iterable<string | null>): Promise<void> {
    const unknown = distinct(companies).filter((id) => !this.#companies.has(id));
    await this.#remember(this.#companies, companyProjection, 'companies', unknown);
    const levels = await this.tables.rows(companyProjection, 'levels', unknown);
    for (const row of [...levels.values()].flat()) {
      this.#levels.set(row.id, { id: row.id, path: text(row, 'path') ?? '', ancestors: list(row, 'ancestors') });
    }
  }

  async #remember(known: Map<string, Row | undefined>, projection: Projection, table: string, ids: Iterable<string | null>): Promise<void> {
    const unknown = distinct(ids).filter((id) => !known.has(id));
    const found: RowsByOwner = unknown.length === 0 ? new Map() : await this.tables.rows(projection, table, unknown);
    for (const id of unknown) known.set(id, found.get(id)?.[0]);
  }

  async #postsOf(employees: readonly string[]): Promise<People['posts']> {
    if (this.#posts.size > REMEMBERED) this.#posts.clear();
    const unknown = employees.filter((id) => !this.#posts.has(id));
    const found = await this.tables.rows(personProjection, 'people', unknown);
    for (const id of unknown) {
      const row = found.get(id)?.[0];
      this.#posts.set(id, { level: text(row, 'level'), manager: text(row, 'manager') });
    }
    return new Map(employees.map((id) => [id, this.#posts.get(id) ?? { level: null, manager: null }]));
  }

  async #namesOf(ids: readonly string[]): Promise<People['names']> {
    if (ids.length === 0) return new Map();
    const { rows } = await this.snapshot.client.query<{ id: string; name: string | null; erased: boolean | null }>(
      'SELECT id, name, erased FROM read.people WHERE id = ANY($1::uuid[])',
      [ids],
    );
    const erased = ERASED_PERSON[this.locale];
    return new Map(rows.map((person) => [person.id, person.erased || person.name === null ? erased : person.name]));
  }
}

const distinct = (ids: Iterable<string | null>): string[] => [...new Set([...ids].filter((id) => id !== null))];
