import { daysBetween, localTimeOf, type Instant } from '#kit/eventsourcing';
import type { Locale } from '#platform/http';
import type { Cell, Column } from '../files/export-file.types.js';
import { CAPACITY, type Labels, type LabelsByCode } from './labels.js';

/** The columns of a read-model table, by the names they have there: what the entity calls `appliedAt` is `applied_at`. */
export type ColumnsOf<Entity> = {
  readonly [Key in keyof Entity as SnakeCase<Key & string>]: Entity[Key];
};
type SnakeCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Uppercase<First> ? `_${Lowercase<First>}` : First}${SnakeCase<Rest>}`
  : Name;

/** A network level as it stands at the export's position. */
export interface LevelAt {
  readonly id: string;
  /** From the company down: `acme/paris`. */
  readonly path: string;
  /** Itself and those above it. */
  readonly ancestors: readonly string[];
}

/** What a cell may look up beside its own row. An unknown or missing id gives an empty text. */
export interface Lookups {
  readonly locale: Locale;
  /** The manifest's instant: the present of this export (domain §7). */
  readonly instant: Instant;
  /** A person's name today; the word for an erased person after an erasure. */
  person(id: string | null): string;
  nonprofit(id: string | null): string;
  nonprofitLocations(id: string | null): readonly string[];
  company(id: string | null): string;
  /** An initiative's title. */
  initiative(id: string | null): string;
  initiativeStatus(id: string | null): string;
  /** The employee's level; without one, the root of the company (domain §1). */
  levelOfPerson(person: string | null, company: string | null): LevelAt | undefined;
  level(id: string | null, company: string | null): LevelAt | undefined;
  /** The employee's manager, for those who may see the company's people; a coordinator may not (domain §1). */
  managerOf(person: string | null, company: string | null): string | null;
}

/** A column of an export over rows `R`: one line in its definition's table. */
export interface ExportColumn<R> extends Column {
  readonly key: string;
  readonly label: Labels;
  cell(row: R, look: Lookups): Cell;
}

/** One column. */
export const column = <R>(
  key: string,
  en: string,
  fr: string,
  cell: ExportColumn<R>['cell'],
  width?: number,
): ExportColumn<R> => ({
  key,
  label: { en, fr },
  cell,
  ...(width === undefined ? {} : { width }),
});

/** A code, and beside it (`<key>Label`) what people call it. */
export function coded<R>(
  key: string,
  en: string,
  fr: string,
  labels: LabelsByCode,
  code: (row: R, look: Lookups) => string | null,
): ExportColumn<R>[] {
  return [
    column(key, `${en} (code)`, `${fr} (code)`, code),
    column(`${key}Label`, en, fr, (row, look) => {
      const value = code(row, look);
      return value === null ? null : (labels[value]?.[look.locale] ?? value);
    }),
  ];
}

/** When something was done, by whom (null: the system) and in which capacity. */
export interface ActRow {
  readonly at: Instant | null;
  readonly by: string | null;
  readonly as: string | null;
}

/** Columns about an act: `<key>At` (local), `<key>By` and `<key>As` with its label; all empty while it has not been done. */
export const acts =
  <R>(zone: (row: R) => string | null) =>
  (key: string, en: string, fr: string, of: (row: R) => ActRow | null): ExportColumn<R>[] => [
    column(
      `${key}At`,
      `${en} at`,
      `${fr} à`,
      (row) => local(of(row)?.at ?? null, zone(row)),
      WIDTH.time,
    ),
    column(
      `${key}By`,
      `${en} by`,
      `${fr} par`,
      (row, look) => look.person(of(row)?.by ?? null),
      WIDTH.name,
    ),
    ...coded<R>(
      `${key}As`,
      `${en} as`,
      `${fr} en tant que`,
      CAPACITY,
      (row) => of(row)?.as ?? null,
    ),
  ];

/** Widths in characters of cells whose length is known. */
export const WIDTH = { id: 38, day: 12, time: 18, name: 28, number: 12 } as const;

/** An instant as a local time `YYYY-MM-DDTHH:MM`; empty where there is none. */
export const local = (instant: Instant | null, zone: string | null): Cell =>
  instant === null ? null : localTimeOf(instant, zone ?? 'UTC');

/** Whole days of 24 hours in a state, at the export's instant. */
export const daysSince = (since: Instant | null, { instant }: Lookups): Cell =>
  since === null ? null : Math.max(0, daysBetween(since, instant));
