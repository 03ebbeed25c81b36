import {
  nonprofitsOf,
  seesEverything,
  overseenLevels,
  type Caller,
  type HeldRole,
} from '#platform/authorization';
import { forbidden } from '#kit/eventsourcing';
import type { LevelAt } from './definitions/export-column.js';

/** Who may export (domain §7), the farthest-reaching right first: the one in which it is recorded unless the caller names another. */
const CAPACITIES = ['platform', 'admin', 'auditor', 'analyst', 'coordinator'] as const;
export type ExportCapacity = (typeof CAPACITIES)[number];

/** The right in which somebody exports, and what it reaches. */
export interface ExportRight {
  readonly capacity: ExportCapacity;
  /** The caller with the roles that count here: all that may export, or those of the capacity that they named. */
  readonly caller: Caller;
}

const isCapacity = (role: HeldRole['role']): role is ExportCapacity =>
  (CAPACITIES as readonly string[]).includes(role);

/**
 * The right to export. Without a capacity named, every role that may export adds to what is in scope.
 * @throws Refusal forbidden: employees and managers export nothing, and nobody acts in a role that they do not hold
 */
export function exportRight(caller: Caller, named?: string): ExportRight {
  const roles = caller.roles.filter(
    ({ role }) => isCapacity(role) && (named === undefined || role === named),
  );
  const capacity = CAPACITIES.find((candidate) => roles.some(({ role }) => role === candidate));
  if (capacity === undefined)
    throw forbidden(
      'role',
      'Exports are for admins, analysts, auditors, the platform team, and coordinators for their nonprofit.',
    );
  return { capacity, caller: { ...caller, roles } };
}

/** What a right reaches, for the manifest: everything, or these nonprofits and network levels with all below them. */
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
export type ExportScope = ReturnType<typeof scopeOf>;

/** Whether the right reaches the people of a company around somebody at this level; that of a coordinator reaches no managers (domain §1). */
export function seesPeopleAt({ caller }: ExportRight): (level: LevelAt | undefined) => boolean {
  const watched = overseenLevels(caller);
  const everything = seesEverything(caller);
  return (level) =>
    everything || (level?.ancestors.some((above) => watched.includes(above)) ?? false);
}
