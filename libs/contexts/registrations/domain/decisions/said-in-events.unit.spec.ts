import { expect, it } from '@jest/globals';
import { commandOf, givenBy } from '../testing/command-builders.js';
import * as h from '../testing/registration-history.js';

const { applied, approved, confirmed, selected, historyOf, local } = h;
const ON = local('2026-02-04T09:00');

it.each([
  ['employee', 'employee'],
  ['coordinator', 'nonprofit'],
  ['mandated_admin', 'nonprofit'],
] as const)('a message of the %s is one of the side %s', (by, side) => {
  const { drafts } = historyOf('open', applied).when(
    commandOf('PostMessage', 'open', { text: 'Hello' }),
    local('2026-01-06T09:00'),
    givenBy('PostMessage', by),
  );
  expect(drafts).toEqual([
    { type: 'MessagePosted', data: { text: 'Hello', side, employee: 'eva' } },
  ]);
});

it.each([
  ['with a reason keeps it', { reason: 'seen' }],
  ['without a reason has none', {}],
])('a validation %s', (_, why) => {
  const over = historyOf('slots', applied, selected('d1'), confirmed('d1'), h.ended('d1'));
  const { drafts } = over
    .and({ ...h.tookPart('d1').draft, at: ON, by: h.PEOPLE.employee })
    .when(
      commandOf('ValidateParticipation', 'slots', { dates: ['d1'], ...why }),
      ON,
      givenBy('ValidateParticipation', 'coordinator'),
    );
  expect(drafts.map(({ data }) => data)).toEqual([{ date: 'd1', employee: 'eva', ...why }]);
});

it('a mentee found for an open end gets a period without one', () => {
  const { drafts } = historyOf('mentoring', applied, approved).when(
    commandOf('RecordMenteeFound', 'mentoring'),
    local('2026-01-06T09:00'),
    givenBy('RecordMenteeFound'),
  );
  expect(drafts[1]).toMatchObject({ type: 'DateSelected', data: { kind: 'period', end: null } });
});
