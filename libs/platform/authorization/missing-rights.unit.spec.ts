import { describe, expect, test } from '@jest/globals';
import { Refusal } from '#kit/eventsourcing';
import type { Caller, HeldRole } from './caller.js';
import type { InitiativeAccessContext, RegistrationAccessContext } from './access-context.js';
import {
  listOf,
  neededInWords,
  neededRoles,
  whyMissing,
  whyMissingOnInitiative,
} from './missing-rights.js';
import { accessToRegistration, chooseRight } from './rights.js';
import { CALLERS } from './testing/callers.js';

const NOWHERE = { company: null, level: null, nonprofit: null, root: false };
const someone = (...roles: readonly Partial<HeldRole>[]): Caller => ({
  person: 'me',
  company: 'acme',
  level: 'paris',
  roles: roles.map((role) => ({ ...NOWHERE, role: 'employee', ...role })),
});
const context: RegistrationAccessContext = {
  employee: 'eva',
  employeeCompany: 'acme',
  employeeLevels: ['paris', 'acme'],
  hasManager: true,
  deciders: ['max'],
  nonprofit: 'helpers',
  mandate: 'm1',
  partnershipLevels: ['acme'],
};
const admin = (level: string) => someone({ role: 'admin', company: 'acme', level });

/** Why a right is missing, as the refusal of a command that needs it says. */
function missing(
  caller: Caller,
  right: string,
  more: Partial<RegistrationAccessContext> = {},
): unknown {
  const access = accessToRegistration(caller, { ...context, ...more });
  try {
    chooseRight(access, (candidate) => candidate === right, 'Any');
  } catch (error) {
    if (error instanceof Refusal) return error.details;
  }
  return 'allowed';
}
const because = (right: string, reason: string) => ({ needs: [{ right, missing: reason }] });

describe('a refusal says why a right is missing', () => {
  test.each([
    ['no role at all', someone(), 'coordinator', 'no_role', {}],
    [
      'another nonprofit',
      someone({ role: 'coordinator', nonprofit: 'others' }),
      'coordinator',
      'other_nonprofit',
      {},
    ],
    ['another level', admin('lyon'), 'admin', 'other_level', {}],
    ['no mandate in force', admin('acme'), 'mandated_admin', 'no_mandate', { mandate: null }],
    ['a partnership above one’s level', admin('paris'), 'mandated_admin', 'partnership_level', {}],
    [
      'a partnership above one’s levels',
      someone(
        { role: 'admin', company: 'acme', level: 'lyon' },
        { role: 'admin', company: 'acme', level: 'paris' },
      ),
      'mandated_admin',
      'partnership_level',
      {},
    ],
    ['a mandate for another level', admin('lyon'), 'mandated_admin', 'other_level', {}],
    ['one’s own registration', someone({}), 'coordinator', 'own_registration', { employee: 'me' }],
    ['another employee’s', someone({}), 'employee', 'other_employee', {}],
    [
      'another manager',
      someone({ role: 'manager', company: 'acme' }),
      'manager',
      'other_manager',
      {},
    ],
    ['not of the platform', admin('acme'), 'platform', 'no_role', {}],
  ] as const)('%s', (_, caller, right, reason, more) => {
    expect(missing(caller, right, more)).toEqual(because(right, reason));
  });

  test('the limit of a right comes before anything else', () => {
    const access = accessToRegistration(admin('acme'), context);
    const limited = (right: string) => right === 'mandated_admin' && 'not_company_specific';
    expect(() => chooseRight(access, limited, 'Validate')).toThrow(
      'it needs a mandate from the nonprofit (the initiative is not specific to your company).',
    );
  });
});

describe('why a right is missing', () => {
  test.each([
    ['coordinator', 'stranger', 'other_nonprofit'],
    ['coordinator', 'employee', 'no_role'],
    ['admin', 'lyonAdmin', 'other_level'],
    ['main_admin', 'lyonAdmin', 'other_level'],
    ['main_admin', 'employee', 'no_role'],
    ['self', 'employee', 'other_person'],
    ['platform', 'lyonAdmin', 'no_role'],
  ] as const)('%s, to %s: %s', (right, name, reason) => {
    expect(whyMissing(CALLERS[name])(right)).toBe(reason);
  });

  const initiative: InitiativeAccessContext = {
    nonprofit: 'helpers',
    company: 'acme',
    opened: true,
    everValidated: true,
    mandate: 'm1',
    partnershipLevels: ['root'],
    registered: false,
  };
  test.each([
    ['coordinator', 'stranger', {}, 'other_nonprofit'],
    ['mandated_admin', 'employee', {}, 'no_role'],
    ['mandated_admin', 'parisAdmin', { company: 'beta' }, 'not_company_specific'],
    ['mandated_admin', 'parisAdmin', { mandate: null }, 'no_mandate'],
    ['mandated_admin', 'parisAdmin', {}, 'partnership_level'],
  ] as const)('on an initiative, %s, to %s, %j: %s', (right, name, more, reason) => {
    const why = whyMissingOnInitiative(CALLERS[name], { ...initiative, ...more });
    expect(why(right)).toBe(reason);
  });
});

test('needed roles tell one that is held elsewhere from one that is not held', () => {
  expect(neededRoles(CALLERS.lyonAdmin, ['admin', 'auditor'])).toEqual([
    { right: 'admin', missing: 'other_level' },
    { right: 'auditor', missing: 'no_role' },
  ]);
});

test('rights are put into words, those of readers too', () => {
  expect(neededInWords({ right: 'self' })).toBe('the person themself');
  expect(neededInWords({ right: 'analyst', missing: 'of_a_company' })).toBe(
    'an analyst at or above its level (you hold it in a company, not on the platform)',
  );
  expect(neededInWords({ right: 'reader' })).toBe('reader');
});

test.each([
  ['', []],
  ['a', ['a']],
  ['a or b', ['a', 'b']],
  ['a, b or c', ['a', 'b', 'c']],
])('a list in words: "%s"', (text, names) => {
  expect(listOf(names)).toBe(text);
});
