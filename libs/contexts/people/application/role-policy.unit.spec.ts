import { describe, expect, test } from '@jest/globals';
import type { Caller } from '#platform/authorization';
import { Refusal } from '#kit/eventsourcing';
import {
  keptPlace,
  mayGrant,
  mayRevoke,
  placeOf,
  refuseAbove,
  refuseMalformed,
  samePlace,
  type Home,
  type Place,
  type WantedRole,
} from './role-policy.js';

const HOME: Home = { company: 'acme', level: 'paris', root: 'root' };
const PATHS: Readonly<Record<string, readonly string[]>> = {
  root: ['root'],
  paris: ['paris', 'root'],
  nord: ['nord', 'paris', 'root'],
  lyon: ['lyon', 'root'],
};
const admin: Caller = {
  person: 'pam',
  company: 'acme',
  level: 'paris',
  roles: [{ role: 'admin', company: 'acme', level: 'paris', nonprofit: null, root: false }],
};
const place = (
  role: Place['role'],
  company: string | null,
  level: string | null,
  nonprofit: string | null = null,
): Place => ({
  role,
  company,
  level,
  nonprofit,
});

const ruleOf = (work: () => void): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof Refusal ? `${error.kind} ${error.rule}` : String(error);
  }
};

describe('a role', () => {
  test.each<[string, WantedRole, string | undefined]>([
    ['coordinator without nonprofit', { role: 'coordinator' }, 'nonprofit_of_coordinator'],
    [
      'manager of a nonprofit',
      { role: 'manager', nonprofit: 'helpers' },
      'nonprofit_of_coordinator',
    ],
    [
      'coordinator at a level',
      { role: 'coordinator', nonprofit: 'helpers', level: 'paris' },
      'role_without_level',
    ],
    ['platform at a level', { role: 'platform', level: 'paris' }, 'role_without_level'],
    ['auditor at a level', { role: 'auditor', level: 'paris' }, undefined],
    ['employee at a level', { role: 'employee', level: 'paris' }, undefined],
  ])('%s', (_, wanted, rule) => {
    expect(ruleOf(() => refuseMalformed(wanted))).toBe(rule && `invalid ${rule}`);
  });

  test.each<[string, WantedRole, Place]>([
    ['admin', { role: 'employee' }, place('employee', 'acme', null)],
    ['admin', { role: 'manager', level: 'nord' }, place('manager', 'acme', null)],
    ['admin', { role: 'auditor' }, place('auditor', 'acme', 'paris')],
    ['admin', { role: 'admin', level: 'nord' }, place('admin', 'acme', 'nord')],
    ['platform', { role: 'admin' }, place('admin', 'acme', 'root')],
    ['platform', { role: 'auditor' }, place('auditor', null, null)],
    [
      'platform',
      { role: 'coordinator', nonprofit: 'helpers' },
      place('coordinator', null, null, 'helpers'),
    ],
  ])('given as %s counts where it belongs: %j', (right, wanted, expected) => {
    expect(placeOf(wanted, right, HOME)).toEqual(expected);
    expect(mayGrant(right, wanted.role)).toBe(true);
  });

  test('is given by nobody else', () => {
    for (const role of ['coordinator', 'platform'] as const)
      expect(mayGrant('admin', role)).toBe(false);
    for (const role of ['employee', 'manager'] as const)
      expect(mayGrant('platform', role)).toBe(false);
    expect(mayGrant('coordinator', 'admin')).toBe(false);
  });

  test.each<[string, Place, string, string | undefined]>([
    ['at the admin’s level', place('admin', 'acme', 'paris'), 'admin', undefined],
    ['below it', place('admin', 'acme', 'nord'), 'admin', undefined],
    ['above it', place('admin', 'acme', 'root'), 'admin', 'above_own_level'],
    ['beside it', place('auditor', 'acme', 'lyon'), 'admin', 'above_own_level'],
    [
      'without a level, of somebody at the admin’s',
      place('manager', 'acme', null),
      'admin',
      undefined,
    ],
    ['of the platform team’s main admin', place('admin', 'acme', 'root'), 'platform', undefined],
    [
      'of another admin by the platform team',
      place('admin', 'acme', 'paris'),
      'platform',
      'main_admin_only',
    ],
  ])('%s', (_, where, right, rule) => {
    expect(
      ruleOf(() => refuseAbove(where, right, HOME, admin, (level) => PATHS[level] ?? [])),
    ).toBe(rule && `forbidden ${rule}`);
  });

  test('of a person without a level counts at the root', () => {
    const atRoot: Home = { ...HOME, level: null };
    const pathOf = (level: string) => PATHS[level] ?? [];
    expect(placeOf({ role: 'auditor' }, 'admin', atRoot).level).toBe('root');
    expect(
      ruleOf(() => refuseAbove(place('manager', 'acme', null), 'admin', atRoot, admin, pathOf)),
    ).toBe('forbidden above_own_level');
    const [role] = admin.roles.map((one) => ({ ...one, level: 'root', root: true }));
    const mainAdmin = { ...admin, roles: role ? [role] : [] };
    expect(
      ruleOf(() => refuseAbove(place('manager', 'acme', null), 'admin', atRoot, mainAdmin, pathOf)),
    ).toBeUndefined();
  });

  test('of nobody’s nonprofit has no nonprofit', () => {
    expect(placeOf({ role: 'coordinator' }, 'platform', HOME).nonprofit).toBeNull();
  });

  test('is taken away by whoever may grant it, and by colleagues in a nonprofit', () => {
    expect(mayRevoke('admin', 'manager')).toBe(true);
    expect(mayRevoke('admin', 'platform')).toBe(false);
    expect(mayRevoke('coordinator', 'coordinator')).toBe(true);
    expect(mayRevoke('coordinator', 'manager')).toBe(false);
    expect(mayRevoke('employee', 'coordinator')).toBe(false);
  });

  test('is the same where role, company, level and nonprofit are', () => {
    const one = place('auditor', 'acme', 'root', 'helpers');
    expect(samePlace(one, { ...one })).toBe(true);
    for (const other of [
      { role: 'analyst' },
      { company: 'beta' },
      { level: 'paris' },
      { nonprofit: 'others' },
    ] as const)
      expect(samePlace(one, { ...one, ...other })).toBe(false);
  });

  test('must be held by somebody: a main admin, a coordinator, the platform team', () => {
    expect(keptPlace(place('admin', 'acme', 'root'), 'root')).toBe('main admin of the company');
    expect(keptPlace(place('admin', 'acme', 'paris'), 'root')).toBeNull();
    expect(keptPlace(place('coordinator', null, null, 'helpers'), null)).toBe(
      'coordinator of the nonprofit',
    );
    expect(keptPlace(place('admin', 'acme', null), null)).toBeNull();
    expect(keptPlace(place('platform', null, null), null)).toBe('member of the platform team');
    expect(keptPlace(place('auditor', 'acme', 'root'), 'root')).toBeNull();
    expect(samePlace(place('admin', 'acme', 'root'), place('admin', 'acme', 'paris'))).toBe(false);
  });
});
