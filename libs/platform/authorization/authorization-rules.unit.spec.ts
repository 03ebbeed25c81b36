import { describe, expect, test } from '@jest/globals';
import type { Caller, HeldRole } from './caller.js';
import {
  accessToCompany,
  accessToNonprofit,
  accessToPartnership,
  accessToPerson,
} from './authorization-rules.js';
import type { InitiativeAccessContext } from './access-context.js';
import { accessToInitiative, chooseRight, type Access } from './rights.js';

const [ROOT, PARIS, LYON] = ['root', 'paris', 'lyon'];
const held = (role: HeldRole['role'], where: Partial<HeldRole> = {}): HeldRole => ({
  role,
  company: null,
  level: null,
  nonprofit: null,
  root: false,
  ...where,
});
const inAcme = (role: HeldRole['role'], level: string | null = null): HeldRole =>
  held(role, { company: 'acme', level, root: level === ROOT });
const someone = (...roles: readonly HeldRole[]): Caller => ({
  person: 'me',
  company: roles.find((role) => role.company)?.company ?? null,
  level: null,
  roles,
});

const CALLERS = {
  employee: someone(inAcme('employee')),
  manager: someone(inAcme('manager')),
  mainAdmin: someone(inAcme('admin', ROOT)),
  parisAdmin: someone(inAcme('admin', PARIS)),
  lyonAdmin: someone(inAcme('admin', LYON)),
  auditor: someone(inAcme('auditor', PARIS)),
  coordinator: someone(held('coordinator', { nonprofit: 'helpers' })),
  stranger: someone(held('coordinator', { nonprofit: 'others' })),
  platform: someone(held('platform')),
  platformAuditor: someone(held('auditor')),
};
type Name = keyof typeof CALLERS;
const OUT = '-';
const says = ({ inScope, rights }: Access): string =>
  inScope ? rights.map(({ right }) => right).join(' ') : OUT;

describe('the rights to a company', () => {
  test.each<[Name, boolean, string]>([
    ['employee', false, ''],
    ['manager', false, ''],
    ['mainAdmin', false, 'admin main_admin'],
    ['parisAdmin', false, 'admin'],
    ['auditor', false, ''],
    ['coordinator', true, ''],
    ['coordinator', false, OUT],
    ['platform', false, 'platform'],
    ['platformAuditor', false, ''],
  ])('of %s, partner %s: "%s"', (name, partner, expected) => {
    expect(says(accessToCompany(CALLERS[name], { company: 'acme', partner }))).toBe(expected);
  });

  test('of another company are nobody’s who only belongs to this one', () => {
    for (const name of ['employee', 'mainAdmin', 'auditor'] as const)
      expect(says(accessToCompany(CALLERS[name], { company: 'beta', partner: false }))).toBe(OUT);
  });
});

describe('the rights to a nonprofit', () => {
  test.each<[Name, boolean, string]>([
    ['coordinator', false, 'coordinator'],
    ['stranger', false, OUT],
    ['parisAdmin', false, ''],
    ['auditor', false, ''],
    ['employee', true, ''],
    ['employee', false, OUT],
    ['platform', false, 'platform'],
  ])('of %s, known %s: "%s"', (name, known, expected) => {
    expect(says(accessToNonprofit(CALLERS[name], { nonprofit: 'helpers', known }))).toBe(expected);
  });
});

describe('the rights to a partnership managed at a level', () => {
  test.each<[Name, string]>([
    ['coordinator', 'coordinator'],
    ['stranger', OUT],
    ['mainAdmin', 'admin main_admin'],
    ['parisAdmin', 'admin'],
    ['lyonAdmin', OUT],
    ['auditor', ''],
    ['employee', OUT],
    ['platform', 'platform'],
    ['platformAuditor', ''],
  ])('of %s: "%s"', (name, expected) => {
    expect(
      says(accessToPartnership(CALLERS[name], { nonprofit: 'helpers', levels: [PARIS, ROOT] })),
    ).toBe(expected);
  });
});

describe('the rights to a person', () => {
  const accessContext = {
    person: 'eva',
    company: 'acme',
    levels: [PARIS, ROOT],
    registered: false,
  };
  test.each<[Name, string]>([
    ['mainAdmin', 'admin'],
    ['parisAdmin', 'admin'],
    ['lyonAdmin', OUT],
    ['auditor', ''],
    ['employee', ''],
    ['manager', ''],
    ['coordinator', OUT],
    ['platform', 'platform'],
  ])('of %s: "%s"', (name, expected) => {
    expect(says(accessToPerson(CALLERS[name], accessContext))).toBe(expected);
  });

  test('a coordinator sees that a person of their registrations exists', () => {
    expect(says(accessToPerson(CALLERS.coordinator, { ...accessContext, registered: true }))).toBe(
      '',
    );
  });

  test('of oneself: one exists', () => {
    expect(says(accessToPerson(CALLERS.stranger, { ...accessContext, person: 'me' }))).toBe('');
  });
});

describe('the rights to an initiative', () => {
  const accessContext: InitiativeAccessContext = {
    nonprofit: 'helpers',
    company: null,
    opened: true,
    everValidated: true,
    mandate: null,
    partnershipLevels: [PARIS, ROOT],
    registered: false,
  };
  const specific = { ...accessContext, company: 'acme', mandate: 'mandate' };

  test('mandate rights are for admins at or above the partnership’s level', () => {
    expect(accessToInitiative(CALLERS.parisAdmin, specific).rights).toEqual([
      { right: 'mandated_admin', capacity: 'admin', mandate: 'mandate' },
    ]);
    expect(says(accessToInitiative(CALLERS.lyonAdmin, specific))).toBe('');
    expect(
      says(accessToInitiative(CALLERS.parisAdmin, { ...accessContext, mandate: 'mandate' })),
    ).toBe('');
    expect(says(accessToInitiative(CALLERS.parisAdmin, { ...specific, company: 'beta' }))).toBe(
      OUT,
    );
  });

  test('a draft is unseen but for those who may run it, and mandated admins', () => {
    const draft = { ...specific, opened: false };
    expect(says(accessToInitiative(CALLERS.coordinator, draft))).toBe('coordinator');
    expect(says(accessToInitiative(CALLERS.parisAdmin, { ...draft, company: null }))).toBe('');
    for (const name of ['employee', 'lyonAdmin', 'auditor', 'stranger'] as const)
      expect(says(accessToInitiative(CALLERS[name], draft))).toBe(OUT);
  });

  test('somebody who has left the company sees only what they registered for', () => {
    const gone: Caller = { person: 'me', company: 'acme', level: null, roles: [] };
    expect(says(accessToInitiative(gone, accessContext))).toBe(OUT);
    expect(says(accessToInitiative(gone, { ...accessContext, registered: true }))).toBe('');
  });
});

describe('choosing a right', () => {
  const access = accessToPartnership(
    someone(held('coordinator', { nonprofit: 'helpers' }), inAcme('admin', ROOT)),
    {
      nonprofit: 'helpers',
      levels: [ROOT],
    },
  );

  test('takes the first that is allowed, or the one named', () => {
    expect(chooseRight(access, () => true, 'Any').right).toBe('coordinator');
    expect(chooseRight(access, () => true, 'Any', 'main_admin').right).toBe('main_admin');
  });

  test('refuses a capacity that is not allowed, and names those that are', () => {
    expect(() => chooseRight(access, (right) => right === 'admin', 'Any', 'coordinator')).toThrow(
      'You are not permitted to run Any on this partnership as coordinator: act as admin.',
    );
  });

  test('names what the command needs to somebody without a right', () => {
    const none = { ...access, rights: [] };
    expect(() => chooseRight(none, (right) => right === 'mandated_admin', 'ConfirmDates')).toThrow(
      'You are not permitted to run ConfirmDates on this partnership: it needs a mandate from the nonprofit (you do not hold this role).',
    );
    const allowed = (right: string) => ['coordinator', 'admin', 'platform'].includes(right);
    expect(() => chooseRight(none, allowed, 'Any')).toThrow(
      'it needs a coordinator of the nonprofit (you coordinate another nonprofit), an admin at or above its level (it is not at or below your level) or the platform team (you do not hold this role).',
    );
  });
});
