import { describe, expect, it } from '@jest/globals';
import type { RegistrationCommandName } from './registration.commands.js';
import { REGISTRATION_COMMANDS } from './registration.command-rules.js';
import { statusOf } from './registration.status.js';
import { table } from './testing/decision-cases.js';
import * as h from './testing/registration-history.js';
import { givenBy, commandOf } from './testing/command-builders.js';

/** docs/domain.md §4, every cell: each command on a whole registration (rows) meets a registration in each status (columns). */

const LATER = '2026-02-04T09:00';
const { applied, approved, asked, confirmed, mentee, selected, historyOf, tookPart } = h;

type Situation = readonly [column: string, on: string, given: h.History];
const SLOTS: readonly Situation[] = [
  ['application', LATER, historyOf('slots', applied)],
  ['conversation', LATER, historyOf('slots', applied, h.said('employee'))],
  ['answered', LATER, historyOf('slots', applied, h.said('nonprofit'))],
  ['to be confirmed', LATER, historyOf('slots', applied, selected('d3'))],
  ['manager', LATER, historyOf('slots', applied, asked('d3'), confirmed('d3'))],
  ['in progress', LATER, historyOf('slots', applied, selected('d3'), confirmed('d3'))],
  ['over', LATER, historyOf('slots', applied, selected('d1'), confirmed('d1'))],
  [
    'participated',
    LATER,
    historyOf('slots', applied, selected('d1'), confirmed('d1'), LATER, tookPart('d1')),
  ],
  ['dates cancelled', LATER, historyOf('slots', applied, selected('d1'), h.refused('d1'))],
  ['withdrawn', LATER, historyOf('slots', applied, selected('d3'), h.withdrawn)],
  ['declined', LATER, historyOf('slots', applied, h.declined)],
  ['with initiative', LATER, historyOf('slots', applied, h.withInitiative)],
  ['archived', '2026-02-06T09:00', historyOf('slots', applied)],
];
const SEARCH = [applied, approved] as const;
const MENTORING: readonly Situation[] = [
  ['application', LATER, historyOf('mentoring', applied)],
  ['answered', LATER, historyOf('mentoring', applied, h.said('nonprofit'))],
  ['looking', LATER, historyOf('mentoring', ...SEARCH)],
  ['manager', LATER, historyOf('mentoring', ...SEARCH, mentee, asked('p1'))],
  ['in progress', LATER, historyOf('mentoring', ...SEARCH, mentee, selected('p1'))],
  ['over', '2026-07-01T09:00', historyOf('mentoring', ...SEARCH, mentee, selected('p1'))],
  [
    'participated',
    '2026-07-01T09:00',
    historyOf('mentoring', ...SEARCH, mentee, selected('p1'), '2026-07-01T08:00', tookPart('p1')),
  ],
  [
    'dates cancelled',
    LATER,
    historyOf('mentoring', ...SEARCH, mentee, asked('p1'), h.disagreed('p1')),
  ],
  ['withdrawn', LATER, historyOf('mentoring', ...SEARCH, h.withdrawn)],
  ['declined', LATER, historyOf('mentoring', ...SEARCH, h.declined)],
  ['with initiative', LATER, historyOf('mentoring', ...SEARCH, h.withInitiative)],
  ['archived', '2026-08-06T09:00', historyOf('mentoring', applied)],
  ['search archived', '2026-08-06T09:00', historyOf('mentoring', ...SEARCH)],
];

/** Rules that refuse, by a short name. */
const RULES: Readonly<Record<string, string>> = {
  closed: 'registration_closed',
  another: 'registration_open',
  unasked: 'nothing_awaited',
  dates: 'has_dates',
  past: 'has_past_dates',
  decided: 'application_decided',
  unsought: 'not_looking_for_mentee',
  idle: 'mentoring_not_in_progress',
  kept: 'not_archived',
  kind: 'not_mentoring',
};
/** Statuses reached, by a short name; `=` keeps the status, `-` brings no event. */
const STATUSES: Readonly<Record<string, string>> = {
  confirm: 'dates_to_be_confirmed',
  cancel: 'cancelled_rejected',
  talk: 'conversation',
  apply: 'application',
  look: 'looking_for_mentee',
  run: 'in_progress',
  end: 'awaiting_confirmation',
};
/** Said again they act again: each message counts, each session is another date, each change brings other people. */
const actsAgain = (name: RegistrationCommandName, { state }: h.History): boolean =>
  name === 'PostMessage' ||
  name === 'ReportStillLooking' ||
  name === 'AskNewDeciders' ||
  (name === 'SelectDates' && state.kind === 'mentoring');

function meets(name: RegistrationCommandName, cell: string, [, on, given]: Situation): void {
  const command = commandOf(name, given.state.kind);
  const now = h.local(on);
  const first = given.when(command, now, givenBy(name));
  if (RULES[cell])
    return expect({ kind: first.refusal?.kind, rule: first.refusal?.rule }).toEqual({
      kind: 'not_allowed',
      rule: RULES[cell],
    });
  expect(first.refusal).toBeUndefined();
  expect(first.drafts.length > 0).toBe(cell !== '-');
  for (const { type } of first.drafts) expect(REGISTRATION_COMMANDS[name].emits).toContain(type);
  expect(statusOf(first.then.state)).toBe(
    cell === '=' || cell === '-' ? statusOf(given.until(now).state) : STATUSES[cell],
  );
  if (!actsAgain(name, given))
    expect(first.then.when(command, now, givenBy(name), 'second').drafts).toEqual([]);
}

const covered = new Set<string>();

function everyCell(kind: string, situations: readonly Situation[], drawn: string): void {
  describe(`a ${kind} registration:`, () => {
    for (const { name, cells } of table(drawn)) {
      covered.add(name);
      for (const [column, cell] of cells) {
        const situation = situations.find(([title]) => title === column);
        if (!situation) throw new Error(`There is no situation ${column}.`);
        it(`${column}, on ${name}: ${RULES[cell] ? `refused: ${RULES[cell]}` : (STATUSES[cell] ?? cell)}`, () =>
          meets(name as RegistrationCommandName, cell, situation));
      }
    }
  });
}

everyCell(
  'slots',
  SLOTS,
  `
  command              | application | conversation | answered | to be confirmed | manager  | in progress | over     | participated | dates cancelled | withdrawn | declined | with initiative | archived
  SubmitApplication    | another     | another      | another  | another         | another  | another     | another  | another      | another         | another   | another  | another         | another
  SelectDates          | confirm     | confirm      | confirm  | =               | confirm  | confirm     | confirm  | confirm      | confirm         | closed    | closed   | closed          | closed
  PostMessage          | talk        | =            | =        | =               | =        | =           | =        | =            | closed          | closed    | closed   | closed          | closed
  CompleteTask         | =           | =            | =        | =               | =        | =           | =        | =            | closed          | closed    | closed   | closed          | closed
  ApproveApplication   | kind        | kind         | kind     | kind            | kind     | kind        | kind     | kind         | kind            | kind      | kind     | kind            | kind
  DeclineApplication   | cancel      | cancel       | cancel   | dates           | dates    | dates       | dates    | dates        | closed          | closed    | closed   | closed          | closed
  RecordMenteeFound    | unsought    | unsought     | unsought | unsought        | unsought | unsought    | unsought | unsought     | unsought        | unsought  | unsought | unsought        | unsought
  ReportStillLooking   | unsought    | unsought     | unsought | unsought        | unsought | unsought    | unsought | unsought     | unsought        | unsought  | unsought | unsought        | unsought
  ChangePeriodEnd      | idle        | idle         | idle     | idle            | idle     | idle        | idle     | idle         | idle            | idle      | idle     | idle            | idle
  EndMentoring         | idle        | idle         | idle     | idle            | idle     | idle        | idle     | idle         | idle            | idle      | idle     | idle            | idle
  CancelRegistration   | cancel      | cancel       | cancel   | cancel          | cancel   | cancel      | past     | past         | closed          | closed    | closed   | closed          | closed
  RemindCoordinator    | =           | =            | unasked  | =               | unasked  | unasked     | unasked  | =            | unasked         | unasked   | unasked  | unasked         | unasked
  RemindManager        | unasked     | unasked      | unasked  | unasked         | =        | unasked     | unasked  | unasked      | unasked         | unasked   | unasked  | unasked         | unasked
  ReopenRegistration   | kept        | kept         | kept     | kept            | kept     | kept        | kept     | kept         | kept            | kept      | kept     | kept            | apply
  CancelWithInitiative | cancel      | cancel       | cancel   | cancel          | cancel   | cancel      | -        | -            | -               | -         | -        | -               | -
  Withdraw             | cancel      | cancel       | cancel   | cancel          | cancel   | cancel      | -        | -            | -               | -         | -        | -               | -
  AskNewDeciders       | -           | -            | -        | -               | =        | -           | -        | -            | -               | -         | -        | -               | -
`,
);

everyCell(
  'mentoring',
  MENTORING,
  `
  command              | application | answered | looking  | manager  | in progress | over     | participated | dates cancelled | withdrawn | declined | with initiative | archived | search archived
  SubmitApplication    | another     | another  | another  | another  | another     | another  | another      | another         | another   | another  | another         | another  | another
  SelectDates          | idle        | idle     | idle     | idle     | =           | idle     | idle         | idle            | idle      | idle     | idle            | idle     | idle
  PostMessage          | talk        | =        | =        | =        | =           | =        | =            | closed          | closed    | closed   | closed          | closed   | closed
  CompleteTask         | =           | =        | =        | =        | =           | =        | =            | closed          | closed    | closed   | closed          | closed   | closed
  ApproveApplication   | look        | look     | decided  | decided  | decided     | decided  | decided      | closed          | closed    | closed   | closed          | closed   | closed 
  DeclineApplication   | cancel      | cancel   | cancel   | dates    | dates       | dates    | dates        | closed          | closed    | closed   | closed          | closed   | closed
  RecordMenteeFound    | unsought    | unsought | run      | unsought | unsought    | unsought | unsought     | run             | unsought  | unsought | unsought        | unsought | unsought
  ReportStillLooking   | unsought    | unsought | =        | unsought | unsought    | unsought | unsought     | unsought        | unsought  | unsought | unsought        | unsought | unsought
  ChangePeriodEnd      | idle        | idle     | idle     | idle     | =           | idle     | idle         | idle            | idle      | idle     | idle            | idle     | idle
  EndMentoring         | idle        | idle     | idle     | idle     | end         | idle     | idle         | idle            | idle      | idle     | idle            | idle     | idle
  CancelRegistration   | cancel      | cancel   | cancel   | cancel   | cancel      | past     | past         | closed          | closed    | closed   | closed          | closed   | closed
  RemindCoordinator    | =           | =        | unasked  | unasked  | unasked     | unasked  | =            | unasked         | unasked   | unasked  | unasked         | unasked  | unasked
  RemindManager        | unasked     | unasked  | unasked  | =        | unasked     | unasked  | unasked      | unasked         | unasked   | unasked  | unasked         | unasked  | unasked
  ReopenRegistration   | kept        | kept     | kept     | kept     | kept        | kept     | kept         | kept            | kept      | kept     | kept            | apply    | look
  CancelWithInitiative | cancel      | cancel   | cancel   | cancel   | cancel      | -        | -            | -               | -         | -        | -               | -        | -
  Withdraw             | cancel      | cancel   | cancel   | cancel   | cancel      | -        | -            | -               | -         | -        | -               | -        | -
  AskNewDeciders       | -           | -        | -        | =        | -           | -        | -            | -               | -         | -        | -               | -        | -
`,
);

it('covers every command that no other table of commands covers', () => {
  const ofDates = /Dates(AsManager)?$|Participation$|^RestoreDate$|WithSlot$|^Remind$/;
  const rest = Object.keys(REGISTRATION_COMMANDS).filter((name) => !covered.has(name));
  expect(rest.filter((name) => !ofDates.test(name))).toEqual([]);
});
