import type { Caller } from '#platform/authorization';
import { decodeRows, selected } from '#kit/pg-copy';
import { ERASED_PERSON_LABELS } from '#platform/http';
import { type DateRow, type DateOfRegistration } from '../definitions/dates.export.js';
import { type RegistrationExportRow } from '../definitions/registrations.export.js';
import type { Locale } from '#platform/http';
import type { ExportRequest } from '../export-request.js';
import type { Batch, Id, Post } from './row-batch.js';
import { datesFor, FROM, registrationsFor } from './export-filter.js';
import type { DatabaseSnapshot } from './database-snapshot.js';

/** SQL: the name of a person as it is shown; of nobody, none. */
const shown = (alias: string, locale: Locale): string =>
  `CASE WHEN ${alias}.id IS NULL THEN '' WHEN ${alias}.erased OR ${alias}.name IS NULL THEN '${ERASED_PERSON_LABELS[locale]}' ELSE ${alias}.name END`;

/**
 * The first rows at once, along the index of sign-ups: to find all of them first, and then to sort them, is what PostgreSQL prefers and
 * takes less time by itself, but then the files are written when it has done.
 */
const IN_ORDER = 'SET LOCAL enable_sort = off; SET LOCAL max_parallel_workers_per_gather = 0';

/** What each export of the present selects beside registrations `r`, and who acted, by the columns that say so. */
const OF = {
  registrations: {
    about: 'r',
    join: '',
    order: 'r.applied_at, r.id',
    actors: ['approved_by', 'closed_by'],
  },
  dates: {
    about: 'd',
    join: 'JOIN read.participation_dates d ON d.owner = r.id',
    order: 'r.applied_at, r.id, d.seq',
    actors: [
      'selected_by',
      'coordinator_by',
      'manager_by',
      'participation_by',
      'certified_by',
      'cancelled_by',
    ],
  },
} as const;

/**
 * The present's rows, out of one COPY that has people's names beside them: what a database is fastest at. Left before its end, the
 * snapshot is of no more use.
 * @param wide a good part of all registrations is asked for
 */
export async function* currentRows(
  snapshot: DatabaseSnapshot,
  request: ExportRequest,
  caller: Caller,
  wide: boolean,
): AsyncGenerator<Batch, void, undefined> {
  const name = request.name === 'dates' ? 'dates' : 'registrations';
  const { about, join, order, actors } = OF[name];
  const lines = new Lines(snapshot.columns, name);
  const { sql, values } =
    name === 'dates' ? datesFor(request, caller) : registrationsFor(request, caller, true);
  const names = ['e', 'm', ...actors].map((alias) => shown(alias, request.locale));
  const select = `
    SELECT e.level, e.manager, ${names.join(', ')}, ${lines.selected} ${FROM}
      LEFT JOIN read.people m ON m.id = e.manager ${join}
      ${actors.map((actor) => `LEFT JOIN read.people ${actor} ON ${actor}.id = ${about}.${actor}`).join(' ')}
     WHERE ${sql} ORDER BY ${order}`;
  if (wide) await snapshot.client.query(IN_ORDER);
  for await (const some of snapshot.copied(select, values)) yield lines.batchOf(some);
}

/** A row as a view of a line's fields. */
type View<R> = (fields: readonly string[]) => R;

/** Where the employee is and who manages them, and the names of both (`e`, `m`) and of those who acted, by the column that says who. */
type Persons = Post & { readonly e: string; readonly m: string } & Readonly<Record<string, Id>>;

/** Reads lines, each of which holds persons, a registration and, of an export of dates, one of its dates. */
class Lines {
  /** The columns of registration and date. */
  readonly selected: string;
  readonly #persons: View<Persons>;
  readonly #registration: View<RegistrationExportRow>;
  readonly #date: View<DateRow> | undefined;
  readonly #actors: readonly string[];
  #latest: RegistrationExportRow | undefined;

  constructor(columns: DatabaseSnapshot['columns'], name: keyof typeof OF) {
    this.#actors = OF[name].actors;
    const [ofRegistration = [], ofDate = []] = ['registrations', 'participation_dates'].map(
      (table) => columns.get(table),
    );
    const ofPersons = ['level', 'manager', 'e', 'm', ...this.#actors].map((column) => ({
      name: column,
      kind: 'text' as const,
    }));
    this.#persons = decodeRows(ofPersons) as View<never>;
    this.#registration = decodeRows(ofRegistration, ofPersons.length) as View<never>;
    this.selected = selected('r', ofRegistration);
    if (name === 'dates') {
      this.#date = decodeRows(ofDate, ofPersons.length + ofRegistration.length) as View<never>;
      this.selected += `, ${selected('d', ofDate)}`;
    }
  }

  batchOf(lines: readonly string[]): Batch {
    const registrations: RegistrationExportRow[] = [];
    const dates: DateOfRegistration[] = [];
    const names = new Map<Id, string>();
    const posts = new Map<Id, Post>();
    for (const line of lines) {
      const fields = line.split('\t');
      const persons = this.#persons(fields);
      let registration = this.#registration(fields);
      if (registration.id === this.#latest?.id) registration = this.#latest;
      else registrations.push((this.#latest = registration));
      const date = this.#date?.(fields);
      if (date) dates.push({ date, registration });
      posts.set(registration.employee, persons);
      names.set(registration.employee, persons.e).set(persons.manager, persons.m);
      const acted = (date ?? registration) as unknown as Readonly<Record<string, Id>>;
      for (const actor of this.#actors) names.set(acted[actor] ?? null, persons[actor] ?? '');
    }
    return { registrations, dates, people: { names, posts }, done: registrations.length };
  }
}
