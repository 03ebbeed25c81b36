import type { Instant, Projection, Row } from '#kit/eventsourcing';
import { initiativeProjection } from '#contexts/initiatives';
import { companyProjection, nonprofitProjection } from '#contexts/organisations';
import type { Contact, LevelAt, Lookups } from '../definitions/export-column.js';
import type { Locale } from '#platform/http';
import type { Period } from './export-period.js';
import type { People, Placement } from './row-batch.js';
import type { Tables } from './source-tables.js';

/** The ids to which the rows of an export refer. */
export interface Subjects {
  readonly companies: Iterable<string | null>;
  readonly nonprofits: Iterable<string | null>;
  readonly initiatives: Iterable<string | null>;
}

/** Ids per query. */
const BATCH = 500;

const NO_CONTACT: Contact = { mail: null, externalId: null };

interface Presentation {
  readonly locale: Locale;
  readonly instant: Instant;
  readonly period: Period;
  /** Whether the caller may see the company's people at this level. */
  readonly seesPeopleAt: (level: LevelAt | undefined) => boolean;
  /** Whether the caller may see how to reach the people at this level. */
  readonly seesContactsAt: (level: LevelAt | undefined) => boolean;
}

const text = (row: Row | undefined, column: string): string | null => {
  const value = row?.[column];
  return typeof value === 'string' ? value : null;
};
const list = (row: Row | undefined, column: string): readonly string[] =>
  (row?.[column] as readonly string[] | undefined) ?? [];

/**
 * Names and levels for the cells. Companies, nonprofits and initiatives are loaded before the first row, people with each batch. Names of
 * people are current; everything else is as of the tables, which may hold an earlier state.
 */
export class LookupTables implements Lookups {
  readonly locale: Locale;
  readonly instant: Instant;
  readonly period: Period;
  readonly #seesPeopleAt: Presentation['seesPeopleAt'];
  readonly #seesContactsAt: Presentation['seesContactsAt'];
  readonly #companies = new Map<string, Row | undefined>();
  readonly #nonprofits = new Map<string, Row | undefined>();
  readonly #initiatives = new Map<string, Row | undefined>();
  readonly #levels = new Map<string, LevelAt>();
  #people: People = { names: new Map(), placements: new Map(), contacts: new Map() };

  constructor(
    private readonly tables: Tables,
    { locale, instant, period, seesPeopleAt, seesContactsAt }: Presentation,
  ) {
    this.locale = locale;
    this.instant = instant;
    this.period = period;
    this.#seesPeopleAt = seesPeopleAt;
    this.#seesContactsAt = seesContactsAt;
  }

  async prepare({ companies, nonprofits, initiatives }: Subjects): Promise<void> {
    for (const some of batches(companies)) await this.#network(some);
    for (const some of batches(nonprofits))
      await this.#remember(this.#nonprofits, nonprofitProjection, 'nonprofits', some);
    for (const some of batches(initiatives))
      await this.#remember(this.#initiatives, initiativeProjection, 'initiatives', some);
  }

  /** Replaces the people by those of the next batch. */
  setPeople(people: People): void {
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
    return this.level(this.#placementIn(company, person)?.level ?? null, company);
  }

  level(id: string | null, company: string | null): LevelAt | undefined {
    const known = id === null ? undefined : this.#levels.get(id);
    if (known || company === null) return known;
    return this.#levels.get(text(this.#companies.get(company), 'root') ?? '');
  }

  managerOf(person: string | null, company: string | null): string | null {
    if (person === null || !this.#seesPeopleAt(this.levelOfPerson(person, company))) return null;
    return this.#placementIn(company, person)?.manager ?? null;
  }

  contactOf(person: string | null, company: string | null): Contact {
    const isShown =
      this.#placementIn(company, person) !== undefined &&
      this.#seesContactsAt(this.levelOfPerson(person, company));
    return (isShown ? this.#people.contacts.get(person) : undefined) ?? NO_CONTACT;
  }

  /** None of somebody who has gone to another company since. */
  #placementIn(company: string | null, person: string | null): Placement | undefined {
    const placement = person === null ? undefined : this.#people.placements.get(person);
    return placement?.company === company ? placement : undefined;
  }

  async #network(companies: readonly string[]): Promise<void> {
    await this.#remember(this.#companies, companyProjection, 'companies', companies);
    const levels = await this.tables.rows(companyProjection, 'levels', companies);
    for (const row of [...levels.values()].flat()) {
      this.#levels.set(row.id, {
        id: row.id,
        path: text(row, 'path') ?? '',
        ancestors: list(row, 'ancestors'),
      });
    }
  }

  async #remember(
    known: Map<string, Row | undefined>,
    projection: Projection,
    table: string,
    ids: readonly string[],
  ): Promise<void> {
    const found = await this.tables.rows(projection, table, ids);
    for (const id of ids) known.set(id, found.get(id)?.[0]);
  }
}

function* batches(ids: Iterable<string | null>): Generator<string[]> {
  const distinct = [...new Set(ids)].filter((id) => id !== null);
  for (let start = 0; start < distinct.length; start += BATCH)
    yield distinct.slice(start, start + BATCH);
}
