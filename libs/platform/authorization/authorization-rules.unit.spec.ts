import { describe, expect, test } from '@jest/globals';
import type { Caller } from './caller.js';
import {
  accessToCompany,
  accessToNonprofit,
  accessToPartnership,
  accessToPerson,
} from './authorization-rules.js';
import type { InitiativeAccessContext } from './access-context.js';
import { accessToInitiative } from './rights.js';
import {
  CALLERS,
  held,
  inAcme,
  OUT,
  PARIS,
  ROOT,
  says,
  someone,
  type Name,
} from './testing/callers.js';

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
    ['platformAnalyst', false, ''],
  ])('of %s, partner %s: "%s"', (name, partner, expected) => {
    expect(says(accessToCompany(CALLERS[name], { company: 'acme', partner }))).toBe(expected);
  });

  test('of somebody who also coordinates a nonprofit: those of their company', () => {
    const both = someone(
      inAcme('employee'),
      inAcme('admin', PARIS),
      held('coordinator', { nonprofit: 'helpers' }),
    );
    expect(says(accessToCompany(both, { company: 'acme', partner: false }))).toBe('admin');
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

  test('of another company, or a former colleague: none', () => {
    const gone: Caller = { person: 'me', company: 'acme', level: null, roles: [] };
    expect(says(accessToPerson(gone, accessContext))).toBe(OUT);
    for (const company of ['beta', null])
      expect(says(accessToPerson(CALLERS.employee, { ...accessContext, company }))).toBe(OUT);
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

  test('an employee of a partner company may sign up, one of another may not', () => {
    expect(says(accessToInitiative(CALLERS.employee, accessContext))).toBe('employee');
    expect(says(accessToInitiative(CALLERS.employee, { ...specific, company: 'beta' }))).toBe(OUT);
    expect(says(accessToInitiative(CALLERS.stranger, accessContext))).toBe(OUT);
  });

  test('a draft is unseen but for those who may run it, and mandated admins', () => {
    const draft = { ...specific, opened: false };
    expect(says(accessToInitiative(CALLERS.coordinator, draft))).toBe('coordinator');
    expect(says(accessToInitiative(CALLERS.parisAdmin, { ...draft, company: null }))).toBe('');
    for (const name of ['employee', 'lyonAdmin', 'auditor', 'stranger'] as const)
      expect(says(accessToInitiative(CALLERS[name], draft))).toBe(OUT);
    expect(says(accessToInitiative(CALLERS.parisAdmin, { ...accessContext, opened: false }))).toBe(
      OUT,
    );
  });

  test('somebody who has left the company sees only what they registered for', () => {
    const gone: Caller = { person: 'me', company: 'acme', level: null, roles: [] };
    expect(says(accessToInitiative(gone, accessContext))).toBe(OUT);
    expect(says(accessToInitiative(gone, { ...accessContext, registered: true }))).toBe('');
  });
});
