import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { fieldErrorsOf, type FieldError } from '#platform/http';
import { foldCase, foldMail } from '#platform/text';
import { RegisterPersonBody } from '../http/dto/people.dto.js';
import type { Column } from './people-file.columns.js';
import { circlesIn, managersOf } from './manager-chains.js';
import type { Known, KnownPerson } from './known-people.query.js';
import type { Line } from './people-file.js';

/** An accepted line. */
export interface PlannedLine {
  readonly line: number;
  /** The id of the person; a newcomer's future id. */
  readonly id: string;
  readonly known: KnownPerson | undefined;
  readonly name: string;
  readonly mail: string;
  readonly locale: 'en' | 'fr' | null;
  readonly subject: string | null;
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

/** Where the importing admin may place people. */
export interface Reach {
  readonly company: string;
  /** The level of newcomers whose line names none. */
  readonly own: string;
  readonly reaches: (path: readonly string[]) => boolean;
}

const error = (field: Column | 'line', rule: string, message: string): FieldError => ({
  field,
  rule,
  message,
});
/** A cell that a spreadsheet takes for a formula. */
const FORMULA = /^[=+\-@]/;

/** Checks all lines of a file, each by itself, against each other, and against who is known; `newId` of a line. Pure. */
export function checkLines(
  lines: readonly Line[],
  known: Known,
  reach: Reach,
  newId: (line: number) => string,
): Checked {
  const repeated = new Repeated(lines);
  const errors = new Map<number, FieldError[]>(
    lines.map((line) => [
      line.line,
      [
        ...malformed(line),
        ...repeated.errors(line),
        ...places(line, known, reach),
        ...identities(line, known, reach),
      ],
    ]),
  );
  const ids = new Map(
    lines.map(({ line, cells }) => [
      line,
      known.byMail.get(foldMail(cells.mail ?? ''))?.id ?? newId(line),
    ]),
  );
  const managers = managersOf(lines, ids, known, reach.company);
  for (const { line, cells } of lines) {
    const manager = managers.get(line);
    if (cells.manager !== undefined && manager === undefined)
      errors
        .get(line)
        ?.push(
          error(
            'manager',
            'not_found',
            'No line of the file and nobody in the company matches this manager.',
          ),
        );
    if (manager === ids.get(line))
      errors
        .get(line)
        ?.push(
          error(
            'manager',
            'own_manager',
            'A person cannot be their own manager: name another one.',
          ),
        );
  }
  for (const line of circlesIn(lines, ids, managers, known))
    errors
      .get(line)
      ?.push(
        error('manager', 'manager_cycle', 'This manager reports to the person: name another one.'),
      );
  const refused = lines.flatMap(({ line }) =>
    errors.get(line)?.length ? [{ line, errors: errors.get(line) ?? [] }] : [],
  );
  const bad = new Set(refused.map(({ line }) => line));
  const good = lines.filter(({ line }) => !bad.has(line));
  return {
    refused,
    planned: good.map((line) =>
      plannedOf(line, ids.get(line.line) ?? '', managers.get(line.line) ?? null, known, reach),
    ),
  };
}

/** The rules of the command's body, the number of cells, and no formulas. */
function malformed({ cells, whole }: Line): FieldError[] {
  if (!whole)
    return [error('line', 'column_count', 'The line must have as many cells as the header.')];
  const { name, mail, locale, subject } = cells;
  const body = plainToInstance(RegisterPersonBody, { name, mail, locale, subject });
  const formulas = (Object.entries(cells) as [Column, string][]).filter(([, cell]) =>
    FORMULA.test(cell),
  );
  return [
    ...fieldErrorsOf(validateSync(body)),
    ...formulas.map(([column]) =>
      error(
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
  if (!level) return [error('level', 'not_found', 'The company has no such network level.')];
  return reach.reaches(level.ancestors)
    ? []
    : [
        error(
          'level',
          'level_outside_own',
          'You may place people only at your own level or at levels below it.',
        ),
      ];
}

/** Mail address and subject must be free, or belong to one person in the importing admin’s scope. */
function identities({ cells }: Line, known: Known, reach: Reach): FieldError[] {
  const holder = known.byMail.get(foldMail(cells.mail ?? ''));
  const path = known.levelsById.get(holder?.level ?? known.root)?.ancestors ?? [];
  const errors: FieldError[] = [];
  if (holder && (holder.company !== reach.company || !reach.reaches(path)))
    errors.push(
      error('mail', 'mail_taken', 'Another person has this mail address: use another address.'),
    );
  const other = cells.subject === undefined ? undefined : known.bySubject.get(cells.subject);
  if (other && other.id !== holder?.id)
    errors.push(
      error(
        'subject',
        'subject_taken',
        'Another person has this subject at the token issuer: use their own subject.',
      ),
    );
  return errors;
}

/** Finds values that two lines share and must not. */
class Repeated {
  readonly #first = new Map<string, number>();
  constructor(lines: readonly Line[]) {
    for (const { line, cells } of lines)
      for (const key of keysOf(cells)) if (!this.#first.has(key)) this.#first.set(key, line);
  }

  errors({ line, cells }: Line): FieldError[] {
    return keysOf(cells).flatMap((key) => {
      const first = this.#first.get(key) ?? line;
      const column = key.slice(0, key.indexOf('|')) as Column;
      return first === line
        ? []
        : [error(column, `duplicate_${column}`, `Line ${first} has the same value.`)];
    });
  }
}

const keysOf = ({ mail, subject, external_id: external }: Line['cells']): string[] => [
  ...(mail === undefined ? [] : [`mail|${foldMail(mail)}`]),
  ...(subject === undefined ? [] : [`subject|${subject}`]),
  ...(external === undefined ? [] : [`external_id|${external}`]),
];

function plannedOf(
  { line, cells }: Line,
  id: string,
  manager: string | null,
  known: Known,
  reach: Reach,
): PlannedLine {
  const { name = '', mail = '', locale, subject = null } = cells;
  const person = known.byMail.get(foldMail(mail));
  const level = cells.level === undefined ? undefined : levelOf(known, cells.level)?.id;
  return {
    ...{ line, id, known: person, name, mail, subject, manager },
    locale: (locale as 'en' | 'fr' | undefined) ?? null,
    level: level ?? (person ? null : reach.own),
  };
}
