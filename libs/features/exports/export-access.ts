import {
  nonprofitsOf,
  seesEverything,
  overseenLevels,
  type Caller,
  type HeldRole,
  forbidden,
  neededRoles,
} from '#platform/authorization';

import { columnsOfExport, type ExportColumn, type LevelAt } from './definitions/index.js';
import type { ExportRequest } from './export-request.js';

/** Roles that may export (docs/domain.md §7), widest first. An export is recorded in the first that the caller holds, or in the one they name. */
const CAPACITIES = ['platform', 'admin', 'auditor', 'analyst', 'coordinator'] as const;
export type ExportCapacity = (typeof CAPACITIES)[number];

/** The capacity in which a caller exports, and the roles that define its scope. */
export interface ExportRight {
  readonly capacity: ExportCapacity;
  /** The caller with only the roles that apply: all that may export, or those of the named capacity. */
  readonly caller: Caller;
}

const isCapacity = (role: HeldRole['role']): role is ExportCapacity =>
  (CAPACITIES as readonly string[]).includes(role);

/**
 * The right to export. Without a named capacity, the scopes of all roles that may export are combined.
 * @throws Refusal forbidden when the caller holds no role that may export, or not the named one
 */
export function exportRight(caller: Caller, named?: string): ExportRight {
  const roles = caller.roles.filter(
    ({ role }) => isCapacity(role) && (named === undefined || role === named),
  );
  const capacity = CAPACITIES.find((candidate) => roles.some(({ role }) => role === candidate));
  if (capacity === undefined)
    throw forbidden(
      'role',
      'You are not permitted to export: it needs the role admin, analyst, auditor, coordinator or platform.',
      neededRoles(caller, CAPACITIES, 'other_capacity'),
    );
  return { capacity, caller: { ...caller, roles } };
}

/** The scope of a right, for the manifest: everything, or these nonprofits and network levels with the levels below. */
export function scopeOf({ capacity, caller }: ExportRight) {
  const everything = seesEverything(caller);
  return {
    person: caller.person,
    capacity,
    everything,
    nonprofits: everything ? [] : [...new Set(nonprofitsOf(caller))].sort(),
    levels: everything ? [] : [...new Set(overseenLevels(caller))].sort(),
  };
}

/** The part of a right under which employees' mail addresses and external ids are shown: that of admins and the platform team. */
export function contactRight(right: ExportRight): ExportRight {
  const roles = right.caller.roles.filter(({ role }) => role === 'admin' || role === 'platform');
  return { ...right, caller: { ...right.caller, roles } };
}

/** Where employees' mail addresses and external ids are shown. */
export function contactScope(right: ExportRight): Pick<ExportScope, 'everything' | 'levels'> {
  const { everything, levels } = scopeOf(contactRight(right));
  return { everything, levels };
}

/** Whether columns say how to reach employees. */
export const showContacts = (columns: readonly object[]): boolean =>
  columns.some((column) => 'contact' in column && column.contact === true);

/**
 * The columns of an export, in order: those that the request names, or all that the right covers.
 * @throws Refusal forbidden when the request names a column that the right does not cover
 */
export function columnsFor(
  { name, version, columns }: ExportRequest,
  right: ExportRight,
): readonly ExportColumn<never>[] {
  const all = columnsOfExport(name, version);
  const covered = contactRight(right).caller.roles.length > 0;
  if (columns === undefined) return covered ? all : all.filter(({ contact }) => contact !== true);
  const byKey = new Map(all.map((column) => [column.key, column]));
  const chosen = columns.map((key) => byKey.get(key) as ExportColumn<never>);
  const refused = covered ? undefined : chosen.find(({ contact }) => contact === true);
  if (refused)
    throw forbidden(
      'role',
      `You are not permitted to export the column ${refused.key}: it needs the role admin or platform.`,
      neededRoles(right.caller, ['admin', 'platform']),
    );
  return chosen;
}

export type ExportScope = ReturnType<typeof scopeOf>;

/** Whether the right covers the people of a company at this level. A coordinator's does not, so they see no managers (docs/domain.md §1). */
export function seesPeopleAt({ caller }: ExportRight): (level: LevelAt | undefined) => boolean {
  const watched = overseenLevels(caller);
  const everything = seesEverything(caller);
  return (level) =>
    everything || (level?.ancestors.some((above) => watched.includes(above)) ?? false);
}
