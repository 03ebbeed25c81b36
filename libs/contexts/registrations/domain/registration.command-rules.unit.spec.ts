import { expect, it } from '@jest/globals';
import { permittedOn, REGISTRATION_COMMANDS } from './registration.command-rules.js';
import type { RegistrationCommandName } from './registration.commands.js';
import { registration } from './registration.decider.js';
import { timeRuleOf } from './registration.time-rules.js';
import { REGISTRATION_EVENTS } from './registration.event-catalogue.js';
import { REMINDER_TYPES } from './registration.reminders.js';

type Limit = 'always' | 'mentoring' | 'company_specific' | 'mentoring_company_specific';

/** A command and a right that stand in the table with a limit. */
function cell(limit: Limit): readonly [RegistrationCommandName, string] {
  for (const [name, { by }] of Object.entries(REGISTRATION_COMMANDS))
    for (const [right, own] of Object.entries(by))
      if (own === limit) return [name as RegistrationCommandName, right];
  throw new Error(`No right has the limit ${limit}.`);
}
const LIMITS = [
  ...new Set(Object.values(REGISTRATION_COMMANDS).flatMap(({ by }) => Object.values(by))),
];

const EXPECTED: Readonly<Record<Limit, readonly (boolean | string)[]>> = {
  always: [true, true, true, true],
  mentoring: ['not_mentoring', 'not_mentoring', true, true],
  company_specific: ['not_company_specific', true, 'not_company_specific', true],
  mentoring_company_specific: ['not_mentoring', 'not_mentoring', 'not_company_specific', true],
};

it.each(LIMITS)('a right limited to %s holds there, and says where not', (limit) => {
  const [name, right] = cell(limit);
  const answers = (['slots', 'mentoring'] as const).flatMap((kind) =>
    [false, true].map((companySpecific) => permittedOn(name, { kind, companySpecific })(right)),
  );
  expect(answers).toEqual(EXPECTED[limit]);
});

it('a right that a command does not name is none', () => {
  const on = { kind: 'mentoring', companySpecific: true } as const;
  expect(permittedOn('ConfirmDates', on)('employee')).toBe(false);
  expect(permittedOn('Withdraw', on)('platform')).toBe(false);
});

it('each event of time has its rule in words, others have none', () => {
  expect(timeRuleOf('DateEnded')).toContain('ends when the clock reaches its end');
  expect(timeRuleOf('RegistrationArchived')).toBe(
    'An application, conversation or mentee search is archived after the last act of a person on it: after 6 months (mentoring), 1 month (slots) and 1 month (open).',
  );
  for (const type of REMINDER_TYPES) expect(timeRuleOf(type)).toMatch(/^[A-Z].{20}/);
  expect(new Set(REMINDER_TYPES.map(timeRuleOf)).size).toBe(REMINDER_TYPES.length);
  expect(timeRuleOf('DateSelected')).toBeUndefined();
});

it('reminders are events of the system, one mail for each', () => {
  for (const type of REMINDER_TYPES)
    expect(REGISTRATION_EVENTS[type]).toMatchObject({ human: false, mailPerEvent: true });
});

it('nothing is known of a registration before its first event', () => {
  expect(registration.initial()).toMatchObject({
    exists: false,
    companySpecific: false,
    nonprofitSpoke: false,
    archivalWarned: false,
    searchMonth: 0,
    reviewQuarter: 0,
    ordinal: 0,
  });
});
