import { describe, expect, it } from '@jest/globals';
import { NAMED, expectFault, lastStep, stepsOf, withSteps } from './journeys.fixture.js';

const by = (command: string, given: string, refused?: string): string =>
  `\n  - { as: eva, do: ${command}, with: { ${given} }${refused === undefined ? '' : `, refused: ${refused}`} }`;
const then = (text: string): string => `\n  - then: { ${text} }`;
const fault = (steps: string, message: string): void =>
  expectFault(withSteps(`${NAMED}${steps} #!`), message);
const fine = (steps: string): void => expect(stepsOf(NAMED + steps).length).toBeGreaterThan(2);

describe('expectations', () => {
  it.each([
    ['a part', 'state: {}', "unknown key 'state' in 'then'"],
    ['a status', 'status: { r1: archived }', "unknown status 'archived'"],
    ['a registration', 'status: { r9: application }', "unknown registration 'r9'"],
    [
      'a date without its registration',
      'dates: { d1: in_progress }',
      "'d1' in 'dates' must be a registration and its date",
    ],
    ['a date', 'dates: { r1.d1: in_progress }', "unknown date 'r1.d1'"],
    ['a date status', 'dates: { r2.d1: application }', "unknown date status 'application'"],
    [
      'a cancellation without its reason',
      'dates: { r2.d1: cancelled }',
      'must be cancelled/REASON',
    ],
    ['its reason', 'dates: { r2.d1: cancelled/rain }', "unknown cancellation reason 'rain'"],
    [
      'a reason of no date',
      'dates: { r2.d1: cancelled/application_declined_by_coordinator }',
      'unknown cancellation reason',
    ],
    ['a certificate', 'certificates: { r2.d1: signed }', "unknown certificate 'signed'"],
    ["a certificate's date", 'certificates: { r2.d2: none }', "unknown date 'r2.d2'"],
    ['a reason', 'reasons: { r1: rain }', "unknown reason 'rain'"],
    ['whom a mail is for', 'mails: { eve: {} }', "unknown person 'eve'"],
    ['a mail', 'mails: { eva: { DateEnded: 1 } }', "unknown key 'DateEnded' in 'eva'"],
    ['an event', 'history: { r1: [Applauded] }', "unknown event 'Applauded'"],
    ['the registration of a history', 'history: { r9: [] }', "unknown registration 'r9'"],
    ['a partnership', 'partnership: { acme: validated }', 'a company and a nonprofit'],
    ['its company', 'partnership: { acne/helpers: validated }', "unknown company 'acne'"],
    ['its nonprofit', 'partnership: { acme/helper: validated }', "unknown nonprofit 'helper'"],
    ['its status', 'partnership: { acme/helpers: open }', "unknown partnership status 'open'"],
    ['the same twice', 'status: { r1: application, r1: conversation }', "'r1' is there twice"],
  ])('do not know %s', (_, text, message) => fault(then(text), message));

  it('tell their own line', () => {
    fault(
      '\n  - then:\n      status: { r1: application }\n      dates:\n        r2.d1: in_progress\n        r2.d2: in_progress',
      "unknown date 'r2.d2'",
    );
  });
});

describe('registrations', () => {
  it('are named by SubmitApplication or SelectDates, once and for what follows', () => {
    fine(
      by('SubmitApplication', 'registration: r3, initiative: advice') +
        by('EndMentoring', 'registration: r3'),
    );
    fault(
      by('SubmitApplication', 'registration: r1, initiative: tutoring'),
      "'r1' is a registration already",
    );
    fault(by('EndMentoring', 'registration: r9'), "unknown registration 'r9'");
    fault(by('EndMentoring', 'registration: r9', 'not_found'), "unknown registration 'r9'");
    expectFault(
      withSteps(`${then('status: { r1: application }')} #!${NAMED}`),
      "unknown registration 'r1'",
    );
  });

  it('keep their initiative', () => {
    fine(
      by('SelectDates', 'registration: r2, dates: {}') +
        by('SelectDates', 'registration: r2, initiative: cleanup, dates: {}'),
    );
    fault(
      by('SelectDates', 'registration: r2, initiative: advice, dates: {}'),
      "'r2' is a registration to 'cleanup'",
    );
    fault(by('SelectDates', 'registration: r3, dates: {}'), "and no 'initiative'");
    fault(
      by('SelectDates', 'registration: r3, initiative: cleaning, dates: {}'),
      "unknown initiative 'cleaning'",
    );
  });

  it('have no dot in their name', () =>
    fault(by('SubmitApplication', 'registration: r.3, initiative: advice'), 'has no dot'));

  it('are not named by a refused command, which may use any name', () => {
    const refused = by('SubmitApplication', 'registration: r3, initiative: advice', 'not_allowed');
    fine(refused + by('SubmitApplication', 'registration: r3, initiative: advice'));
    fine(by('SubmitApplication', 'registration: r1, initiative: tutoring', 'not_allowed'));
    fault(refused + then('status: { r3: application }'), "unknown registration 'r3'");
    fault(
      refused.replace(' }', ' }, then: { status: { r3: application } }'),
      "unknown registration 'r3'",
    );
  });
});

describe('dates', () => {
  const select = (name: string, refused?: string): string =>
    by('SelectDates', `registration: r2, dates: { ${name}: { slot: s1 } }`, refused);
  const period = (refused?: string): string =>
    by(
      'RecordMenteeFound',
      'registration: r1, period: { p1: { start: 2026-03-01T00:00 } }',
      refused,
    );

  it('are named within their registration, the period too', () => {
    fine(select('d2') + then('dates: { r2.d2: in_progress }'));
    fine(
      period('not_allowed') +
        period() +
        by('ConfirmDates', 'registration: r1, dates: [p1]') +
        then('dates: { r1.p1: in_progress }'),
    );
    expect(lastStep(period())).toMatchObject({
      with: { period: { name: 'p1', line: 26, start: '2026-03-01T00:00' } },
    });
    fault(select('d1'), "'r2.d1' is a date already");
    fault(period() + period(), "'r1.p1' is a date already");
  });

  it('are not named by a refused command, which may use any name', () => {
    fine(select('d1', 'not_allowed') + select('d2', 'not_allowed') + select('d2'));
    fault(
      select('d2', 'not_allowed') + then('dates: { r2.d2: in_progress }'),
      "unknown date 'r2.d2'",
    );
  });

  it("are their registration's own; of another only to be refused", () => {
    fine(
      by('ConfirmDates', 'registration: r2, dates: []') +
        by('RestoreDate', 'registration: r2, date: d1, reason: r'),
    );
    fault(by('ConfirmDates', 'registration: r2, dates: [d1, d2]'), "unknown date 'd2' of 'r2'");
    fault(by('ConfirmDates', 'registration: r1, dates: [d1]'), "unknown date 'd1' of 'r1'");
    fault(by('RestoreDate', 'registration: r1, date: d1, reason: r'), "unknown date 'd1' of 'r1'");
    fine(by('ConfirmDates', 'registration: r1, dates: [d1]', 'not_found'));
    fine(by('ConfirmDates', 'registration: r1, dates: [d9]', 'not_found'));
    fault(
      by('ConfirmDates', 'registration: r1, dates: [d9]', 'not_allowed'),
      "unknown date 'd9' of 'r1'",
    );
  });
});

describe('initiatives, slots and tasks', () => {
  const create = by(
    'CreateInitiative',
    'initiative: new, nonprofit: helpers, kind: slots, company: acme',
  );
  const times = '{ start: 2026-03-01T09:00, end: 2026-03-01T10:00 }';
  const apply = (refused?: string): string =>
    by('SubmitApplication', 'registration: r3, initiative: new', refused);

  it('an initiative is known from the step that creates it', () => {
    fine(apply('not_found') + create + by('OpenInitiative', 'initiative: new') + apply());
    fault(create + create, "there is an initiative 'new' already");
    fault(by('CancelInitiative', 'initiative: new'), "unknown initiative 'new'");
    fault(apply('not_found'), "unknown initiative 'new'");
    fault(create.replace(' } }', ' }, refused: forbidden }') + apply(), "unknown initiative 'new'");
  });

  it('a slot is known from the step on that adds it; any other only to be refused', () => {
    const add = by('AddSlots', `initiative: cleanup, slots: { s2: ${times} }`);
    const select = (refused?: string): string =>
      by('SelectDates', 'registration: r2, dates: { d2: { slot: s2 } }', refused);
    fine(select('not_found') + add + select() + by('CancelSlot', 'initiative: cleanup, slot: s2'));
    fine(by('ChangeSlot', 'initiative: cleanup, slot: s9', 'not_found'));
    fault(select(), "unknown slot 's2' of 'cleanup'");
    fault(by('CancelSlot', 'initiative: cleanup, slot: s2'), "unknown slot 's2'");
    fault(
      by('SelectDates', 'registration: r3, initiative: advice, dates: { d1: { slot: s1 } }'),
      "unknown slot 's1' of 'advice'",
    );
    fault(add + add, "'cleanup' has a slot 's2' already");
    fault(
      by('AddSlots', `initiative: cleanup, slots: { s2: ${times} }`, 'forbidden') + select(),
      "unknown slot 's2'",
    );
    const withSlots = create.replace('company: acme', `slots: { s1: ${times} }`);
    fine(
      withSlots +
        by('SelectDates', 'registration: r3, initiative: new, dates: { d1: { slot: s1 } }'),
    );
  });

  it('a task is one that the initiative gave; any other only to be refused', () => {
    fine(
      by('CompleteTask', 'registration: r1, task: charter') +
        by('CompleteTask', 'registration: r1, task: song', 'not_found'),
    );
    fault(by('CompleteTask', 'registration: r1, task: song'), "unknown task 'song' of 'tutoring'");
  });

  it('a changed initiative has the tasks that the change names', () => {
    const change = by('ChangeInitiative', 'initiative: tutoring, tasks: [song]');
    fine(change + by('CompleteTask', 'registration: r1, task: song'));
    fault(
      change + by('CompleteTask', 'registration: r1, task: charter'),
      "unknown task 'charter' of 'tutoring'",
    );
  });
});

describe('what is renamed', () => {
  const rows = (cells: string): string =>
    `\n  - export: { name: registrations, as: ada }\n    rows:\n      - { ${cells} }`;

  it('keeps its name in the file, and is shown under the new one', () => {
    const renamed =
      by('RenameCompany', 'company: acme, name: nova') +
      by('RenameNetworkLevel', 'company: acme, level: acme/paris, name: lutece') +
      by('RenameNonprofit', 'nonprofit: helpers, name: hands');
    fine(renamed + rows('company: nova, level: nova/lutece, nonprofit: hands'));
    fine(renamed + by('CancelPartnership', 'company: acme, nonprofit: helpers'));
    fault(rows('company: nova'), "unknown company 'nova'");
    fault(renamed + rows('level: nova/rome'), "unknown level 'nova/rome'");
  });
});
