import type { ExportColumn } from './export-column.js';
import { DATE_COLUMNS } from './dates.export.js';
import { PARTNERSHIP_COLUMNS } from './partnerships.export.js';
import { REGISTRATION_COLUMNS } from './registrations.export.js';
import type { Labels } from './labels.js';
import { version2 } from './version-2.js';

export const EXPORT_NAMES = ['registrations', 'dates', 'partnerships'] as const;
export type ExportName = (typeof EXPORT_NAMES)[number];

/** Versions of the exports that a request may name. */
export const VERSIONS = [2, 3] as const;
export type ExportVersion = (typeof VERSIONS)[number];
/** The version of a request that names none. */
export const LATEST_VERSION: ExportVersion = 3;

/** A column over rows that only the export itself knows. */
type AnyColumn = ExportColumn<never>;

export interface ExportDefinition {
  /** Incremented when the same data gives other bytes: after a change of columns, labels, order or layout. */
  readonly version: ExportVersion;
  readonly title: Labels;
  /** First part of the file's name. */
  readonly file: Labels;
  readonly columns: readonly AnyColumn[];
  /** The columns of earlier versions. */
  readonly earlier: Readonly<Record<number, readonly AnyColumn[]>>;
}

/** All exports (docs/domain.md §7). */
export const DEFINITIONS: Readonly<Record<ExportName, ExportDefinition>> = {
  registrations: {
    version: LATEST_VERSION,
    title: { en: 'Registrations follow-up', fr: 'Suivi des inscriptions' },
    file: { en: 'registrations-follow-up', fr: 'suivi-des-inscriptions' },
    columns: REGISTRATION_COLUMNS,
    earlier: { 2: version2('registrations', REGISTRATION_COLUMNS) },
  },
  dates: {
    version: LATEST_VERSION,
    title: { en: 'Participation dates follow-up', fr: 'Suivi des dates' },
    file: { en: 'participation-dates-follow-up', fr: 'suivi-des-dates' },
    columns: DATE_COLUMNS,
    earlier: { 2: version2('dates', DATE_COLUMNS) },
  },
  partnerships: {
    version: LATEST_VERSION,
    title: { en: 'Partnership tracking', fr: 'Suivi des partenariats' },
    file: { en: 'partnership-tracking', fr: 'suivi-des-partenariats' },
    columns: PARTNERSHIP_COLUMNS,
    earlier: { 2: version2('partnerships', PARTNERSHIP_COLUMNS) },
  },
};

/** The columns of an export, in order: stable keys and header labels. */
export const columnsOfExport = (
  name: ExportName,
  version: number = LATEST_VERSION,
): readonly AnyColumn[] => DEFINITIONS[name].earlier[version] ?? DEFINITIONS[name].columns;

export * from './export-column.js';
export * from './dates.export.js';
export * from './partnerships.export.js';
export * from './registrations.export.js';
export * from './labels.js';
