import { checkKnown } from './checks.js';
import { columnsOf } from './export.shape.js';
import type {
  ExpectedRow,
  Expectations,
  ExportStep,
} from '../../../apps/all-in-one/scenario/journey.types.js';
import type { Names } from './names.js';
import type { Sheet } from './sheet.js';
import { ERASED_PERSON } from '../../../apps/all-in-one/scenario/journey-vocabulary.js';
import type { CellKind, ExportName } from '../../../apps/all-in-one/scenario/journey-codes.js';

/** What is expected must be about registrations, dates, people and organisations that are named by then. */
export function checkExpectations(then: Expectations, names: Names, sheet: Sheet): void {
  for (const { registration, line } of [...then.status, ...then.reasons, ...then.history]) {
    checkKnown(names.registrations, registration, 'registration', line, sheet);
  }
  for (const { registration, date, line } of [...then.dates, ...then.certificates]) {
    if (!names.isDateOf(registration, date))
      sheet.report(line, `unknown date '${registration}.${date}'`);
  }
  for (const { person, line } of then.mails)
    checkKnown(names.people, person, 'person', line, sheet);
  for (const { company, nonprofit, line } of then.partnership) {
    checkKnown(names.companies, company, 'company', line, sheet);
    checkKnown(names.nonprofits, nonprofit, 'nonprofit', line, sheet);
  }
}

/** The same for who asks for an export, and for the names in its rows. */
export function checkExport(step: ExportStep, names: Names, sheet: Sheet): void {
  const { as, line, name } = step.export;
  checkKnown(names.people, as, 'person', sheet.lineOf(step.export, 'as', line), sheet);
  for (const row of step.rows ?? []) checkRow(row, name, names, sheet);
}

/** How a cell's name is known, and what to call it; the other kinds of cells hold no names. An empty cell is always possible. */
const KNOWN: { [K in CellKind]?: (text: string, names: Names, row: ExpectedRow) => boolean } = {
  registration: (text, names) => names.registrations.has(text),
  date: (text, names, { cells }) =>
    cells.registration ? names.isDateOf(cells.registration, text) : names.isDate(text),
  person: (text, names) => names.people.has(text) || text === ERASED_PERSON,
  initiative: (text, names) => names.initiatives.has(text),
  nonprofit: (text, names) => names.nonprofits.has(text) || names.renamed.has(text),
  company: (text, names) => names.companies.has(text) || names.renamed.has(text),
  level: (text, names) => names.levels.has(text) || names.renamed.has(text),
};

function checkRow(row: ExpectedRow, name: ExportName, names: Names, sheet: Sheet): void {
  const cells: Record<string, string> = row.cells;
  for (const [column, kind] of Object.entries(columnsOf(name))) {
    const text = cells[column] ?? '';
    const known = text === '' || (KNOWN[kind]?.(text, names, row) ?? true);
    if (!known)
      sheet.report(
        sheet.lineOf(row.cells, column, row.line),
        `unknown ${kind} '${text}' in column '${column}'`,
      );
  }
}
