import {
  CERTIFICATES,
  DATE_KINDS,
  DATE_REASONS,
  DATE_STATUSES,
  EXPORTS,
  PARTNERSHIP_STATUSES,
  REASONS,
  STATUSES,
} from '../../../apps/all-in-one/scenario/journey-vocabulary.js';
import type { ExpectedRow } from '../../../apps/all-in-one/scenario/journey.types.js';
import {
  lined,
  list,
  object,
  optional,
  refuse,
  required,
  type Field,
  type Shape,
} from './shape.js';
import { choice, day, isDay, isLocalTime, localTime, name } from './values.js';
import type { CellKind, ExportName } from '../../../apps/all-in-one/scenario/journey-codes.js';

export const EXPORT_NAMES = Object.keys(EXPORTS) as ExportName[];

/** What is asked of an export. */
export const exportRequest = lined(
  object({
    name: required(choice(EXPORT_NAMES, 'export')),
    as: required(name),
    from: optional(day),
    to: optional(day),
    asOf: optional(localTime),
  }),
);

const oneOf = (codes: readonly string[]) => (text: string) => codes.includes(text);
const anyText = () => true;

/** What a cell may hold besides nothing, and how to say it. Names are checked later, against what the file knows by then. */
const CELLS: Record<CellKind, readonly [accepts: (text: string) => boolean, what: string]> = {
  registration: [anyText, 'a registration'],
  date: [anyText, 'a date'],
  person: [anyText, 'a person'],
  initiative: [anyText, 'an initiative'],
  nonprofit: [anyText, 'a nonprofit'],
  company: [anyText, 'a company'],
  level: [anyText, 'a level'],
  status: [oneOf(STATUSES), 'a registration status'],
  reason: [oneOf(['none', ...REASONS]), 'a reason or none'],
  dateKind: [oneOf(DATE_KINDS), 'slot, period or session'],
  dateStatus: [oneOf(DATE_STATUSES), 'a date status'],
  dateReason: [oneOf(['none', ...DATE_REASONS]), 'a reason or none'],
  certificate: [oneOf(CERTIFICATES), 'a certificate status'],
  partnershipStatus: [oneOf(PARTNERSHIP_STATUSES), 'a partnership status'],
  day: [isDay, 'a day YYYY-MM-DD'],
  localTime: [isLocalTime, 'a local time YYYY-MM-DDTHH:MM'],
  number: [(text) => /^-?\d+(\.\d+)?$/.test(text), 'a number'],
  flag: [oneOf(['true', 'false']), 'true or false'],
};

/** A cell is compared as text: as written, `''` for an empty one. */
function cell(kind: CellKind): Shape<string> {
  const [accepts, what] = CELLS[kind];
  return (place) => {
    const { source } = place;
    if (source.type !== 'scalar' || source.value === null)
      return refuse(place, `${what}, or '' for an empty cell`);
    return source.text === '' || accepts(source.text) ? source.text : refuse(place, what);
  };
}

/** The kind of each of an export's columns. */
export const columnsOf = (name: ExportName): Record<string, CellKind> => EXPORTS[name];

/** Rows of an export: its columns only, each optional. */
export function rowsOf(name: ExportName): Shape<ExpectedRow[]> {
  const columns = Object.entries(columnsOf(name)).map(
    ([column, kind]): [string, Field<string, true>] => [column, optional(cell(kind))],
  );
  const row = object(Object.fromEntries(columns));
  return list((place) => {
    const cells = row(place);
    return cells && { line: place.line, cells };
  }, `a row of ${name}`);
}
