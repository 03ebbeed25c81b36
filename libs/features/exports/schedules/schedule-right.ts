import { forbidden, neededRoles, type Caller } from '#platform/authorization';
import { exportRight, type ExportRight } from '../export-access.js';

const SCHEDULERS = ['admin', 'analyst'] as const;

/**
 * The right to schedule exports: that of admins and analysts, and of these roles alone (docs/domain.md §7).
 * @throws Refusal forbidden when the caller holds neither, or not the named one
 */
export function scheduleRight(caller: Caller, named?: string): ExportRight {
  const roles = caller.roles.filter(
    ({ role }) => SCHEDULERS.some((one) => one === role) && (named === undefined || role === named),
  );
  if (roles.length === 0)
    throw forbidden(
      'role',
      'You are not permitted to schedule exports: it needs the role admin or analyst.',
      neededRoles(caller, SCHEDULERS, 'other_capacity'),
    );
  return exportRight({ ...caller, roles });
}
