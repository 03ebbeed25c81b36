import { describe, expect, it } from '@jest/globals';
import { NAMED, expectFault, lastStep, stepsOf, withSteps } from './journeys.fixture.js';

const fault = (step: string, message: string): void =>
  expectFault(withSteps(`${NAMED}\n  - ${step}`), message);

describe('a step that is not understood', () => {
  it.each([
    [
      'an unknown key',
      'at: 2026-01-06T10:00\n    unless: rain #!',
      "unknown key 'unless' in a step without a command",
    ],
    [
      'an unknown command',
      'as: eva\n    do: Applaud #!\n    with: { whom: me }',
      "unknown command 'Applaud'",
    ],
    [
      'a command of the platform without arguments here',
      'as: pia\n    do: RegisterCompany #!\n    with: {}',
      "unknown command 'RegisterCompany'",
    ],
    [
      'a command by nobody',
      'do: EndMentoring #!\n    with: { registration: r1 }',
      "a command step has no 'as'",
    ],
    [
      'a command without arguments',
      'as: eva #!\n    do: EndMentoring',
      "a command step has no 'with'",
    ],
    [
      'a command and an export',
      'as: eva\n    do: EndMentoring\n    with: { registration: r1 }\n    export: {} #!',
      "unknown key 'export'",
    ],
    [
      'rows of a command',
      'as: eva\n    do: EndMentoring\n    with: { registration: r1 }\n    rows: [] #!',
      "unknown key 'rows'",
    ],
    ['rows of nothing', 'rows: [] #!', "unknown key 'rows'"],
    [
      'rows of a refused export',
      'export: { name: dates, as: eva }\n    rows: [] #!\n    refused: forbidden',
      "unknown key 'rows' in a refused",
    ],
    ['a refusal of nothing', 'refused: forbidden #!', "unknown key 'refused'"],
    [
      'an unknown refusal',
      'as: eva\n    do: EndMentoring\n    with: { registration: r1 }\n    refused: no #!',
      "unknown refusal 'no'",
    ],
    [
      'an unknown person',
      'as: eve #!\n    do: EndMentoring\n    with: { registration: r1 }',
      "unknown person 'eve'",
    ],
    [
      'the clock going back',
      'at: 2026-01-05T08:59 #!',
      'the clock does not go back: it is 2026-01-05T09:00 already',
    ],
    ['a day that is none', 'at: 2026-02-30T10:00 #!', "'at' must be a local time"],
  ])('%s', (_, step, message) => fault(step, message));

  it('the clock may stand still, and goes on from where it was', () => {
    stepsOf('\n  - at: 2026-01-05T09:00\n  - at: 2026-01-05T09:00');
    expectFault(
      withSteps(
        '\n  - at: 2026-01-06T09:00\n  - at: 2026-01-05T09:00 #!\n  - at: 2026-01-07T09:00',
      ),
      'does not go back',
    );
  });
});

describe('arguments that are not understood', () => {
  const command = (name: string, given: string, message: string): void =>
    fault(`as: pia\n    do: ${name}\n    with: ${given} #!`, message);

  it.each([
    [
      'an unknown one',
      'EndMentoring',
      '{ registration: r1, dates: [d1] }',
      "unknown key 'dates' in 'with' (known: registration, revision)",
    ],
    ['a missing one', 'RestoreDate', '{ registration: r2, date: d1 }', "'with' has no 'reason'"],
    [
      'a revision of what has none',
      'ErasePerson',
      '{ person: eva, revision: 1 }',
      "unknown key 'revision'",
    ],
    [
      'a date by slot and time',
      'SelectDates',
      '{ registration: r2, dates: { d2: { slot: s1, end: 2026-01-01T10:00 } } }',
      "unknown key 'end' in 'd2'",
    ],
    [
      'a date without an end',
      'SelectDates',
      '{ registration: r2, dates: { d2: { start: 2026-01-01T10:00 } } }',
      "'d2' has no 'end'",
    ],
    [
      'a date of nothing',
      'SelectDates',
      '{ registration: r2, dates: { d2: } }',
      "'d2' must be a map",
    ],
    [
      'no period',
      'RecordMenteeFound',
      '{ registration: r1, period: {} }',
      "'period' must be exactly one period",
    ],
    [
      'a slot without times',
      'AddSlots',
      '{ initiative: cleanup, slots: { s2: { capacity: 2 } } }',
      "'s2' has no 'start'",
    ],
    [
      'a kind',
      'CreateInitiative',
      '{ initiative: i, nonprofit: helpers, kind: any }',
      "unknown initiative kind 'any'",
    ],
    [
      'a policy',
      'ChangeCompanySettings',
      '{ company: acme, managerPolicy: all }',
      "unknown manager policy 'all'",
    ],
    ['a person', 'ErasePerson', '{ person: eve }', "unknown person 'eve'"],
    ['a manager', 'AssignManager', '{ person: eva, manager: mxa }', "unknown person 'mxa'"],
    [
      'a company',
      'ValidatePartnership',
      '{ company: acne, nonprofit: helpers }',
      "unknown company 'acne'",
    ],
    [
      'a nonprofit',
      'GrantMandate',
      '{ company: acme, nonprofit: helper, request: r }',
      "unknown nonprofit 'helper'",
    ],
    [
      'a nonprofit of several',
      'ProposePartnership',
      '{ company: acme, nonprofits: [helpers, helper] }',
      "unknown nonprofit 'helper'",
    ],
    ['a level', 'MovePerson', '{ person: eva, level: acme/rome }', "unknown level 'acme/rome'"],
    [
      "another company's level",
      'MovePartnership',
      '{ company: beta, nonprofit: helpers, level: acme/paris }',
      "'acme/paris' is no level of 'beta'",
    ],
  ])('%s', (_, name, given, message) => command(name, given, message));

  it('tell their own line', () => {
    fault(
      'as: pia\n    do: AssignManager\n    with:\n      person: eva\n      manager: mxa #!',
      "unknown person 'mxa'",
    );
    fault(
      'as: ada\n    do: ProposePartnership\n    with:\n      company: acme\n      nonprofits:\n        - helpers\n        - helper #!',
      'helper',
    );
  });

  it('another company’s level may be refused; an unknown one is an error', () => {
    const propose = (level: string): string =>
      `as: ada\n    do: ProposePartnership\n    with: { company: beta, nonprofits: [helpers], level: ${level} } #!\n    refused: forbidden`;
    lastStep(`\n  - ${propose('acme/paris')}`);
    fault(propose('acme/rome'), "unknown level 'acme/rome'");
  });

  it('a required text may be missing only where `invalid` is expected', () => {
    const dispute = (refusal: string): string =>
      `as: cora\n    do: DisputeParticipation\n    with: { registration: r2 } #!\n    refused: ${refusal}`;
    expect(lastStep(`\n  - ${dispute('invalid')}`)).toMatchObject({
      with: { registration: 'r2', reason: '' },
      refused: 'invalid',
    });
    fault(dispute('forbidden'), "'with' has no 'reason'");
  });
});

describe('exports that are not understood', () => {
  it.each([
    ['an unknown one', 'export: { name: people, as: ada } #!', "unknown export 'people'"],
    ['by nobody', 'export: { name: dates } #!', "'export' has no 'as'"],
    ['by nobody known', 'export: { name: dates, as: adda } #!', "unknown person 'adda'"],
    [
      'an unknown filter',
      'export: { name: dates, as: ada, until: 2026-01-01 } #!',
      "unknown key 'until' in 'export'",
    ],
    [
      'a time for a day',
      'export: { name: dates, as: ada, from: 2026-01-01T00:00 } #!',
      "'from' must be a day",
    ],
    [
      'a day for a time',
      'export: { name: dates, as: ada, asOf: 2026-01-01 } #!',
      "'asOf' must be a local time",
    ],
  ])('%s', (_, step, message) => fault(step, message));

  it.each([
    ['registrations', 'certificate: none', "unknown key 'certificate' in a row of registrations"],
    ['partnerships', 'registration: r1', "unknown key 'registration' in a row of partnerships"],
    [
      'registrations',
      'status: awaiting_manager',
      "'status' must be a registration status, not 'awaiting_manager'",
    ],
    ['dates', 'status: application', "'status' must be a date status"],
    ['dates', 'reason: application_declined_by_coordinator', "'reason' must be a reason or none"],
    ['dates', 'certificate: open', "'certificate' must be a certificate status"],
    ['dates', 'kind: mentoring', "'kind' must be slot, period or session"],
    ['dates', 'employeeAttested: no', "'employeeAttested' must be true or false, not 'no'"],
    ['registrations', 'appliedOn: soon', "'appliedOn' must be a day"],
    ['registrations', 'registration: r9', "unknown registration 'r9' in column 'registration'"],
    ['dates', 'employee: eve', "unknown person 'eve' in column 'employee'"],
    ['dates', 'date: d9', "unknown date 'd9' in column 'date'"],
    ['dates', 'registration: r1, date: d1', "unknown date 'd1' in column 'date'"],
    ['partnerships', 'nonprofit: helper', "unknown nonprofit 'helper'"],
    ['partnerships', 'level: acme/rome', "unknown level 'acme/rome'"],
  ])('a row of %s: %s', (name, cells, message) =>
    fault(`export: { name: ${name}, as: ada }\n    rows:\n      - { ${cells} } #!`, message),
  );
});
