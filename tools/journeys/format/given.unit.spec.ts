import { describe, expect, it } from '@jest/globals';
import { expectFault, parse, withGiven } from './journeys.fixture.js';

const BASE = `
  companies:
    acme: { levels: [acme/paris] }
    beta: {}
  nonprofits: { helpers: {} }
  `;
const fault = (rest: string, message: string): void => expectFault(withGiven(BASE + rest), message);
const people = (entries: string) => parse(withGiven(`${BASE}people: ${entries}`)).given.people;

describe('the head of a file', () => {
  const head = { journey: 't', zone: 'Europe/Paris', start: '2026-01-01T00:00', steps: '[]' };
  const text = (changes: Record<string, string>): string =>
    Object.entries({ ...head, ...changes })
      .map(([key, value]) => `${key}: ${value}${changes[key] === undefined ? '' : ' #!'}`)
      .join('\n');

  it.each([
    ['zone', 'Mars/Olympus', 'a time zone'],
    ['zone', "'+02:00'", 'a time zone'],
    ['start', '2026-01-01', 'a local time'],
    ['start', '2026-01-01 09:00', 'a local time'],
    ['start', '2026-01-01T09:00:00', 'a local time'],
    ['start', '2026-01-01T09:00Z', 'a local time'],
    ['start', '2026-02-29T09:00', 'a local time'],
    ['start', '2026-01-01T24:00', 'a local time'],
    ['journey', "''", 'a text that says something'],
    ['author', 'me', "unknown key 'author' in a journey"],
  ])('%s: %s', (key, value, message) => expectFault(text({ [key]: value }), message));

  it.each(['journey', 'zone', 'start', 'steps'])('needs %s', (key) => {
    const rest = Object.entries(head).filter(([other]) => other !== key);
    const lines = rest.map(
      ([other, value], index) => `${other}: ${value}${index === 0 ? ' #!' : ''}`,
    );
    expectFault(lines.join('\n'), `a journey has no '${key}'`);
  });

  it('a misspelt key is told where it stands', () => {
    expectFault(
      'journey: t\nzone: UTC\nstart: 2026-01-01T00:00\nstepz: [] #!',
      "unknown key 'stepz'",
    );
  });

  it('may be in a local time that the zone skips', () => {
    expect(parse(text({ start: '2026-03-29T02:30' })).start).toBe('2026-03-29T02:30');
  });
});

describe('roles', () => {
  it('several keys are several roles', () => {
    expect(
      people(
        '{ eva: { employee: acme/paris, admin: acme, coordinator: helpers, platform: true, auditor: true, analyst: beta } }',
      ),
    ).toEqual([
      {
        name: 'eva',
        line: 9,
        employee: 'acme/paris',
        admin: 'acme',
        coordinates: ['helpers'],
        platform: true,
        auditor: true,
        analyst: 'beta',
      },
    ]);
  });

  it("an employee's manager is a person, or the company they are a manager of", () => {
    expect(
      people('{ eva: { employee: acme, manager: max }, max: { employee: acme, manager: acme } }'),
    ).toMatchObject([
      { name: 'eva', manager: 'max' },
      { name: 'max', employee: 'acme', managerOf: 'acme' },
    ]);
  });

  it('whoever is named as a manager needs no role of their own', () => {
    expect(people('{ eva: { employee: acme, manager: max }, max: }')).toMatchObject([
      { manager: 'max' },
      { name: 'max', coordinates: [] },
    ]);
  });

  it('a coordinator may be of more than one nonprofit, in the order of the lists', () => {
    const { nonprofits, people: all } = parse(
      withGiven(
        '\n  nonprofits: { n: { coordinators: [ann] }, m: { coordinators: [bob] } }\n  people: { ann: { coordinator: m } }',
      ),
    ).given;
    expect(nonprofits.map(({ coordinators }) => coordinators)).toEqual([['ann'], ['bob', 'ann']]);
    expect(all.map(({ name, coordinates }) => [name, coordinates])).toEqual([
      ['ann', ['n', 'm']],
      ['bob', ['m']],
    ]);
  });
});

describe('what the given does not know', () => {
  it.each([
    ['a section', 'volunteers: {} #!', "unknown key 'volunteers' in 'given'"],
    [
      'a company setting',
      'people: {}\n  partnerships: []\n  initiatives: {}\n  companies2: {} #!',
      "unknown key 'companies2'",
    ],
    ['a role', 'people: { eva: { volunteer: acme } } #!', "unknown key 'volunteer' in 'eva'"],
    ['a company', 'people: { eva: { employee: acne } } #!', "unknown company or level 'acne'"],
    [
      'a level',
      'people:\n    eva:\n      admin: acme/lyon #!',
      "unknown company or level 'acme/lyon'",
    ],
    [
      "an auditor's level",
      'people: { eva: { auditor: acme/lyon } } #!',
      "unknown company or level 'acme/lyon'",
    ],
    ['a nonprofit', 'people: { cora: { coordinator: helper } } #!', "unknown nonprofit 'helper'"],
    [
      'a manager',
      'people: { eva: { employee: acme, manager: mxa } } #!',
      "unknown person or company 'mxa'",
    ],
    [
      'whom a manager manages',
      'people: { eva: { employee: acme }, max: { manager: eva } } #!',
      'unknown company or level (a person is',
    ],
    ['a person without a role', 'people: { eva: {} } #!', "'eva' has no role"],
    [
      'a person twice',
      'people:\n    eva: { employee: acme }\n    eva: { admin: acme } #!',
      "'eva' is there twice",
    ],
    [
      'a partnership without a status',
      'partnerships:\n    - { company: acme, nonprofit: helpers } #!',
      "has no 'status'",
    ],
    [
      'its status',
      'partnerships:\n    - { company: acme, nonprofit: helpers, status: open } #!',
      "unknown partnership status 'open'",
    ],
    [
      'its company',
      'partnerships:\n    - { company: acne, nonprofit: helpers, status: validated } #!',
      "unknown company 'acne'",
    ],
    [
      'its nonprofit',
      'partnerships:\n    - { company: acme, nonprofit: helper, status: validated } #!',
      "unknown nonprofit 'helper'",
    ],
    [
      'its level',
      'partnerships:\n    - { company: acme, nonprofit: helpers, status: validated, level: acme/x } #!',
      "unknown level 'acme/x'",
    ],
    [
      "another company's level",
      'partnerships:\n    - { company: beta, nonprofit: helpers, status: validated, level: acme/paris } #!',
      "'acme/paris' is no level of 'beta'",
    ],
    [
      'a partnership twice',
      'partnerships:\n    - { company: acme, nonprofit: helpers, status: validated }\n    - { company: acme, nonprofit: helpers, status: declined } #!',
      'the partnership acme/helpers is there twice',
    ],
    [
      'a mandate of nothing',
      'partnerships:\n    - company: acme\n      nonprofit: helpers\n      status: declined\n      mandate: true #!',
      'a mandate needs a partnership',
    ],
    [
      'an initiative without a kind',
      'initiatives: { i: { nonprofit: helpers } } #!',
      "'i' has no 'kind'",
    ],
    [
      'its kind',
      'initiatives: { i: { nonprofit: helpers, kind: slot } } #!',
      "unknown initiative kind 'slot'",
    ],
    [
      'its nonprofit',
      'initiatives: { i: { nonprofit: helper, kind: open } } #!',
      "unknown nonprofit 'helper'",
    ],
    [
      'its company',
      'initiatives: { i: { nonprofit: helpers, kind: open, company: acne } } #!',
      "unknown company 'acne'",
    ],
    [
      'a task twice',
      'initiatives: { i: { nonprofit: helpers, kind: open, tasks: [a, a] } } #!',
      "'a' is there twice",
    ],
    [
      'a slot without an end',
      'initiatives: { i: { nonprofit: helpers, kind: slots, slots: { s: { start: 2026-01-01T00:00 } } } } #!',
      "'s' has no 'end'",
    ],
    [
      'slots where there are none',
      'initiatives: { i: { nonprofit: helpers, kind: open, slots: { s: { start: 2026-01-01T00:00, end: 2026-01-01T01:00 } } } } #!',
      "kind 'open' has no slots",
    ],
    [
      'a capacity of none',
      'initiatives: { i: { nonprofit: helpers, kind: slots, slots: { s: { start: 2026-01-01T00:00, end: 2026-01-01T01:00, capacity: 0 } } } } #!',
      "'capacity' must be a whole number, at least 1",
    ],
  ])('%s', (_, rest, message) => fault(rest, message));

  it.each([
    ['a setting', 'color: red', "unknown key 'color' in 'acme'"],
    ['a policy', 'managerPolicy: per_day', "unknown manager policy 'per_day'"],
    ['a locale', 'locale: de', "unknown locale 'de'"],
    ['a zone', 'zone: Paris', "'zone' must be a time zone"],
    ['a level of another', 'levels: [beta/paris]', "'beta/paris' is no level of 'acme'"],
    ['a level without a name', 'levels: [acme/]', "'acme/' is no level of 'acme'"],
    ['a level twice', 'levels: [acme/x, acme/x]', "'acme/x' is there twice"],
  ])('%s of a company', (_, setting, message) =>
    expectFault(withGiven(`\n  companies: { acme: { ${setting} } } #!`), message),
  );

  it('a company whose name is a path', () =>
    expectFault(withGiven('\n  companies: { a/b: {} } #!'), "has no '/'"));
  it('a coordinator twice', () =>
    expectFault(
      withGiven('\n  nonprofits: { n: { coordinators: [a, a] } } #!'),
      "'a' is there twice",
    ));
});
