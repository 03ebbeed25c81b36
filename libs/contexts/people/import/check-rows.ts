import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { fieldErrorsOf, type FieldError } from '#platform/http';
import type { WorkPacer } from '#platform/jobs';
import { foldCase, foldMail } from '#platform/text';
import { RegisterPersonBody } from '../http/dto/people.dto.js';
import { findManagers } from './find-managers.js';
import { identify, type Identified, type Reach } from './identify-lines.js';
import { errorIn } from './line-error.js';
import type { Column } from './people-file.columns.js';
import { circlesIn } from './manager-chains.js';
import type { Known, KnownPerson } from './known-people.query.js';
import type { Line } from './people-file.js';

/** An accepted line. */
export interface PlannedLine {
  readonly line: number;
  /** The id of the person; a newcomer's future id. */
  readonly id: string;
  /** Somebody in the importing admin's scope; undefined for a newcomer and for somebody who is invited. */
  readonly known: KnownPerson | undefined;
  /** Somebody known out of scope, who can only be invited. */
  readonly stranger: boolean;
  readonly name: string;
  readonly mail: string;
  readonly locale: 'en' | 'fr' | null;
  readonly subject: string | null;
  readonly externalId: string | null;
  /** Their network level; null leaves it as it is. */
  readonly level: string | null;
  /** Their manager; null leaves it as it is. */
  readonly manager: string | null;
}
export interface RefusedLine {
  readonly line: number;
  readonly errors: readonly FieldError[];
}
export interface Checked {
  readonly planned: readonly PlannedLine[];
  readonly refused: readonly RefusedLine[];
}

/** A cell that a spreadsheet takes for a formula. */
const FORMULA = /^[=+\-@]/;
/** Ids of other systems begin with whatever they begin with. */
const IDS = new Set<Column>(['subject', 'external_id', 'manager']);

/** Checks all lines of a file, each by itself, against each other, and against who is known; `newId` of a line. Linear, in slices. */
export async function checkLines(
  lines: readonly Line[],
  known: Known,
  reach: Reach,
  newId: (line: number) => string,
  pacer: WorkPacer,
): Promise<Checked> {
  const repeated = new Repeated();
  await pacer.each(lines, (line) => repeated.add(line));
  const people = new Map<number, Identified>();
  await pacer.each(lines, (line) => people.set(line.line, identify(line, known, reach, newId)));
  const errors = new Map<number, FieldError[]>();
  const same = new SamePerson();
  await pacer.each(lines, (line) => {
    const person = people.get(line.line);
    const own = [...malformed(line), ...repeated.errors(line), ...places(line, known, reach)];
    const others = person ? [...person.errors, ...same.errors(line, person)] : [];
    errors.set(line.line, [...own, ...others]);
  });
  const ids = new Map<number, string>();
  await pacer.each(lines, ({ line }) => ids.set(line, people.get(line)?.id ?? ''));
  const { ids: managers, errors: unfound } = await findManagers(lines, ids, known, reach, pacer);
  await pacer.each(unfound, ([line, error]) => errors.get(line)?.push(error));
  for (const line of await circlesIn(lines, ids, managers, known, pacer))
    errors
      .get(line)
      ?.push(
        errorIn(
          'manager',
          'manager_cycle',
          'This manager reports to the person: name another one.',
        ),
      );
  const refused: RefusedLine[] = [];
  const planned: PlannedLine[] = [];
  await pacer.each(lines, (line) => {
    const own = errors.get(line.line) ?? [];
    const person = people.get(line.line);
    if (own.length > 0 || !person) refused.push({ line: line.line, errors: own });
    else planned.push(plannedOf(line, person, managers.get(line.line) ?? null, known, reach));
  });
  return { planned, refused };
}

/** The rules of the command's body, the number of cells, and no formulas. */
function malformed({ cells, whole }: Line): FieldError[] {
  if (!whole)
    return [
      errorIn(
        'line',
        'column_count',
        'The line has more cells than the header: check the separators and quotes.',
      ),
    ];
  const { name, mail, locale, subject, external_id: externalId } = cells;
  const body = plainToInstance(RegisterPersonBody, { name, mail, locale, subject, externalId });
  const formulas = (Object.entries(cells) as [Column, string][]).filter(
    ([column, cell]) => !IDS.has(column) && FORMULA.test(cell),
  );
  return [
    ...fieldErrorsOf(validateSync(body)).map((found) =>
      found.field === 'externalId' ? { ...found, field: 'external_id' } : found,
    ),
    ...formulas.map(([column]) =>
      errorIn(
        column,
        'formula',
        'A cell must not begin with = + - or @: spreadsheets take it for a formula.',
      ),
    ),
  ];
}

const levelOf = (known: Known, path: string) =>
  known.levels.get(path) ?? known.levels.get(foldCase(path));

function places({ cells }: Line, known: Known, reach: Reach): FieldError[] {
  if (cells.level === undefined) return [];
  const level = levelOf(known, cells.level);
  if (!level) return [errorIn('level', 'not_found', 'The company has no such network level.')];
  return reach.reaches(level.ancestors)
    ? []
    : [
        errorIn(
          'level',
          'level_outside_own',
          'You may place people only at your own level or at levels below it.',
        ),
      ];
}

/** Finds values that two lines share and must not. */
class Repeated {
  readonly #first = new Map<string, number>();

  add({ line, cells }: Line): void {
    for (const key of keysOf(cells)) if (!this.#first.has(key)) this.#first.set(key, line);
  }

  errors({ line, cells }: Line): FieldError[] {
    return keysOf(cells).flatMap((key) => {
      const first = this.#first.get(key) ?? line;
      const column = key.slice(0, key.indexOf('|')) as Column;
      return first === line
        ? []
        : [errorIn(column, `duplicate_${column}`, `Line ${first} has the same value.`)];
    });
  }
}

const keysOf = ({ mail, subject, external_id: external }: Line['cells']): string[] => [
  ...(mail === undefined ? [] : [`mail|${foldMail(mail)}`]),
  ...(subject === undefined ? [] : [`subject|${subject}`]),
  ...(external === undefined ? [] : [`external_id|${external}`]),
];

/** Finds two lines that are about one person, by different values. Told only of people in scope. */
class SamePerson {
  readonly #first = new Map<string, number>();

  errors({ line }: Line, { id, known }: Identified): FieldError[] {
    if (!known) return [];
    const first = this.#first.get(id);
    if (first === undefined) this.#first.set(id, line);
    return first === undefined
      ? []
      : [errorIn('line', 'duplicate_person', `Line ${first} is about the same person.`)];
  }
}

function plannedOf(
  { line, cells }: Line,
  { id, known: person, stranger }: Identified,
  manager: string | null,
  known: Known,
  reach: Reach,
): PlannedLine {
  const { name = '', mail = '', locale, subject = null, external_id: externalId = null } = cells;
  const level = cells.level === undefined ? undefined : levelOf(known, cells.level)?.id;
  return {
    ...{ line, id, known: person, stranger, name, mail, subject, externalId, manager },
    locale: (locale as 'en' | 'fr' | undefined) ?? null,
    level: level ?? (person ? null : reach.own),
  };
}
