import { partnershipProjection } from '#contexts/partnerships';
import { registrationProjection } from '#contexts/registrations';
import type { ExportName } from '#features/exports';
import {
  LEVEL_OF_REGISTRATION,
  partnershipsInScope,
  registrationsInScope,
  type Caller,
  type Condition,
} from '#platform/authorization';
import type { Projection } from '#kit/eventsourcing';

/** The tables that the rows of an export come from, and how to find the rows in a caller's scope. */
export interface RebuiltExport {
  readonly projection: Projection;
  /** Compared, row by row. */
  readonly tables: readonly string[];
  /** The event that begins a stream; its data has the columns that the scope asks about. */
  readonly first: string;
  /** The owners: a table or rows of these names, joined with what the scope asks about. */
  readonly owners: string;
  readonly alias: string;
  readonly joins: string;
  readonly inScope: (caller: Caller, first: number) => Condition;
}

const REGISTRATIONS: Omit<RebuiltExport, 'tables'> = {
  projection: registrationProjection,
  first: 'ApplicationSubmitted',
  owners: 'read.registrations',
  alias: 'r',
  joins: `JOIN read.people e ON e.id = r.employee JOIN read.companies c ON c.id = r.company
          LEFT JOIN read.levels l ON l.id = ${LEVEL_OF_REGISTRATION}`,
  inScope: (caller, first) => registrationsInScope(caller, first, true),
};

export const REBUILT: Readonly<Record<ExportName, RebuiltExport>> = {
  registrations: { ...REGISTRATIONS, tables: ['registrations'] },
  dates: { ...REGISTRATIONS, tables: ['participation_dates'] },
  partnerships: {
    projection: partnershipProjection,
    tables: ['partnerships'],
    first: 'PartnershipProposed',
    owners: 'read.partnerships',
    alias: 'p',
    joins: 'JOIN read.levels pl ON pl.id = p.level',
    inScope: partnershipsInScope,
  },
};
