import { parse } from 'csv-parse/sync';
import { columnsOfExport } from '#features/exports';
import type { ExpectedRow, ExportStep } from '../../../apps/all-in-one/scenario/journey.types.js';
import type { Mismatch } from './check-expectations.js';
import type { ScenarioContext } from '../../../apps/all-in-one/scenario/scenario-context.js';

type Cells = Readonly<Record<string, string>>;

/** Has the export made over HTTP, reads the file as anyone would, and pairs each expected row with a different one. @throws Refused */
export async function playExport(scenario: ScenarioContext, step: ExportStep): Promise<Mismatch[]> {
  const { name, as, from, to, asOf } = step.export;
  const body = {
    name,
    format: 'csv',
    locale: 'en',
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    ...(asOf === undefined ? {} : { asOf: scenario.instant(asOf) }),
  };
  const { id } = (await scenario.request(as, 'POST', '/exports?wait=true', body)) as { id: string };
  const file = await scenario.raw(as, 'GET', `/exports/${id}/file`);
  const rows = readRows(scenario, name, await file.text());
  return step.rows === undefined ? [] : compare(step.line, step.rows, rows);
}

function readRows(
  scenario: ScenarioContext,
  name: ExportStep['export']['name'],
  csv: string,
): Cells[] {
  const [header = [], ...lines] = parse(csv, {
    bom: true,
    relax_column_count: true,
  }) as readonly string[][];
  const keys = new Map(columnsOfExport(name).map((column) => [column.label.en, column.key]));
  const registrations = inverse(scenario.ids.registration);
  const dates = inverse(scenario.ids.date);
  return lines.map((line) => {
    const cells = Object.fromEntries(
      header.map((label, index) => [keys.get(label) ?? label, line[index] ?? '']),
    );
    const registration = cells['registration'];
    const date = cells['date'];
    return {
      ...cells,
      ...(registration === undefined
        ? {}
        : { registration: registrations.get(registration) ?? registration }),
      ...(date === undefined
        ? {}
        : { date: dates.get(date)?.split('.').slice(1).join('.') ?? date }),
    };
  });
}

const inverse = (names: ReadonlyMap<string, string>) =>
  new Map([...names].map(([name, id]) => [id, name]));

const suits = (expected: ExpectedRow, row: Cells): boolean =>
  Object.entries(expected.cells).every(([column, cell]) => row[column] === cell);

/** Exactly these rows, in any order: a perfect matching, found by augmenting paths. */
function compare(
  line: number,
  expected: readonly ExpectedRow[],
  rows: readonly Cells[],
): Mismatch[] {
  const taken = new Map<number, number>();
  const place = (index: number, tried: Set<number>): boolean =>
    rows.some((row, candidate) => {
      if (tried.has(candidate) || !suits(expected[index] as ExpectedRow, row)) return false;
      tried.add(candidate);
      const holder = taken.get(candidate);
      if (holder !== undefined && !place(holder, tried)) return false;
      taken.set(candidate, index);
      return true;
    });
  const missing = expected.filter((_, index) => !place(index, new Set()));
  const columns = [...new Set(expected.flatMap((row) => Object.keys(row.cells)))];
  const left = rows
    .filter((_, index) => !taken.has(index))
    .map((row) => show(columns.length > 0 ? pick(row, columns) : row));
  const seen = left.length > 0 ? `left over: ${left.join(' · ')}` : 'no other row';
  const gone = missing.map((row) => ({
    line: row.line,
    what: 'row',
    expected: show(row.cells as Cells),
    seen,
  }));
  if (gone.length > 0 || rows.length === expected.length) return gone;
  return [
    {
      line,
      what: 'number of rows',
      expected: String(expected.length),
      seen: `${rows.length}, ${seen}`,
    },
  ];
}

const pick = (row: Cells, columns: readonly string[]): Cells =>
  Object.fromEntries(columns.map((column) => [column, row[column] ?? '']));
const show = (cells: Cells): string =>
  Object.entries(cells)
    .map(([column, cell]) => `${column}=${cell}`)
    .join(' ');
