import type { Column } from '../files/index.js';
import { DATE_COLUMNS } from './dates.js';
import { PARTNERSHIP_COLUMNS } from './partnerships.js';
import { REGISTRATION_COLUMNS } from './registrations.js';
import type { Labels } from './words.js';

export const EXPORT_NAMES = ['registrations', 'dates', 'partnerships'] as const;
export type ExportName = (typeof EXPORT_NAMES)[number];

export interface ExportDefinition {
  /** Raised whenever the same facts would give other bytes: a column, a label, an order. */
  readonly version: number;
  readonly title: Labels;
  /** Begins the name of the file. */
  readonly file: Labels;
  readonly columns: readonly Column[];
}

/** Every export there is (domain §7). */
export const DEFINITIONS: Readonly<Record<ExportName, ExportDefinition>> = {
  registrations: {
    version: 2,
    title: { en: 'Registrations follow-up', fr: 'Suivi des inscriptions' },
    file: { en: 'registrations-follow-up', fr: 'suivi-des-inscriptions' },
    columns: REGISTRATION_COLUMNS,
  },
  dates: {
    version: 1,
    title: { en: 'Participation dates follow-up', fr: 'Suivi des dates' },
    file: { en: 'participation-dates-follow-up', fr: 'suivi-des-dates' },
    columns: DATE_COLUMNS,
  },
  partnerships: {
    version: 1,
    title: { en: 'Partnership tracking', fr: 'Suivi des partenariats' },
    file: { en: 'partnership-tracking', fr: 'suivi-des-partenariats' },
    columns: PARTNERSHIP_COLUMNS,
  },
};

/** The columns of an export, in order: stable keys and what the file's header calls them. */
export const columnsOfExport = (name: ExportName): readonly Column[] => DEFINITIONS[name].columns;

export * from './column.js';
export * from './dates.js';
export * from './partnerships.js';
export * from './registrations.js';
export * from './words.js';
