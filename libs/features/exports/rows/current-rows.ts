import type { Caller } from '#platform/authorization';
import { decodeRows, selected } from '#kit/pg-copy';
import { ERASED_PERSON_LABELS, type Locale } from '#platform/http';
import type { Contact } from '../definitions/export-column.js';
import { type DateRow, type DateOfRegistration } from '../definitions/dates.export.js';
import { type RegistrationExportRow } from '../definitions/registrations.export.js';
import type { ExportRequest } from '../export-request.js';
import type { Batch, Id, Placement } from './row-batch.js';
import { datesFor, FROM, registrationsFor } from './export-filter.js';
import type { DatabaseSnapshot } from './database-snapshot.js';

/** SQL for the displayed name of a person; empty for no person. */
const displayedName = (alias: string, locale: Locale): string =>
  `CASE WHEN ${alias}.id IS NULL THEN '' WHEN ${alias}.erased OR ${alias}.name IS NULL THEN '${ERASED_PERSON_LABELS[locale]}' ELSE ${alias}.name END`;

/**
 * Reads along the index of sign-ups, so that the first rows arrive at once. PostgreSQL would prefer to sort, which is faster alone, but
 * writing the file could then begin only at its end.
 */
const IN_ORDER = 'SET LOCAL enable_sort = off; SET LOCAL max_parallel_workers_per_gather = 0';

/** Per export: the alias of its rows, the join beside registrations `r`, the order, and the columns that name actors. */
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
 * Rows of the current state, read by one COPY that joins people's names, which is the fastest way out of PostgreSQL. When the consumer
 * stops early, the snapshot cannot be used any more.
 */
export async function* currentRows(
  snapshot: DatabaseSnapshot,
  request: ExportRequest,
  caller: Caller,
  { wide, contacts }: Reading,
): AsyncGenerator<Batch, void, undefined> {
  const name = request.name === 'dates' ? 'dates' : 'registrations';
  const { about, join, order, actors } = OF[name];
  const lines = new LineDecoder(snapshot.columns, name, contacts);
  const { sql, values } =
    name === 'dates' ? datesFor(request, caller) : registrationsFor(request, caller, true);
  const names = ['e', 'm', ...actors].map((alias) => displayedName(alias, request.locale));
  const select = `
    SELECT e.company, e.level, e.manager, ${names.join(', ')}, ${contacts ? CONTACTS : ''} ${lines.selected} ${FROM}
      LEFT JOIN read.people m ON m.id = e.manager ${join}
      ${actors.map((actor) => `LEFT JOIN read.people ${actor} ON ${actor}.id = ${about}.${actor}`).join(' ')}
     WHERE ${sql} ORDER BY ${order}`;
  if (wide) await snapshot.client.query(IN_ORDER);
  for await (const some of snapshot.copied(select, values)) yield lines.batchOf(some);
}

/** How the rows are read. */
interface Reading {
  /** The export covers a large part of all registrations. */
  readonly wide: boolean;
  /** The export shows how to reach employees. */
  readonly contacts: boolean;
}

const CONTACTS =
  'CASE WHEN NOT e.erased THEN e.mail END, CASE WHEN NOT e.erased THEN e.external_id END,';

/** Decodes the fields of a COPY line into a row. */
type View<R> = (fields: readonly string[]) => R;

/** The employee's placement, the names of employee (`e`) and manager (`m`), and the names of actors by column. */
type Persons = Placement &
  Contact & { readonly e: string; readonly m: string } & Readonly<Record<string, Id>>;

/** Decodes COPY lines. Each holds people, a registration and, in an export of dates, one of its dates. */
class LineDecoder {
  /** SQL of the selected columns of registration and date. */
  readonly selected: string;
  readonly #persons: View<Persons>;
  readonly #registration: View<RegistrationExportRow>;
  readonly #date: View<DateRow> | undefined;
  readonly #actors: readonly string[];
  #latest: RegistrationExportRow | undefined;

  constructor(
    columns: DatabaseSnapshot['columns'],
    name: keyof typeof OF,
    private readonly contacts: boolean,
  ) {
    this.#actors = OF[name].actors;
    const [ofRegistration = [], ofDate = []] = ['registrations', 'participation_dates'].map(
      (table) => columns.get(table),
    );
    const ofPersons = [
      ...['company', 'level', 'manager', 'e', 'm', ...this.#actors],
      ...(contacts ? ['mail', 'externalId'] : []),
    ].map((column) => ({
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
    const placements = new Map<Id, Placement>();
    const contacts = new Map<Id, Contact>();
    for (const line of lines) {
      const fields = line.split('\t');
      const persons = this.#persons(fields);
      let registration = this.#registration(fields);
      if (registration.id === this.#latest?.id) registration = this.#latest;
      else registrations.push((this.#latest = registration));
      const date = this.#date?.(fields);
      if (date) dates.push({ date, registration });
      placements.set(registration.employee, persons);
      if (this.contacts) contacts.set(registration.employee, persons);
      names.set(registration.employee, persons.e).set(persons.manager, persons.m);
      const acted = (date ?? registration) as unknown as Readonly<Record<string, Id>>;
      for (const actor of this.#actors) names.set(acted[actor] ?? null, persons[actor] ?? '');
    }
    return {
      registrations,
      dates,
      people: { names, placements, contacts },
      done: registrations.length,
    };
  }
}
