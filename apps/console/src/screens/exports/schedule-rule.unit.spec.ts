import { describe, expect, test } from '@jest/globals';
import { chosenOf, ruleOf, type ScheduleDraft } from './schedule-rule.js';

const DRAFT: ScheduleDraft = {
  ...{ frequency: 'weekly', time: '08:05', weekday: '1', day: '1' },
  ...{ rule: ' 0  7 1,15 * * ', zone: 'Europe/Paris', period: '' },
};

describe('a chosen frequency', () => {
  test.each([
    ['weekly', '5 8 * * 1'],
    ['monthly', '5 8 1 * *'],
    ['weekdays', '5 8 * * 1-5'],
    ['other', '0 7 1,15 * *'],
  ] as const)('%s is the rule %s', (frequency, rule) => {
    expect(ruleOf({ ...DRAFT, frequency })).toBe(rule);
  });

  test.each(['weekly', 'monthly', 'weekdays'] as const)(
    '%s is read back from its rule',
    (frequency) => {
      expect(chosenOf(ruleOf({ ...DRAFT, frequency }))).toEqual({
        ...{ frequency, time: '08:05', weekday: '1', day: '1' },
      });
    },
  );

  test.each(['0 7 1,15 * *', '0 7 1 * 1', '0 7 * 6 *', '0 7 * * *'])(
    'is not read from %s',
    (rule) => {
      expect(chosenOf(rule)).toBeUndefined();
    },
  );
});
