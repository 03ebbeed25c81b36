import { describe, expect, it } from '@jest/globals';
import {
  NAMED,
  errorOf,
  expectFault,
  parse,
  stepsOf,
  withGiven,
  withSteps,
} from './journeys.fixture.js';

const file = (rest: string): string => `journey: t\nzone: UTC\nstart: 2026-01-01T00:00\n${rest}`;

describe('what is not YAML', () => {
  it.each([
    ['a tab', 'steps:\n\t- at: x #!', 'Tabs are not allowed'],
    ['a list ending early', 'steps:\n  - at: 2026-01-01T00:00\n then: {} #!', 'not YAML'],
    ['a map never closed', 'given: { companies: {}\nsteps: [] #!', 'not YAML'],
    ['a tag of its own', 'steps: !mine [] #!', 'Unresolved tag'],
    [
      'a value that YAML makes a date',
      'given: !!timestamp 2026-01-01 #!\nsteps: []',
      'text, a number',
    ],
    ['a second document', 'steps: []\n--- #!\na: 1', 'multiple documents'],
    ['an alias of nothing', 'steps: *none #!', 'alias'],
    ['an alias of what it is in', 'given: &all { companies: *all } #!\nsteps: []', 'alias'],
    ['a key that is no word', 'steps: []\n? [a] #!\n: 1', 'a key must be a word'],
    ['a key twice', 'steps: []\ngiven: {}\nsteps: [] #!', "'steps' is there twice"],
  ])('%s', (_, rest, message) => expectFault(file(rest), message));

  it.each(['', '# nothing\n', '- a list\n', 'text\n'])('%j is no journey', (text) =>
    expect(errorOf(text).line).toBe(1),
  );

  it('keys that are the same only when read are the same', () => {
    expectFault(withGiven("\n  companies:\n    1: {}\n    '1': {} #!"), "'1' is there twice");
  });
});

describe('the core schema', () => {
  it('leaves times and days text, and reads numbers and booleans', () => {
    const steps = stepsOf(`
  - { at: 2026-01-05T09:00, as: ada, do: ChangeCompanySettings, with: { company: acme, agreementDownload: true } }
  - { as: cora, do: ChangeSlot, with: { initiative: cleanup, slot: s1, start: 2026-02-03T13:00, capacity: 2 } }`);
    expect(steps).toMatchObject([
      { at: '2026-01-05T09:00', with: { company: 'acme', agreementDownload: true } },
      { with: { start: '2026-02-03T13:00', capacity: 2 } },
    ]);
  });

  it('is not changed by a directive', () => {
    const { given } = parse(
      `%YAML 1.1\n---\n${file('given: { nonprofits: { on: { locations: [yes, 2026-01-01] } } }\nsteps: []')}`,
    );
    expect(given.nonprofits).toMatchObject([{ name: 'on', locations: ['yes', '2026-01-01'] }]);
  });

  it('may name a value once and repeat it', () => {
    const { given } = parse(
      withGiven('\n  companies:\n    a: &same { managerPolicy: per_date }\n    b: *same'),
    );
    expect(
      given.companies.map(({ name, line, managerPolicy }) => [name, line, managerPolicy]),
    ).toEqual([
      ['a', 6, 'per_date'],
      ['b', 7, 'per_date'],
    ]);
  });

  it('a number is a name and a text, as written', () => {
    const [, step] = stepsOf(`
  - { as: eva, do: SubmitApplication, with: { registration: 01, initiative: tutoring } }
  - { as: eva, do: PostMessage, with: { registration: 01, text: 2026 } }`);
    expect(step).toMatchObject({ with: { registration: '01', text: '2026' } });
  });
});

describe('a wrong type', () => {
  it.each([
    ['a list of steps', 'steps: {} #!', "'steps' must be a list, not a map"],
    ['a step', 'steps:\n  - at #!', "a step must be a map, not 'at'"],
    ['an empty step', 'steps:\n  - {} #!', 'a step must do something'],
    [
      'a step that is nothing',
      'steps:\n  - at: 2026-01-01T00:00\n  - #!',
      'a step must be a map, not empty',
    ],
    ['steps that are nothing', 'steps: #!', "'steps' must be a list, not empty"],
    ['the given', 'given: [] #!\nsteps: []', "'given' must be a map, not a list"],
    [
      'a flag as text',
      "given: { people: { pia: { platform: 'true' } } } #!\nsteps: []",
      "'platform' must be true",
    ],
    [
      'a flag that is false',
      'given: { people: { pia: { auditor: false } } } #!\nsteps: []',
      "'auditor' must be true, or left out, not false",
    ],
    [
      'a list of one as a word',
      'given: { nonprofits: { n: { coordinators: cora } } } #!\nsteps: []',
      "'coordinators' must be a list",
    ],
    [
      'a boolean as a name',
      'given: { people: { eva: { employee: true } } } #!\nsteps: []',
      "'employee' must be a name, not true",
    ],
    [
      'a name that is empty',
      "given: { people: { eva: { employee: '' } } } #!\nsteps: []",
      "'employee' must be a name",
    ],
    [
      'a value of many lines',
      'given:\n  companies:\n    acme:\n      levels: [\n          acme/x,\n          {}] #!\nsteps: []',
      'a level must be a name, not a map',
    ],
  ])('of %s', (_, rest, message) => expectFault(file(rest), message));

  it.each([
    [
      'mails',
      "then: { mails: { eva: { DateSelected: '1' } } } #!",
      "'DateSelected' must be a whole number",
    ],
    ['mails below none', 'then: { mails: { eva: { DateSelected: -1 } } } #!', 'at least 0'],
    ['no mails', 'then: { mails: { eva: } } #!', "'eva' must be a map, not empty"],
    [
      'dates',
      'as: eva\n    do: ConfirmDates\n    with: { registration: r2, dates: d1 } #!',
      "'dates' must be a list",
    ],
    [
      'a revision',
      'as: eva\n    do: ConfirmDates\n    with: { registration: r2, revision: 1.5 } #!',
      "'revision' must be a whole number",
    ],
    [
      'a text',
      'as: eva\n    do: PostMessage\n    with: { registration: r2, text: [a] } #!',
      "'text' must be a text",
    ],
    ['rebuild', 'rebuild: false #!', "'rebuild' must be true, or left out, not false"],
    [
      'a cell',
      'export: { name: dates, as: ada }\n    rows: [{ minutes: [1] }] #!',
      "'minutes' must be a number",
    ],
    [
      'an empty cell',
      'export: { name: dates, as: ada }\n    rows: [{ reason: }] #!',
      "or '' for an empty cell",
    ],
    ['then', 'then: #!', "'then' must be a map, not empty"],
  ])('in a step: %s', (_, step, message) =>
    expectFault(withSteps(`${NAMED}\n  - ${step}`), message),
  );

  it('all are told, in the order of the file', () => {
    const error = errorOf(withSteps('\n  - { at: tomorrow }\n  - { as: eva }\n  - { unknown: 1 }'));
    expect(error.file).toBe('a.yaml');
    expect(error.line).toBe(24);
    expect(error.message.split('\n')).toEqual([
      "a.yaml:24: 'at' must be a local time YYYY-MM-DDTHH:MM, not 'tomorrow'",
      "a.yaml:25: a command step has no 'do'",
      "a.yaml:25: a command step has no 'with'",
      "a.yaml:26: unknown key 'unknown' in a step without a command (known: at, then)",
    ]);
  });
});
