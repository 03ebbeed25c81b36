import { describe, expect, test } from '@jest/globals';
import { accessToPartnership } from './authorization-rules.js';
import { chooseRight, isPermittedBy, refuseOutOfScope, right, type Access } from './rights.js';
import { held, inAcme, ROOT, someone } from './testing/callers.js';

const access = accessToPartnership(
  someone(held('coordinator', { nonprofit: 'helpers' }), inAcme('admin', ROOT)),
  { nonprofit: 'helpers', levels: [ROOT] },
);

describe('choosing a right', () => {
  test('takes the first that is allowed, or the one named', () => {
    expect(chooseRight(access, () => true, 'Any').right).toBe('coordinator');
    expect(chooseRight(access, () => true, 'Any', 'main_admin').right).toBe('main_admin');
  });

  test('takes one by its own name, or by the capacity in which it acts', () => {
    const rights = [right('coordinator'), right('mandated_admin', 'admin', 'm1')];
    for (const capacity of ['admin', 'mandated_admin'])
      expect(chooseRight({ inScope: true, rights }, () => true, 'Any', capacity)).toEqual({
        right: 'mandated_admin',
        capacity: 'admin',
        mandate: 'm1',
      });
  });

  test('refuses a capacity that is not allowed, and names those that are', () => {
    expect(() => chooseRight(access, (name) => name === 'admin', 'Any', 'coordinator')).toThrow(
      'You are not permitted to run Any on this partnership as coordinator: act as admin.',
    );
  });

  test('names what the command needs to somebody without a right', () => {
    const none = { ...access, rights: [] };
    const allowed = (name: string) => ['coordinator', 'admin', 'platform'].includes(name);
    for (const capacity of [undefined, 'coordinator'])
      expect(() => chooseRight(none, allowed, 'Any', capacity)).toThrow(
        'You are not permitted to run Any on this partnership: it needs a coordinator of the nonprofit (you coordinate another nonprofit), an admin at or above its level (it is not at or below your level) or the platform team (you do not hold this role).',
      );
  });

  test('says that a role is missing where nothing more is known', () => {
    const unknown: Access = { inScope: true, rights: [] };
    expect(() => chooseRight(unknown, (name) => name === 'mandated_admin', 'Any')).toThrow(
      'You are not permitted to run Any on this resource: it needs a mandate from the nonprofit (you do not hold this role).',
    );
    expect(() => chooseRight(unknown, () => false, 'Any')).toThrow(
      'You are not permitted to run Any on this resource.',
    );
  });
});

test('a command is permitted by one right of several', () => {
  expect(isPermittedBy(access, (name) => name === 'main_admin')).toBe(true);
  expect(isPermittedBy(access, (name) => name === 'platform')).toBe(false);
  expect(isPermittedBy(access, () => 'not_mentoring')).toBe(false);
});

test('what is out of scope does not exist', () => {
  expect(() => {
    refuseOutOfScope({ ...access, inScope: false }, 'partnership');
  }).toThrow(expect.objectContaining({ kind: 'not_found', field: 'partnership' }));
  refuseOutOfScope(access, 'partnership');
});
