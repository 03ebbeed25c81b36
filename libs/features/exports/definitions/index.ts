import type { Column } from '../files/export-file.types.js';
import { DATE_COLUMNS } from './dates.export.js';
import { PARTNERSHIP_COLUMNS } from './partnerships.export.js';
import { REGISTRATION_COLUMNS } from './registrations.export.js';
import type { Labels } from './labels.js';

export const EXPORT_NAMES = ['registrations', 'dates', 'partnerships'] as const;
export type ExportName = (typeof EXPORT_NAMES)[number];

export interface ExportDefinition {
  /** Incremented when the same data gives other bytes: after a change of columns, labels or order. */
  readonly version: number;
  readonly title: Labels;
  /** First part of the file's name. */
  readonly file: Labels;
  readonly columns: readonly Column[];
}

/** All exports (docs/domain.md §7). */
export const DEFINITIONS: Readonly<Record<ExportName, ExportDefinition>> = {
  registrations: {
    version: 2,
    title: { en: 'Registrations follow-up', fr: 'Suivi des inscriptions' },
    file: { en: 'registrations-follow-up', fr: 'suivi-des-inscriptions' },
    columns: REGISTRATION_COLUMNS,
  },
  dates: {
    version: 2,
    title: { en: 'Participation dates follow-up', fr: 'Suivi des dates' },
    file: { en: 'participation-dates-follow-up', fr: 'suivi-des-dates' },
    columns: DATE_COLUMNS,
  },
  partnerships: {
    version: 2,
    title: { en: 'Partnership tracking', fr: 'Suivi des partenariats' },
    file: { en: 'partnership-tracking', fr: 'suivi-des-partenariats' },
    columns: PARTNERSHIP_COLUMNS,
  },
};

/** The columns of an export, in order: stable keys and header labels. */
export const columnsOfExport = (name: ExportName): readonly Column[] => DEFINITIONS[name].columns;

export * from './export-column.js';
export * from './dates.export.js';
export * from './partnerships.export.js';
export * from './registrations.export.js';
export * from './labels.js';
