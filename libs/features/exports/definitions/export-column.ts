import { daysBetween, localTimeOf, type Instant } from '#kit/eventsourcing';
import type { Locale } from '#platform/http';
import type { Cell, Column } from '../files/export-file.types.js';
import type { Period } from '../rows/export-period.js';
import { CAPACITY, NOTHING, type Labels, type LabelsByCode } from './labels.js';

/** The columns of a read-model table by their SQL names: the entity's `appliedAt` is `applied_at`. */
export type ColumnsOf<Entity> = {
  readonly [Key in keyof Entity as SnakeCase<Key & string>]: Entity[Key];
};
type SnakeCase<Name extends string> = Name extends `${infer First}${infer Rest}`
  ? `${First extends Uppercase<First> ? `_${Lowercase<First>}` : First}${SnakeCase<Rest>}`
  : Name;

/** A network level at the export's position. */
export interface LevelAt {
  readonly id: string;
  /** Names from the company down, such as `acme/paris`. */
  readonly path: string;
  /** Ids of the level itself and of the levels above. */
  readonly ancestors: readonly string[];
}

/** Values that a cell may look up by id. An unknown or missing id gives an empty text. */
export interface Lookups {
  readonly locale: Locale;
  /** The export's current time, as in the manifest (docs/domain.md §7). */
  readonly instant: Instant;
  /** The days that the export was asked for. */
  readonly period: Period;
  /** A person's current name, or the label of an erased person. */
  person(id: string | null): string;
  nonprofit(id: string | null): string;
  nonprofitLocations(id: string | null): readonly string[];
  company(id: string | null): string;
  /** A company's time zone. */
  zoneOf(company: string | null): string;
  /** An initiative's title. */
  initiative(id: string | null): string;
  initiativeStatus(id: string | null): string;
  /** The employee's level; without one, the root of the company (docs/domain.md §1). */
  levelOfPerson(person: string | null, company: string | null): LevelAt | undefined;
  level(id: string | null, company: string | null): LevelAt | undefined;
  /** The employee's manager, for those who may see the company's people; a coordinator may not (docs/domain.md §1). */
  managerOf(person: string | null, company: string | null): string | null;
  /** How to reach the employee, for admins of their level and the platform team; empty for others. */
  contactOf(person: string | null, company: string | null): Contact;
}

/** An employee's mail address, and their id in the company's own systems. */
export interface Contact {
  readonly mail: string | null;
  readonly externalId: string | null;
}

/** A column of an export over rows `R`. */
export interface ExportColumn<R> extends Column {
  readonly key: string;
  readonly label: Labels;
  /** Says how to reach an employee: for company admins and the platform team only. */
  readonly contact?: boolean;
  cell(row: R, lookups: Lookups): Cell;
}

/** Defines a column. */
export const column = <R>(
  key: string,
  en: string,
  fr: string,
  cell: ExportColumn<R>['cell'],
  kind?: Column['kind'],
): ExportColumn<R> => ({
  key,
  label: { en, fr },
  cell,
  ...(kind === undefined ? {} : { kind }),
});

/** Defines two columns: an instant as a local time `YYYY-MM-DDTHH:MM`, and in UTC (`<key>Utc`). Both are empty for null. */
export const times =
  <R>(zone: (row: R) => string | null) =>
  (
    key: string,
    en: string,
    fr: string,
    of: (row: R, lookups: Lookups) => Instant | null,
  ): ExportColumn<R>[] => [
    column(
      key,
      en,
      fr,
      (row, lookups) => {
        const instant = of(row, lookups);
        return instant === null ? null : localTimeOf(instant, zone(row) ?? 'UTC');
      },
      'local',
    ),
    column(`${key}Utc`, `${en} (UTC)`, `${fr} (UTC)`, of, 'utc'),
  ];

/** Defines two columns: a code, and its label (`<key>Label`), which is empty for a code that says that there is nothing. */
export function coded<R>(
  key: string,
  en: string,
  fr: string,
  labels: LabelsByCode,
  code: (row: R, lookups: Lookups) => string | null,
): ExportColumn<R>[] {
  return [
    column(key, `${en} (code)`, `${fr} (code)`, code),
    column(`${key}Label`, en, fr, (row, lookups) => {
      const value = code(row, lookups);
      if (value === null) return null;
      return labels[value]?.[lookups.locale] ?? (NOTHING.has(value) ? null : value);
    }),
  ];
}

/** An action: its time, its actor (null: the system) and their capacity. */
export interface ActRow {
  readonly at: Instant | null;
  readonly by: string | null;
  readonly as: string | null;
}

/** Defines the columns of an action: its time (`<key>At`), `<key>By`, and `<key>As` with its label. Empty until it happens. */
export const acts = <R>(zone: (row: R) => string | null) => {
  const time = times(zone);
  return (
    key: string,
    en: string,
    fr: string,
    of: (row: R) => ActRow | null,
  ): ExportColumn<R>[] => [
    ...time(`${key}At`, `${en} at`, `${fr} le`, (row) => of(row)?.at ?? null),
    column(`${key}By`, `${en} by`, `${fr} par`, (row, lookups) =>
      lookups.person(of(row)?.by ?? null),
    ),
    ...coded<R>(
      `${key}As`,
      `${en} as`,
      `${fr} en qualité de`,
      CAPACITY,
      (row) => of(row)?.as ?? null,
    ),
  ];
};

/** Columns for those who may see how to reach an employee: their address and their id in the company's own systems. */
export const contacts = <R>(
  registration: (row: R) => { readonly employee: string | null; readonly company: string | null },
): ExportColumn<R>[] => {
  const of = (row: R, lookups: Lookups): Contact => {
    const { employee, company } = registration(row);
    return lookups.contactOf(employee, company);
  };
  return [
    {
      ...column<R>(
        'employeeMail',
        'Employee’s mail address',
        'Adresse e-mail du collaborateur',
        (row, lookups) => of(row, lookups).mail,
      ),
      contact: true,
    },
    {
      ...column<R>(
        'employeeExternalId',
        'Employee’s external id',
        'Matricule du collaborateur',
        (row, lookups) => of(row, lookups).externalId,
      ),
      contact: true,
    },
  ];
};

/** Whole days of 24 hours since an instant, at the export's instant. */
export const daysSince = (since: Instant | null, { instant }: Lookups): Cell =>
  since === null ? null : Math.max(0, daysBetween(since, instant));
