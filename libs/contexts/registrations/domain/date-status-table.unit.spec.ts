import { describe, expect, it } from '@jest/globals';
import type { RegistrationCommandName } from './registration.commands.js';
import { datesOf, NOT_ALLOWED, table } from './testing/decision-cases.js';
import {
  agreed,
  applied,
  approved,
  asked,
  confirmed,
  disagreed,
  local,
  mentee,
  refused,
  selected,
  historyOf,
  tookPart,
  type History,
} from './testing/registration-history.js';
import { brief, givenBy, commandOf } from './testing/command-builders.js';

/** docs/domain.md §3, every cell: a date in each status (columns) meets each command (rows). */

const SOON = '2026-01-20T09:00';
const AFTER = '2026-02-04T09:00';
const MENTORING = [applied, approved, mentee] as const;

type Situation = readonly [on: string, given: History];
const SLOT_DATES: Record<string, Situation> = {
  to_be_confirmed: [SOON, historyOf('slots', applied, selected('d1'))],
  'to be asked': [SOON, historyOf('slots', applied, asked('d1'))],
  awaiting_manager: [SOON, historyOf('slots', applied, asked('d1'), confirmed('d1'))],
  in_progress: [SOON, historyOf('slots', applied, selected('d1'), confirmed('d1'))],
  awaiting_confirmation: [AFTER, historyOf('slots', applied, selected('d1'), confirmed('d1'))],
  participated: [
    AFTER,
    historyOf('slots', applied, selected('d1'), confirmed('d1'), AFTER, tookPart('d1')),
  ],
  cancelled: [SOON, historyOf('slots', applied, selected('d1'), refused('d1'))],
  overdue: [AFTER, historyOf('slots', applied, selected('d1'))],
  'overdue asked': [AFTER, historyOf('slots', applied, asked('d1'), confirmed('d1'))],
};
const PERIODS: Record<string, Situation> = {
  awaiting_manager: [SOON, historyOf('mentoring', ...MENTORING, asked('p1'))],
  in_progress: ['2026-02-20T09:00', historyOf('mentoring', ...MENTORING, selected('p1'))],
  'not begun': [SOON, historyOf('mentoring', ...MENTORING, selected('p1'))],
  awaiting_confirmation: ['2026-07-01T09:00', historyOf('mentoring', ...MENTORING, selected('p1'))],
  participated: [
    '2026-07-01T09:00',
    historyOf('mentoring', ...MENTORING, selected('p1'), '2026-07-01T08:00', tookPart('p1')),
  ],
  cancelled: [SOON, historyOf('mentoring', ...MENTORING, asked('p1'), disagreed('p1'))],
  overdue: ['2026-07-01T09:00', historyOf('mentoring', ...MENTORING, asked('p1'))],
};
const RUNNING = [...MENTORING, selected('p1')] as const;
const SESSIONS: Record<string, Situation> = {
  awaiting_manager: [SOON, historyOf('mentoring', ...RUNNING, asked('m1'))],
  in_progress: [SOON, historyOf('mentoring', ...RUNNING, asked('m1'), agreed('m1'))],
  awaiting_confirmation: [AFTER, historyOf('mentoring', ...RUNNING, selected('m1'))],
  participated: [AFTER, historyOf('mentoring', ...RUNNING, selected('m1'), AFTER, tookPart('m1'))],
  cancelled: [SOON, historyOf('mentoring', ...RUNNING, asked('m1'), disagreed('m1'))],
  overdue: [AFTER, historyOf('mentoring', ...RUNNING, asked('m1'))],
};

/** The event that each command makes of a date; and the cancellation's reason or the certificate that follows. */
const MAKES: Partial<Record<RegistrationCommandName, readonly [event: string, adds?: string]>> = {
  ConfirmDates: ['DateConfirmedByCoordinator'],
  RefuseDates: ['DateRefusedByCoordinator', 'date_refused_by_coordinator'],
  ApproveDates: ['DateApprovedByManager'],
  RefuseDatesAsManager: ['DateRefusedByManager', 'date_refused_by_manager'],
  CancelDates: ['DateCancelledByEmployee', 'employee_cancelled'],
  ConfirmParticipation: ['ParticipationConfirmed', 'awaiting_validation'],
  ReportNonParticipation: ['ParticipationMissed', 'employee_did_not_participate'],
  ValidateParticipation: ['ParticipationValidated', 'validated'],
  DisputeParticipation: ['ParticipationDisputed', 'disputed'],
  RestoreDate: ['DateRestored'],
  CancelWithSlot: ['DateCancelledWithSlot', 'initiative_cancelled_by_coordinator'],
  CancelWithInitiative: ['DateCancelledWithInitiative', 'initiative_cancelled_by_coordinator'],
  MoveWithSlot: ['DateMovedWithSlot'],
};

/** A cell: the next status (`ended`: awaiting confirmation, its DateEnded in the same append), `-` silence, `no` refused by the rule at the end. */
function meets(
  row: string,
  cell: string,
  rule: string,
  date: string,
  [on, given]: Situation,
): void {
  const name = row as RegistrationCommandName;
  const [event = '', adds] = MAKES[name] ?? [];
  const say = name === 'RestoreDate' ? { date } : {};
  for (const named of [{}, { dates: [date] }]) {
    const command = commandOf(name, given.state.kind, { ...say, ...named });
    const first = given.when(command, local(on), givenBy(name));
    if (cell === 'no') {
      expect({ kind: first.refusal?.kind, rule: first.refusal?.rule }).toEqual({
        kind: NOT_ALLOWED,
        rule,
      });
      continue;
    }
    const events = first.drafts.map((draft) => brief(draft).split(' ').slice(0, 2).join(' '));
    const expected =
      cell === '-' ? [] : [`${event} ${date}`, ...(cell === 'ended' ? [`DateEnded ${date}`] : [])];
    expect({ refused: first.refusal?.rule, events }).toEqual({
      refused: undefined,
      events: expected,
    });
    const next =
      cell === 'ended' ? 'awaiting_confirmation' : [cell, adds].filter(Boolean).join('/');
    if (cell !== '-') expect(datesOf(first.then)).toMatchObject({ [date]: next });
    expect(first.then.when(command, local(on), givenBy(name), 'second').drafts).toEqual([]);
  }
}

function everyCell(
  what: string,
  date: string,
  situations: Record<string, Situation>,
  drawn: string,
): void {
  describe(`${what} that is`, () => {
    for (const { name, cells } of table(drawn)) {
      const rule = cells.at(-1)?.[1] ?? '';
      for (const [column, cell] of cells.slice(0, -1)) {
        const outcome = { no: `refused: ${rule}`, '-': 'nothing to do' }[cell] ?? cell;
        it(`${column}, on ${name}: ${outcome}`, () =>
          meets(name, cell, rule, date, situations[column] as Situation));
      }
    }
  });
}

everyCell(
  'a slot date',
  'd1',
  SLOT_DATES,
  `
  command                | to_be_confirmed | to be asked      | awaiting_manager | in_progress | awaiting_confirmation | participated          | cancelled       | overdue         | overdue asked    | no
  ConfirmDates           | in_progress     | awaiting_manager | no               | no          | no                    | no                    | no              | ended           | no               | not_to_be_confirmed
  RefuseDates            | cancelled       | cancelled        | no               | no          | no                    | no                    | no              | cancelled       | no               | not_to_be_confirmed
  ApproveDates           | no              | no               | in_progress      | no          | no                    | no                    | no              | no              | ended            | not_awaiting_manager
  RefuseDatesAsManager   | no              | no               | cancelled        | no          | no                    | no                    | no              | no              | cancelled        | not_awaiting_manager
  CancelDates            | cancelled       | cancelled        | cancelled        | cancelled   | no                    | no                    | no              | cancelled       | cancelled        | not_cancellable
  ConfirmParticipation   | no              | no               | no               | no          | participated          | no                    | no              | no              | no               | not_awaiting_confirmation
  ReportNonParticipation | no              | no               | no               | no          | cancelled             | no                    | no              | no              | no               | not_awaiting_confirmation
  ValidateParticipation  | no              | no               | no               | no          | no                    | participated          | no              | no              | no               | nothing_to_certify
  DisputeParticipation   | no              | no               | no               | no          | no                    | participated          | no              | no              | no               | nothing_to_certify
  RestoreDate            | no              | no               | no               | no          | no                    | awaiting_confirmation | to_be_confirmed | no              | no               | not_restorable
  CancelWithSlot         | cancelled       | cancelled        | cancelled        | cancelled   | -                     | -                     | -               | -               | -                | silent
  CancelWithInitiative   | cancelled       | cancelled        | cancelled        | cancelled   | -                     | -                     | -               | -               | -                | silent
  MoveWithSlot           | to_be_confirmed | to_be_confirmed  | awaiting_manager | in_progress | -                     | -                     | -               | -               | -                | silent
`,
);

everyCell(
  'a mentoring period',
  'p1',
  PERIODS,
  `
  command                | awaiting_manager | in_progress | not begun   | awaiting_confirmation | participated          | cancelled        | overdue   | no
  ConfirmDates           | no               | no          | no          | no                    | no                    | no               | no        | not_to_be_confirmed
  RefuseDates            | no               | no          | no          | no                    | no                    | no               | no        | not_to_be_confirmed
  ApproveDates           | in_progress      | no          | no          | no                    | no                    | no               | ended     | not_awaiting_manager
  RefuseDatesAsManager   | cancelled        | no          | no          | no                    | no                    | no               | cancelled | not_awaiting_manager
  CancelDates            | no               | no          | no          | no                    | no                    | no               | no        | not_cancellable
  ConfirmParticipation   | no               | no          | no          | participated          | no                    | no               | no        | not_awaiting_confirmation
  ReportNonParticipation | no               | no          | no          | cancelled             | no                    | no               | no        | not_awaiting_confirmation
  ValidateParticipation  | no               | no          | no          | no                    | participated          | no               | no        | nothing_to_certify
  DisputeParticipation   | no               | no          | no          | no                    | participated          | no               | no        | nothing_to_certify
  RestoreDate            | no               | no          | no          | no                    | awaiting_confirmation | awaiting_manager | no        | not_restorable
  CancelWithInitiative   | cancelled        | cancelled   | cancelled   | -                     | -                     | -                | -         | silent
`,
);

everyCell(
  'a mentoring session',
  'm1',
  SESSIONS,
  `
  command                | awaiting_manager | in_progress | awaiting_confirmation | participated          | cancelled        | overdue   | no
  ConfirmDates           | no               | no          | no                    | no                    | no               | no        | not_to_be_confirmed
  RefuseDates            | no               | no          | no                    | no                    | no               | no        | not_to_be_confirmed
  ApproveDates           | in_progress      | no          | no                    | no                    | no               | ended     | not_awaiting_manager
  RefuseDatesAsManager   | cancelled        | no          | no                    | no                    | no               | cancelled | not_awaiting_manager
  CancelDates            | cancelled        | cancelled   | no                    | no                    | no               | cancelled | not_cancellable
  ConfirmParticipation   | no               | no          | participated          | no                    | no               | no        | not_awaiting_confirmation
  ReportNonParticipation | no               | no          | cancelled             | no                    | no               | no        | not_awaiting_confirmation
  ValidateParticipation  | no               | no          | no                    | participated          | no               | no        | nothing_to_certify
  DisputeParticipation   | no               | no          | no                    | participated          | no               | no        | nothing_to_certify
  RestoreDate            | no               | no          | no                    | awaiting_confirmation | awaiting_manager | no        | not_restorable
`,
);
