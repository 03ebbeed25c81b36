import type { Caller } from '#platform/authorization';
import type { Row } from '#kit/eventsourcing';
import { personProjection } from '#contexts/people';
import { registrationProjection } from '#contexts/registrations';
import { ERASED_PERSON_LABELS } from '#platform/http';
import type { Contact } from '../definitions/export-column.js';
import { type DateRow, type DateOfRegistration } from '../definitions/dates.export.js';
import { type RegistrationExportRow } from '../definitions/registrations.export.js';
import type { ExportRequest } from '../export-request.js';
import type { Batch, Id, People, Placement } from './row-batch.js';
import { FROM, registrationsFor } from './export-filter.js';
import type { DatabaseSnapshot } from './database-snapshot.js';
import type { Tables } from './source-tables.js';

/** Registrations per batch. */
const BATCH = 500;
/** Limit of the cache of employees, which would otherwise grow with the export. */
const MAX_CACHED = 10_000;

/** Rows as of an earlier state: selected by columns that never change, then folded from their events. Names of people are current. */
export async function* asOfRows(
  snapshot: DatabaseSnapshot,
  tables: Tables,
  request: ExportRequest,
  caller: Caller,
  { contacts, cursor }: { readonly contacts: boolean; readonly cursor: string },
): AsyncGenerator<Batch, void, undefined> {
  const { client } = snapshot;
  const { sql, values } = registrationsFor(request, caller, false);
  await client.query(
    `DECLARE ${cursor} NO SCROLL CURSOR FOR SELECT r.id ${FROM} WHERE ${sql} ORDER BY r.applied_at, r.id`,
    values,
  );
  const known = new Map<string, Placement>();
  for (let done = BATCH; done === BATCH;) {
    const { rows } = await client.query<{ id: string }>(`FETCH ${BATCH} FROM ${cursor}`);
    done = rows.length;
    const ids = rows.map(({ id }) => id);
    const registrations = [
      ...(await tables.rows(registrationProjection, 'registrations', ids)).values(),
    ].flat() as unknown as RegistrationExportRow[];
    const dates = request.name === 'dates' ? await datesOf(tables, registrations) : [];
    const placements = await placementsOf(tables, registrations, known);
    const people = {
      placements,
      names: await namesOf(snapshot, request, [
        ...peopleOf(placements),
        ...actorsOf(registrations, dates),
      ]),
      contacts: contacts ? await contactsOf(snapshot, [...placements.keys()]) : NO_CONTACTS,
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

/** @param known cache of employees; new ones are added */
async function placementsOf(
  tables: Tables,
  registrations: readonly RegistrationExportRow[],
  known: Map<string, Placement>,
): Promise<People['placements']> {
  if (known.size > MAX_CACHED) known.clear();
  const employees = distinct(registrations.map(({ employee }) => employee));
  const unknown = employees.filter((id) => !known.has(id));
  const found = await tables.rows(personProjection, 'people', unknown);
  const placementOf = ([row]: readonly Row[]): Placement => ({
    company: text(row, 'company'),
    level: text(row, 'level'),
    manager: text(row, 'manager'),
  });
  for (const id of unknown) known.set(id, placementOf(found.get(id) ?? []));
  return new Map(employees.map((id) => [id, known.get(id) as Placement]));
}

const peopleOf = (placements: People['placements']): Id[] =>
  [...placements].flatMap(([employee, { manager }]) => [employee, manager]);

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

/** Displayed names of people. */
export async function namesOf(
  { client }: Pick<DatabaseSnapshot, 'client'>,
  { locale }: Pick<ExportRequest, 'locale'>,
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

const NO_CONTACTS: People['contacts'] = new Map();

/** Current mail addresses and external ids. */
async function contactsOf(
  { client }: DatabaseSnapshot,
  ids: readonly Id[],
): Promise<People['contacts']> {
  const { rows } = await client.query<{ id: string } & Contact>(
    'SELECT id, mail, external_id AS "externalId" FROM read.people WHERE id = ANY($1::uuid[]) AND NOT erased',
    [distinct(ids)],
  );
  return new Map(rows.map(({ id, mail, externalId }) => [id, { mail, externalId }]));
}

const distinct = (ids: readonly Id[]): string[] => [...new Set(ids.filter((id) => id !== null))];
