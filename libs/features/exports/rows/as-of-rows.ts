import type { Caller } from '#platform/authorization';
import type { Row } from '#kit/eventsourcing';
import { personProjection } from '#contexts/people';
import { registrationProjection } from '#contexts/registrations';
import { ERASED_PERSON_LABELS } from '#platform/http';
import { type DateRow, type DateOfRegistration } from '../definitions/dates.export.js';
import { type RegistrationExportRow } from '../definitions/registrations.export.js';
import type { ExportRequest } from '../export-request.js';
import type { Batch, Id, People, Post } from './row-batch.js';
import { FROM, registrationsFor } from './export-filter.js';
import type { DatabaseSnapshot } from './database-snapshot.js';
import type { Tables } from './source-tables.js';

/** Registrations taken in at once. */
const BATCH = 500;
/** Employees remembered from batch to batch: there may be any number of them in an export. */
const REMEMBERED = 10_000;

/** The rows of an earlier moment: found by what never changes, and folded from their events. Names of people are today's. */
export async function* asOfRows(
  snapshot: DatabaseSnapshot,
  tables: Tables,
  request: ExportRequest,
  caller: Caller,
): AsyncGenerator<Batch, void, undefined> {
  const { client } = snapshot;
  const { sql, values } = registrationsFor(request, caller, false);
  await client.query(
    `DECLARE candidates NO SCROLL CURSOR FOR SELECT r.id ${FROM} WHERE ${sql} ORDER BY r.applied_at, r.id`,
    values,
  );
  const known = new Map<string, Post>();
  for (let done = BATCH; done === BATCH;) {
    const { rows } = await client.query<{ id: string }>(`FETCH ${BATCH} FROM candidates`);
    done = rows.length;
    const ids = rows.map(({ id }) => id);
    const registrations = [
      ...(await tables.rows(registrationProjection, 'registrations', ids)).values(),
    ].flat() as unknown as RegistrationExportRow[];
    const dates = request.name === 'dates' ? await datesOf(tables, registrations) : [];
    const posts = await postsOf(tables, registrations, known);
    const people = {
      posts,
      names: await namesOf(snapshot, request, [
        ...peopleOf(posts),
        ...actorsOf(registrations, dates),
      ]),
    };
    if (done > 0) yield { registrations, dates, people, done };
  }
}

async function datesOf(
  tables: Tables,
  registrations: readonly RegistrationExportRow[],
): Promise<DateOfRegistration[]> {
  const ids = registrations.map(({ id }) => id);
  const found = await tables.rows(registrationProjection, 'participation_dates', ids);
  const dates = (id: string): readonly DateRow[] => (found.get(id) ?? []) as unknown as DateRow[];
  return registrations.flatMap((registration) =>
    dates(registration.id).map((date) => ({ date, registration })),
  );
}

const text = (row: Row | undefined, column: string): Id => {
  const value = row?.[column];
  return typeof value === 'string' ? value : null;
};

/** @param known is added to */
async function postsOf(
  tables: Tables,
  registrations: readonly RegistrationExportRow[],
  known: Map<string, Post>,
): Promise<People['posts']> {
  if (known.size > REMEMBERED) known.clear();
  const employees = distinct(registrations.map(({ employee }) => employee));
  const unknown = employees.filter((id) => !known.has(id));
  const found = await tables.rows(personProjection, 'people', unknown);
  const postOf = ([row]: readonly Row[]): Post => ({
    level: text(row, 'level'),
    manager: text(row, 'manager'),
  });
  for (const id of unknown) known.set(id, postOf(found.get(id) ?? []));
  return new Map(employees.map((id) => [id, known.get(id) as Post]));
}

const peopleOf = (posts: People['posts']): Id[] =>
  [...posts].flatMap(([employee, { manager }]) => [employee, manager]);

const actorsOf = (
  registrations: readonly RegistrationExportRow[],
  dates: readonly DateOfRegistration[],
): Id[] => [
  ...registrations.flatMap((r) => [r.approved_by, r.closed_by]),
  ...dates.flatMap(({ date: d }) => [
    d.selected_by,
    d.coordinator_by,
    d.manager_by,
    d.participation_by,
    d.certified_by,
    d.cancelled_by,
  ]),
];

async function namesOf(
  { client }: DatabaseSnapshot,
  { locale }: ExportRequest,
  ids: readonly Id[],
): Promise<People['names']> {
  const { rows } = await client.query<{ id: string; name: string | null; erased: boolean | null }>(
    'SELECT id, name, erased FROM read.people WHERE id = ANY($1::uuid[])',
    [distinct(ids)],
  );
  return new Map(
    rows.map(({ id, name, erased }) => [
      id,
      erased || name === null ? ERASED_PERSON_LABELS[locale] : name,
    ]),
  );
}

const distinct = (ids: readonly Id[]): string[] => [...new Set(ids.filter((id) => id !== null))];
