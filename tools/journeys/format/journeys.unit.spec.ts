import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseJourney } from './parse.js';
import { type CommandStep } from '../../../apps/all-in-one/scenario/journey.types.js';
import { lastStep, parse, withGiven, withSteps, WORLD } from './journeys.fixture.js';

const SAMPLES = 'test/journeys';

describe('the sample journeys', () => {
  const files = readdirSync(SAMPLES).filter((file) => file.endsWith('.yaml'));

  it('are there', () => expect(files.length).toBeGreaterThanOrEqual(4));

  it.each(files)('%s is understood, every step with its line', (file) => {
    const text = readFileSync(`${SAMPLES}/${file}`, 'utf8');
    const lines = text.split('\n');
    const { steps } = parseJourney(text, file);
    expect(steps).toHaveLength(lines.filter((line) => line.startsWith('  - ')).length);
    for (const step of steps) expect(lines[step.line - 1]).toMatch(/^ {2}- /);
  });

  it('have a title, a zone and a start', () => {
    const { title, zone, start, file } = parseJourney(
      readFileSync(`${SAMPLES}/03-archival.yaml`, 'utf8'),
      '03-archival.yaml',
    );
    expect({ title, zone, start, file }).toEqual({
      title: 'Registrations without a date are archived, registrations with a date are not',
      zone: 'Europe/Paris',
      start: '2026-08-31T10:00',
      file: '03-archival.yaml',
    });
  });
});

describe('what is given', () => {
  const { given } = parse(withGiven(WORLD));

  it('companies have levels, parents first, and the journey’s zone', () => {
    expect(given.companies).toEqual([
      {
        name: 'acme',
        line: 6,
        managerPolicy: 'per_date',
        levels: ['acme/paris', 'acme/lyon', 'acme/lyon/nord'],
        agreementDownload: true,
        locale: 'en',
        zone: 'Europe/London',
      },
      { name: 'beta', line: 7, managerPolicy: 'none', levels: [], zone: 'Europe/Paris' },
    ]);
  });

  it('people have roles; a coordinator named only there is a person', () => {
    const none = { coordinates: [], platform: false };
    expect(given.people).toEqual([
      { name: 'eva', line: 12, ...none, employee: 'acme/paris', manager: 'max' },
      { name: 'max', line: 13, ...none, managerOf: 'acme' },
      { name: 'ada', line: 14, ...none, admin: 'acme' },
      { name: 'cora', line: 15, ...none, coordinates: ['helpers'] },
      { name: 'pia', line: 16, ...none, platform: true },
      { name: 'otto', line: 10, ...none, coordinates: ['others'] },
    ]);
    expect(
      given.nonprofits.map(({ name, coordinators, locations }) => [name, coordinators, locations]),
    ).toEqual([
      ['helpers', ['cora'], ['Paris']],
      ['others', ['otto'], []],
    ]);
  });

  it('partnerships and initiatives have their defaults', () => {
    const { partnerships } = parse(
      withGiven(
        '\n  companies: { a: {} }\n  nonprofits: { n: {} }\n  partnerships:\n    - { company: a, nonprofit: n, status: declined }',
      ),
    ).given;
    expect(partnerships).toEqual([
      { line: 8, company: 'a', nonprofit: 'n', status: 'declined', mandate: false, level: 'a' },
    ]);
    expect(given.partnerships).toEqual([
      {
        line: 18,
        company: 'acme',
        nonprofit: 'helpers',
        status: 'validated',
        mandate: true,
        level: 'acme/paris',
      },
    ]);
    const slot = {
      name: 's1',
      line: 21,
      start: '2026-02-03T14:00',
      end: '2026-02-03T17:00',
      capacity: 1,
    };
    expect(given.initiatives).toEqual([
      {
        name: 'tutoring',
        line: 20,
        nonprofit: 'helpers',
        kind: 'mentoring',
        company: 'acme',
        tasks: ['charter'],
        slots: [],
        draft: false,
      },
      {
        name: 'cleanup',
        line: 21,
        nonprofit: 'helpers',
        kind: 'slots',
        tasks: [],
        slots: [slot],
        draft: false,
      },
      {
        name: 'advice',
        line: 22,
        nonprofit: 'helpers',
        kind: 'open',
        tasks: [],
        slots: [],
        draft: true,
      },
    ]);
  });

  it('may be left out, in part or as a whole', () => {
    const nothing = {
      companies: [],
      nonprofits: [],
      people: [],
      partnerships: [],
      initiatives: [],
    };
    expect(parse('journey: t\nzone: UTC\nstart: 2026-01-01T00:00\nsteps: []').given).toEqual(
      nothing,
    );
    expect(
      parse('steps: []\nstart: 2026-01-01T00:00\nzone: UTC\njourney: t\ngiven:\n').given,
    ).toEqual(nothing);
    expect(parse(withGiven('\n  companies:\n  nonprofits: { n: }')).given.nonprofits).toHaveLength(
      1,
    );
  });
});

describe('steps', () => {
  it('are of four kinds', () => {
    const text = withSteps(`
  - { at: 2026-01-06T10:00, as: eva, do: SubmitApplication, with: { registration: r1, initiative: tutoring } }
  - at: 2026-01-07T10:00
  - then: { status: { r1: application } }
  - { rebuild: true, at: 2026-01-07T10:00 }
  - { export: { name: dates, as: ada, from: 2026-01-01, to: 2026-12-31, asOf: 2026-02-01T00:00 }, rows: [] }
  - { export: { name: dates, as: eva }, refused: forbidden, then: { mails: { ada: {} } } }`);
    const { steps } = parse(text);
    expect(steps.map((step) => [step.kind, step.line, step.at ?? ''])).toEqual([
      ['command', 24, '2026-01-06T10:00'],
      ['look', 25, '2026-01-07T10:00'],
      ['look', 26, ''],
      ['rebuild', 27, '2026-01-07T10:00'],
      ['export', 28, ''],
      ['export', 29, ''],
    ]);
    expect(steps[4]).toMatchObject({
      export: {
        line: 28,
        name: 'dates',
        as: 'ada',
        from: '2026-01-01',
        to: '2026-12-31',
        asOf: '2026-02-01T00:00',
      },
      rows: [],
    });
  });

  it('say what is expected, each with its line', () => {
    const { then } = lastStep(`
  - then:
      status: { r1: application, r2: in_progress }
      dates:
        r2.d1: cancelled/employee_cancelled
      certificates: { r2.d1: none }
      reasons: { r1: none, r2: application_declined_by_coordinator }
      mails: { eva: { DateSelected: 2, ArchivalWarningSent: 1 }, max: {} }
      history: { r1: [ApplicationSubmitted, DateEnded] }
      partnership: { acme/others: awaiting_confirmation }`);
    expect(then).toEqual({
      line: 26,
      status: [
        { line: 27, registration: 'r1', expected: 'application' },
        { line: 27, registration: 'r2', expected: 'in_progress' },
      ],
      dates: [
        {
          line: 29,
          registration: 'r2',
          date: 'd1',
          status: 'cancelled',
          reason: 'employee_cancelled',
        },
      ],
      certificates: [{ line: 30, registration: 'r2', date: 'd1', expected: 'none' }],
      reasons: [
        { line: 31, registration: 'r1', expected: 'none' },
        { line: 31, registration: 'r2', expected: 'application_declined_by_coordinator' },
      ],
      mails: [
        { line: 32, person: 'eva', counts: { DateSelected: 2, ArchivalWarningSent: 1 } },
        { line: 32, person: 'max', counts: {} },
      ],
      history: [{ line: 33, registration: 'r1', events: ['ApplicationSubmitted', 'DateEnded'] }],
      partnership: [
        { line: 34, company: 'acme', nonprofit: 'others', expected: 'awaiting_confirmation' },
      ],
    });
  });

  it('keep the cells of rows as a person reads them', () => {
    const step = lastStep(`
  - export: { name: dates, as: ada }
    rows:
      - { registration: r2, date: d1, minutes: 210, employeeAttested: false, start: 2026-02-03T14:00, confirmedBy: '', employee: Erased person }
      - {}`);
    expect(step).toMatchObject({
      rows: [
        {
          line: 28,
          cells: {
            registration: 'r2',
            date: 'd1',
            minutes: '210',
            employeeAttested: 'false',
            start: '2026-02-03T14:00',
            confirmedBy: '',
            employee: 'Erased person',
          },
        },
        { line: 29, cells: {} },
      ],
    });
  });

  it('type the arguments by the command', () => {
    const step = lastStep(
      '\n  - { as: cora, do: DisputeParticipation, with: { registration: r2, dates: [d1], reason: 12, revision: 0 } }',
    );
    const reasonOf = (command: CommandStep): string =>
      command.do === 'DisputeParticipation' ? command.with.reason : '';
    expect(step).toMatchObject({
      with: { registration: 'r2', dates: ['d1'], reason: '12', revision: 0 },
    });
    expect(step.kind === 'command' && reasonOf(step)).toBe('12');
  });
});
