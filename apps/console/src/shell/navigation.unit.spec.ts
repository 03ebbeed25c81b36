import { expect, test } from '@jest/globals';
import { entriesFor } from './navigation.js';

const NAMED = { id: '1', name: 'Acme' };
const holding = (role: 'auditor' | 'analyst' | 'coordinator', company: typeof NAMED | null) => ({
  areas: [],
  roles: [{ role, company, level: null, nonprofit: null }],
});
const keysOf = (...of: Parameters<typeof entriesFor>) => entriesFor(...of).map(({ key }) => key);

test.each(['auditor', 'analyst'] as const)(
  'an %s of the whole platform sees operations',
  (role) => {
    expect(keysOf(holding(role, null))).toEqual(['operations']);
  },
);

test.each([
  ['an auditor of a company', holding('auditor', NAMED)],
  ['a coordinator, who has no company', holding('coordinator', null)],
])('%s does not', (_who, capabilities) => {
  expect(keysOf(capabilities)).toEqual([]);
});

test('the platform team sees operations and webhooks beside its own entry', () => {
  expect(keysOf({ areas: ['platform'], roles: [] })).toEqual([
    'webhooks',
    'platform',
    'operations',
  ]);
});
