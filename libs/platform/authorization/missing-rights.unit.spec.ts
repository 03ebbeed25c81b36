import { describe, expect, test } from '@jest/globals';
import { Refusal } from '#kit/eventsourcing';
import type { Caller, HeldRole } from './caller.js';
import type { RegistrationAccessContext } from './access-context.js';
import { accessToRegistration, chooseRight } from './rights.js';

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
