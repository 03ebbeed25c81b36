import { columnsFor, type ExportRight } from '../export-access.js';
import type { ExportRequest } from '../export-request.js';
import { columnsOfExport, type ExportColumn, type ExportName } from '../definitions/index.js';
import { CAPACITY, type LabelsByCode } from '../definitions/labels.js';
import type { Cell, Column } from '../files/export-file.types.js';

export type AnyColumn = ExportColumn<never>;

/** Columns that say which row a change is of; the first identifies it. */
const ABOUT: Readonly<Record<ExportName, readonly string[]>> = {
  registrations: ['registration', 'employee', 'initiative'],
  dates: ['date', 'registration', 'employee', 'initiative', 'start'],
  partnerships: ['partnership', 'nonprofit', 'company'],
};
/** Columns that lead to the streams of what a row refers to. */
const REFERENCES = ['registration', 'employeeId', 'initiativeId', 'nonprofitId', 'companyId'];
/** Columns that change with each event, or with time alone; compared only where a request names them. */
const RESTLESS = ['daysInStatus', 'revision', 'lastEvent', 'lastActivity'];

/** The columns of the rows that are compared. */
export interface ComparedColumns {
  /** All columns that are computed, each once. */
  readonly all: readonly AnyColumn[];
  readonly about: readonly AnyColumn[];
  readonly compared: readonly AnyColumn[];
  /** The cell of a row, whose cells are those of `all`. */
  readonly cell: (row: readonly Cell[], key: string) => Cell;
}

/** Codes for programs, labels for people. Times are compared once, as local times. */
function isUsual(column: AnyColumn, request: ExportRequest, keys: ReadonlySet<string>): boolean {
  const { key, kind, contact } = column;
  if (kind === 'utc' || contact === true || RESTLESS.includes(key)) return false;
  const isForPeople = request.format === 'html' || request.format === 'xlsx';
  const isLabel = key.endsWith('Label') && keys.has(key.slice(0, -'Label'.length));
  return isForPeople ? !keys.has(`${key}Label`) : !isLabel;
}

export function comparedColumns(request: ExportRequest, right: ExportRight): ComparedColumns {
  const byKey = new Map(columnsOfExport(request.name).map((column) => [column.key, column]));
  const keys = new Set(byKey.keys());
  const chosen = columnsFor(request, right);
  // How to reach somebody is always as of today, so it never differs.
  const compared = request.columns
    ? chosen.filter(({ contact }) => contact !== true)
    : chosen.filter((column) => isUsual(column, request, keys));
  const named = (some: readonly string[]) =>
    some.map((key) => byKey.get(key)).filter((column) => column !== undefined);
  const about = named(ABOUT[request.name]);
  const all = [...new Set([...about, ...named(REFERENCES), ...compared])];
  const at = new Map(all.map(({ key }, index) => [key, index]));
  return { all, about, compared, cell: (row, key) => row[at.get(key) ?? -1] ?? null };
}

export type ChangeCode = 'added' | 'gone' | 'changed';
export const CHANGE: LabelsByCode = {
  added: { en: 'Added', fr: 'Ajoutée' },
  gone: { en: 'Gone', fr: 'Disparue' },
  changed: { en: 'Changed', fr: 'Modifiée' },
};
export { CAPACITY };

const column = (key: string, en: string, fr: string, kind?: Column['kind']): Column => ({
  key,
  label: { en, fr },
  ...(kind ? { kind } : {}),
});

/** The columns of the file: one line per changed cell and event, and one per row that was added or is gone. */
export const columnsOfChanges = ({ about }: ComparedColumns): Column[] => [
  column('change', 'Change (code)', 'Modification (code)'),
  column('changeLabel', 'Change', 'Modification'),
  ...about,
  column('column', 'Column (key)', 'Colonne (clé)'),
  column('columnLabel', 'Column', 'Colonne'),
  column('before', 'Before', 'Avant'),
  column('after', 'After', 'Après'),
  column('event', 'Event', 'Événement'),
  column('eventAt', 'Event at (UTC)', 'Événement le (UTC)', 'utc'),
  column('recordedAt', 'Recorded at (UTC)', 'Enregistré le (UTC)', 'utc'),
  column('actor', 'By', 'Par'),
  column('actorAs', 'As (code)', 'En qualité de (code)'),
  column('actorAsLabel', 'As', 'En qualité de'),
  column('eventId', 'Event id', 'Identifiant de l’événement'),
];
