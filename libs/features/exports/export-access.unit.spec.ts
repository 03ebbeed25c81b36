import { describe, expect, test } from '@jest/globals';
import type { Caller, HeldRole } from '#platform/authorization';
import { Refusal } from '#kit/eventsourcing';
import { exportRight, scopeOf, seesPeopleAt } from './export-access.js';

const at = (role: HeldRole['role'], where: Partial<HeldRole> = {}): HeldRole => ({
  role,
  company: null,
  level: null,
  nonprofit: null,
  root: false,
  ...where,
});
const caller = (...roles: HeldRole[]): Caller => ({
  person: 'p',
  company: 'acme',
  level: null,
  roles,
});

const ADMIN = at('admin', { company: 'acme', level: 'paris' });
const COORDINATOR = at('coordinator', { nonprofit: 'helpers' });
const EMPLOYEE = at('employee', { company: 'acme', level: 'acme' });

describe('the right to export', () => {
  test.each<[string, HeldRole[]]>([
    ['nobody', []],
    ['an employee', [EMPLOYEE]],
    ['a manager', [at('manager', { company: 'acme', level: 'acme' })]],
  ])('is not for %s', (_, roles) => {
    expect(() => exportRight(caller(...roles))).toThrow(Refusal);
  });

  test.each<[string, HeldRole[]]>([
    ['admin', [EMPLOYEE, COORDINATOR, ADMIN]],
    ['auditor', [at('auditor', { company: 'acme', level: 'acme' })]],
    ['analyst', [at('analyst')]],
    ['platform', [at('platform'), ADMIN]],
    ['coordinator', [COORDINATOR, EMPLOYEE]],
  ])('is recorded as that of %s', (capacity, roles) => {
    expect(exportRight(caller(...roles)).capacity).toBe(capacity);
  });

  test('reaches only as far as the capacity named', () => {
    expect(scopeOf(exportRight(caller(ADMIN, COORDINATOR), 'coordinator'))).toMatchObject({
      capacity: 'coordinator',
      nonprofits: ['helpers'],
      levels: [],
    });
    expect(() => exportRight(caller(ADMIN), 'platform')).toThrow(Refusal);
    expect(() => exportRight(caller(EMPLOYEE), 'employee')).toThrow(Refusal);
  });

  test('adds up over the roles, and leaves out what an employee sees', () => {
    expect(scopeOf(exportRight(caller(ADMIN, COORDINATOR, EMPLOYEE)))).toEqual({
      person: 'p',
      capacity: 'admin',
      everything: false,
      nonprofits: ['helpers'],
      levels: ['paris'],
    });
  });
});

test('managers are shown to those who watch the level, not to a coordinator', () => {
  const nord = { id: 'nord', path: 'acme/paris/nord', ancestors: ['nord', 'paris', 'acme'] };
  const lyon = { id: 'lyon', path: 'acme/lyon', ancestors: ['lyon', 'acme'] };
  const sees = (...roles: HeldRole[]) =>
    [nord, lyon, undefined].map(seesPeopleAt(exportRight(caller(...roles))));
  expect(sees(ADMIN)).toEqual([true, false, false]);
  expect(sees(COORDINATOR)).toEqual([false, false, false]);
  expect(sees(at('platform'))).toEqual([true, true, true]);
});
