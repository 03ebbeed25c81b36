import { expect, test } from '@jest/globals';
import type { RegistrationAccessContext } from './access-context.js';
import type { Caller } from './caller.js';
import { accessToRegistration } from './rights.js';
import { CALLERS, held, inAcme, OUT, PARIS, ROOT, says, someone } from './testing/callers.js';

const context: RegistrationAccessContext = {
  employee: 'eva',
  employeeCompany: 'acme',
  employeeLevels: [PARIS, ROOT],
  hasManager: true,
  deciders: ['max'],
  nonprofit: 'helpers',
  mandate: null,
  partnershipLevels: [ROOT],
};
const own = { ...context, employee: 'me' };
const decided = { ...context, deciders: ['max', 'me'] };
const mandated = { ...context, mandate: 'm1' };

test.each<[string, Caller, RegistrationAccessContext, string]>([
  ['a colleague', CALLERS.employee, context, OUT],
  ['another manager', CALLERS.manager, context, OUT],
  ['who decides as the manager', CALLERS.manager, decided, 'manager'],
  ['the coordinator', CALLERS.coordinator, context, 'coordinator'],
  ['another coordinator', CALLERS.stranger, context, OUT],
  ['an admin at the level', CALLERS.parisAdmin, context, 'admin'],
  ['an admin above', CALLERS.mainAdmin, context, 'admin'],
  ['an admin beside', CALLERS.lyonAdmin, context, OUT],
  ['an auditor at the level', CALLERS.auditor, context, ''],
  ['the platform team', CALLERS.platform, context, 'platform'],
  ['an analyst of the platform', CALLERS.platformAnalyst, context, ''],
  ['an admin with a mandate', CALLERS.mainAdmin, mandated, 'admin mandated_admin'],
  ['an admin below the partnership', CALLERS.parisAdmin, mandated, 'admin'],
  ['the employee', CALLERS.employee, own, 'employee'],
  ['the employee, a manager now', CALLERS.manager, own, ''],
  ['the employee, gone', someone(), own, OUT],
  ['the employee, gone, who coordinates', CALLERS.coordinator, own, ''],
  ['the employee, gone, of the platform', CALLERS.platform, own, ''],
])('%s has the rights that the domain gives', (_, caller, about, expected) => {
  expect(says(accessToRegistration(caller, about))).toBe(expected);
});

test('nobody decides on their own registration, whatever roles they hold', () => {
  const all = someone(
    inAcme('employee'),
    inAcme('manager'),
    inAcme('admin', ROOT),
    held('coordinator', { nonprofit: 'helpers' }),
    held('platform'),
  );
  const everything = { ...decided, employee: 'me', mandate: 'm1' };
  expect(says(accessToRegistration(all, everything))).toBe('employee');
});

test('who decides for a missing manager acts as an admin', () => {
  const capacities = [true, false].map(
    (hasManager) =>
      accessToRegistration(CALLERS.manager, { ...decided, hasManager }).rights[0]?.capacity,
  );
  expect(capacities).toEqual(['manager', 'admin']);
});

test('an admin under a mandate acts as admin, and names it', () => {
  expect(accessToRegistration(CALLERS.mainAdmin, mandated).rights[1]).toEqual({
    right: 'mandated_admin',
    capacity: 'admin',
    mandate: 'm1',
  });
});
