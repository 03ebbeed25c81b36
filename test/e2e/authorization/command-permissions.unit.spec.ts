import { expect, test } from '@jest/globals';
import { commandTables } from '../../../tools/docs/command-tables.js';
import type { Role } from './actors.js';
import * as expected from './commands.expected.js';

type May = Readonly<Record<string, readonly Role[]>>;
const TABLES = new Map(
  commandTables().flatMap(({ tables }) =>
    Object.values(tables).flatMap((rows) =>
      Object.entries(rows).map(([name, { by }]) => [name, by] as const),
    ),
  ),
);

/** The rights of the command tables, and the people of the matrix who have them. */
const HOLDERS: Readonly<Record<string, readonly Role[]>> = {
  employee: ['employee'],
  manager: ['manager'],
  coordinator: ['coordinator'],
  mandated_admin: ['mandated_admin'],
  admin: ['admin', 'mandated_admin', 'main_admin'],
  main_admin: ['main_admin'],
  platform: ['platform'],
};
const holdersOf = (rights: readonly string[]): string[] =>
  rights.flatMap((right): readonly string[] => HOLDERS[right] ?? [`nobody is ${right}`]).sort();
const sorted = (roles: readonly Role[] = []): string[] => [...roles].sort();

/** Where a limited right holds: on mentoring or not, on company-specific initiatives or shared ones. */
const HOLDS: Readonly<Record<string, (mentoring: boolean, specific: boolean) => boolean>> = {
  always: () => true,
  mentoring: (mentoring) => mentoring,
  company_specific: (_, specific) => specific,
  mentoring_company_specific: (mentoring, specific) => mentoring && specific,
};
const rightsIn = (name: string, mentoring: boolean, specific: boolean): string[] =>
  Object.entries(TABLES.get(name) ?? {})
    .filter(([, limit]) => HOLDS[limit]?.(mentoring, specific))
    .map(([right]) => right);

test.each(Object.entries(expected.REGISTRATIONS))(
  'the table of registrations permits %s as the domain does',
  (name, may: May) => {
    for (const mentoring of [false, true])
      for (const specific of [false, true]) {
        const rights = rightsIn(name, mentoring, specific);
        const kind = specific ? 'company-specific' : 'shared';
        const theirs =
          may['theirs'] ??
          (mentoring ? may[`theirs, ${kind} mentoring`] : undefined) ??
          may[`theirs, ${kind}`];
        const isReminder = rights.includes('admin');
        const others = rights.filter((right) => right !== 'employee');
        expect([name, mentoring, specific, holdersOf(others)]).toEqual([
          name,
          mentoring,
          specific,
          sorted(theirs),
        ]);
        expect([name, rights.includes('employee') ? ['employee'] : []]).toEqual([
          name,
          sorted(may['own']),
        ]);
        if (isReminder) expect(name).toMatch(/^Remind/);
      }
  },
);

test.each(Object.entries({ ...expected.INITIATIVES, ...expected.NEW_INITIATIVES }))(
  'the table of initiatives permits %s as the domain does',
  (name, may: May) => {
    const inTable = name === 'SignUpAndSelectDates' ? 'SelectDates' : name;
    for (const specific of [false, true]) {
      const kind = specific ? 'company-specific' : 'shared';
      const permitted = holdersOf(rightsIn(inTable, false, specific));
      expect([kind, permitted]).toEqual([kind, sorted(may[kind])]);
      if (`${kind} draft` in may) expect(permitted).toEqual(sorted(may[`${kind} draft`]));
    }
  },
);

test.each(
  Object.entries({
    ...expected.PARTNERSHIPS,
    ...expected.PROPOSALS,
    ...expected.COMPANIES,
    ...expected.NONPROFITS,
    ...expected.PEOPLE,
    ...expected.NEW,
  }),
)('its command table permits %s as the domain does', (name, may: May) => {
  const rights = TABLES.get(name) as readonly string[];
  const onOthers = rights.filter((right) => right !== 'self');
  if (rights.includes('self')) expect(may['own']?.length).toBe(12);
  const others = new Set([...(may['theirs'] ?? may['new'] ?? []), ...(may['colleague'] ?? [])]);
  expect(holdersOf(onOthers)).toEqual(sorted([...others]));
});

test('every command that people give is compared', () => {
  const isSystem = (by: object) => Object.keys(by).join() === 'system';
  const given = [...TABLES].filter(([, by]) => !isSystem(by)).map(([name]) => name);
  const { IN_SCOPE: _scope, expected: _word, ...parts } = expected;
  const compared = new Set(Object.values(parts).flatMap((rows) => Object.keys(rows)));
  expect(given.filter((name) => !compared.has(name))).toEqual([]);
});
