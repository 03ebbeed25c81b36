import { groupBy } from '../shared/group-by.js';
import type { ExportName } from './export-request.js';

type Cell = string | number | boolean | null;

/** A line of a comparison's file. */
export type Line = Readonly<Record<string, Cell>>;

export interface ChangingEvent {
  readonly id: string;
  readonly type: string;
  readonly at: string;
  readonly recordedAt: string;
  readonly actor: string;
  readonly as: string;
}

/** A changed cell, or a row that was added or is gone, with the events behind it. */
export interface ComparedCell {
  readonly key: string;
  readonly change: 'added' | 'gone' | 'changed';
  readonly row: string;
  /** The registration whose history tells more. */
  readonly registration: string | undefined;
  readonly column: string;
  readonly before: Cell;
  readonly after: Cell;
  readonly events: readonly ChangingEvent[];
}

const ID: Readonly<Record<ExportName, string>> = {
  registrations: 'registration',
  dates: 'date',
  partnerships: 'partnership',
};
const NAMES: Readonly<Record<ExportName, readonly string[]>> = {
  registrations: ['employee', 'initiative'],
  dates: ['employee', 'initiative', 'start'],
  partnerships: ['nonprofit', 'company'],
};

const textOf = (cell: Cell | undefined): string => (cell == null ? '' : String(cell));

/** The changed cells of a comparison; its file has a line for each cell and event. */
export function comparedCells(name: ExportName, lines: readonly Line[]): readonly ComparedCell[] {
  const groups = groupBy(
    lines,
    (line) => `${textOf(line.change)} ${textOf(line[ID[name]])} ${textOf(line.column)}`,
  );
  return [...groups].flatMap(([key, group]) => {
    const [first] = group;
    if (!first) return [];
    return [
      {
        key,
        change: first.change as ComparedCell['change'],
        row: NAMES[name]
          .map((column) => textOf(first[column]))
          .filter(Boolean)
          .join(' · '),
        registration: typeof first.registration === 'string' ? first.registration : undefined,
        column: textOf(first.columnLabel),
        before: first.before ?? null,
        after: first.after ?? null,
        events: group.filter(({ eventId }) => eventId != null).map(eventOf),
      },
    ];
  });
}

const eventOf = (line: Line): ChangingEvent => ({
  id: textOf(line.eventId),
  type: textOf(line.event),
  at: textOf(line.eventAt),
  recordedAt: textOf(line.recordedAt),
  actor: textOf(line.actor),
  as: textOf(line.actorAs),
});
