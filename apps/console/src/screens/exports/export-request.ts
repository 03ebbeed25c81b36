import type { Schemas } from '../../api/client.js';
import { toInstant } from '../../commands/zoned-time.js';
import { browserZone } from '../../design/format.js';

export type CreateExport = Schemas['CreateExportBody'];
export type CompareExports = Schemas['CompareExportsBody'];
export type ExportName = CreateExport['name'];

export const EXPORTS = ['registrations', 'dates', 'partnerships'] as const;

export const STATUSES: Readonly<Record<ExportName, readonly string[]>> = {
  registrations: [
    'application',
    'conversation',
    'looking_for_mentee',
    'dates_to_be_confirmed',
    'awaiting_manager_approval',
    'in_progress',
    'awaiting_confirmation',
    'participated',
    'cancelled_rejected',
    'not_finalized',
  ],
  dates: [
    'to_be_confirmed',
    'awaiting_manager',
    'in_progress',
    'awaiting_confirmation',
    'participated',
    'cancelled',
  ],
  partnerships: ['awaiting_confirmation', 'validated', 'declined', 'cancelled'],
};

/** What is typed or chosen; empty values are left out of the request. */
export type Draft = Readonly<Record<string, string | undefined>>;

const INSTANTS = new Set(['asOf', 'beforeAsOf']);

/** The request that a draft describes. Local times are of the browser's zone. */
export function requestOf(draft: Draft, columns: readonly string[] | undefined): CreateExport {
  const entries = Object.entries(draft).flatMap(([name, value]) =>
    value === undefined || value === ''
      ? []
      : [[name, INSTANTS.has(name) ? toInstant(value, browserZone()) : value] as const],
  );
  return {
    ...(Object.fromEntries(entries) as unknown as CreateExport),
    ...(columns && { columns: [...columns] }),
  };
}

/** Columns that change with each event, or with time alone. */
const RESTLESS = new Set(['daysInStatus', 'revision', 'lastEvent', 'lastActivity']);
export const CONTACTS: ReadonlySet<string> = new Set(['employeeMail', 'employeeExternalId']);

/** Columns in which a comparison is readable: words rather than codes, each time once. */
export const readableColumns = (keys: readonly string[]): readonly string[] =>
  keys.filter(
    (key) =>
      !RESTLESS.has(key) &&
      !CONTACTS.has(key) &&
      !(key.endsWith('Utc') && keys.includes(key.slice(0, -'Utc'.length))) &&
      !keys.includes(`${key}Label`),
  );

/** Whether an export compares two states. */
export const isComparison = ({ request }: Schemas['ExportAnswer']): boolean =>
  request.beforePosition !== undefined || request.beforeAsOf !== undefined;
