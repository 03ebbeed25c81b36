import {
  fold,
  type Instant,
  type Projection,
  type Row,
  type StoredEvent,
} from '#kit/eventsourcing';
import { registrationProjection } from '#contexts/registrations';
import type { Cell } from '../files/export-file.types.js';
import type { DateRow } from '../definitions/dates.export.js';
import type { ExportColumn, LevelAt, Lookups } from '../definitions/export-column.js';
import type { PartnershipExportRow } from '../definitions/partnerships.export.js';
import type { RegistrationExportRow } from '../definitions/registrations.export.js';
import { stream, type HistoryEntry, START, CONFIRMED } from './export-history.js';

/** The rows that a projection makes of a stream. */
export function rowsOf(
  projection: Projection<never>,
  events: readonly StoredEvent[],
): Readonly<Record<string, readonly Row[]>> {
  const any = projection as unknown as Projection;
  const last = events.at(-1) as StoredEvent;
  return any.rows(fold(any, any.initial(), events), {
    id: last.stream.slice(last.stream.indexOf('-') + 1),
    revision: last.revision,
    position: last.position,
  });
}

/** A registration of `eva` at `helpers`, with its dates, as the exports see it. */
export function registration(...entries: readonly HistoryEntry[]): {
  registration: RegistrationExportRow;
  dates: DateRow[];
} {
  const { registrations, participation_dates: dates } = rowsOf(
    registrationProjection as never,
    stream('registration-r1', entries),
  );
  return { registration: registrations?.[0] as never, dates: dates as never };
}

/** Names by id: everyone's is their id with a capital. `levels`: person → path of their level; `managers`: person → manager. */
export function lookups(
  about: {
    instant?: Instant;
    period?: Lookups['period'];
    locale?: 'en' | 'fr';
    levels?: Record<string, string>;
    managers?: Record<string, string>;
  } = {},
): Lookups {
  const name = (id: string | null) => (id === null ? '' : id.charAt(0).toUpperCase() + id.slice(1));
  const at = (path: string): LevelAt => ({
    id: `level of ${path}`,
    path,
    ancestors: [`level of ${path}`],
  });
  return {
    locale: about.locale ?? 'en',
    instant: about.instant ?? '2026-06-01T00:00:00.000Z',
    period: about.period ?? {},
    person: name,
    nonprofit: name,
    nonprofitLocations: () => ['Paris', 'Lyon'],
    company: name,
    zoneOf: () => 'Europe/Paris',
    initiative: name,
    initiativeStatus: () => 'open',
    levelOfPerson: (person, company) => at(about.levels?.[person ?? ''] ?? company ?? ''),
    level: (id, company) => at(id ?? company ?? ''),
    contactOf: (person) => ({
      mail: person && `${person}@acme.example`,
      externalId: person && `E-${person}`,
    }),
    managerOf: (person) => about.managers?.[person ?? ''] ?? null,
  };
}

/** The cells of a row by the keys of their columns; of those named, or all. */
export function cellsOf<R>(
  columns: readonly ExportColumn<R>[],
  row: R,
  look: Lookups,
  ...keys: readonly string[]
): Record<string, Cell> {
  const wanted = columns.filter((column) => keys.length === 0 || keys.includes(column.key));
  return Object.fromEntries(wanted.map((column) => [column.key, column.cell(row, look)]));
}

/** One in force. */
export const partnership = {
  id: 'p1',
  owner: 'p1',
  company: 'acme',
  nonprofit: 'helpers',
  level: 'acme/paris',
  status: 'validated',
  cancelled_by: null,
  mandate: null,
  mandate_since: null,
  proposed_at: START,
  validated_at: CONFIRMED,
  refused_at: null,
  ever_validated: true,
  revision: 1,
  zone: 'Europe/Paris',
  created: 3,
  open: 1,
} satisfies PartnershipExportRow;
