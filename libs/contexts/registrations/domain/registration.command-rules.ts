import type { RegistrationCommandName } from './registration.commands.js';
import type { RegistrationEventType } from './registration.events.js';
import { REMINDER_TYPES } from './registration.reminders.js';
import type { RegistrationState } from './registration.state.js';

/** The rules are apart from the command types because they need the table of reminders, which needs the types. */

/** A right in which somebody may act on a registration (docs/domain.md §1). */
export type RegistrationRight =
  'employee' | 'manager' | 'coordinator' | 'mandated_admin' | 'admin' | 'platform' | 'system';
/** The limit of a right: mentoring only, company-specific initiatives only, or both. */
export type Limit = 'always' | 'mentoring' | 'company_specific' | 'mentoring_company_specific';

/** Who may give a command (`by`, own rights before a mandate), when (in the words of docs/domain.md §4), and the events that it can emit. */
export interface CommandRule {
  readonly summary: string;
  readonly by: Readonly<Partial<Record<RegistrationRight, Limit>>>;
  readonly when: string;
  readonly emits: readonly RegistrationEventType[];
}

const NONPROFIT = { coordinator: 'always', mandated_admin: 'always' } as const;
const CERTIFIER = { coordinator: 'always', mandated_admin: 'company_specific' } as const;

/** The rules of every command on a registration. Permissions, refusals and the documents of the API are derived from these rows. */
export const REGISTRATION_COMMANDS: Readonly<Record<RegistrationCommandName, CommandRule>> = {
  SubmitApplication: {
    summary: 'Sign up without a date',
    by: { employee: 'always' },
    when: 'initiative open to their company (open, partnership validated), no open registration',
    emits: ['ApplicationSubmitted'],
  },
  SelectDates: {
    summary: 'Select slots, propose dates or add mentoring sessions',
    by: { employee: 'always' },
    when: 'slots and open kinds: registration open, reopenable or new; mentoring: in progress; no slot twice and no overlap among live dates',
    emits: ['ApplicationSubmitted', 'DateSelected', 'DateEnded'],
  },
  PostMessage: {
    summary: 'Write a message',
    by: { employee: 'always', ...NONPROFIT },
    when: 'registration open; repeated within ten seconds without an Idempotency-Key, it is one message',
    emits: ['MessagePosted'],
  },
  CompleteTask: {
    summary: 'Mark a task of the initiative as completed',
    by: { employee: 'always' },
    when: 'registration open; the initiative gave such a task; once each',
    emits: ['TaskCompleted'],
  },
  ApproveApplication: {
    summary: 'Approve a mentoring application',
    by: NONPROFIT,
    when: 'mentoring; application or conversation',
    emits: ['ApplicationApproved'],
  },
  DeclineApplication: {
    summary: 'Decline an application',
    by: NONPROFIT,
    when: 'registration open, never had a date',
    emits: ['ApplicationDeclined'],
  },
  RecordMenteeFound: {
    summary: 'Say that a mentee was found and enter the engagement period',
    by: { employee: 'always' },
    when: 'looking for a mentee, or all its dates are cancelled and the initiative is open',
    emits: ['MenteeFound', 'DateSelected', 'DateEnded'],
  },
  ReportStillLooking: {
    summary: 'Say that the search for a mentee goes on',
    by: { employee: 'always' },
    when: 'looking for a mentee',
    emits: ['MenteeSearchContinued'],
  },
  ChangePeriodEnd: {
    summary: 'Change the end of the engagement period',
    by: { employee: 'always' },
    when: 'mentoring in progress; not before its start, nor before the end of a live session',
    emits: ['EngagementPeriodChanged', 'DateEnded'],
  },
  EndMentoring: {
    summary: 'Say that the mentoring is over',
    by: { employee: 'always' },
    when: 'mentoring in progress',
    emits: ['MentoringEnded', 'DateEnded', 'DateCancelledByEmployee'],
  },
  ConfirmDates: {
    summary: 'Confirm selected dates for the nonprofit',
    by: NONPROFIT,
    when: 'to be confirmed; the slot has a place left',
    emits: ['DateConfirmedByCoordinator', 'DateEnded'],
  },
  RefuseDates: {
    summary: 'Refuse selected dates for the nonprofit',
    by: NONPROFIT,
    when: 'to be confirmed',
    emits: ['DateRefusedByCoordinator'],
  },
  ApproveDates: {
    summary: 'Approve dates as the manager',
    by: { manager: 'always' },
    when: 'awaiting the manager',
    emits: ['DateApprovedByManager', 'DateEnded'],
  },
  RefuseDatesAsManager: {
    summary: 'Refuse dates as the manager',
    by: { manager: 'always' },
    when: 'awaiting the manager',
    emits: ['DateRefusedByManager'],
  },
  CancelDates: {
    summary: 'Cancel own dates',
    by: { employee: 'always' },
    when: 'to be confirmed, awaiting the manager, or in progress and not ended; slots and sessions only',
    emits: ['DateCancelledByEmployee'],
  },
  CancelRegistration: {
    summary: 'Withdraw from the initiative',
    by: { employee: 'always' },
    when: 'registration open, no date awaiting confirmation or participated',
    emits: ['RegistrationCancelledByEmployee'],
  },
  ConfirmParticipation: {
    summary: 'Confirm having taken part',
    by: {
      employee: 'always',
      coordinator: 'mentoring',
      mandated_admin: 'mentoring_company_specific',
    },
    when: 'awaiting confirmation',
    emits: ['ParticipationConfirmed', 'ParticipationValidated'],
  },
  ReportNonParticipation: {
    summary: 'Say that the employee did not take part',
    by: { employee: 'always', ...NONPROFIT },
    when: 'awaiting confirmation',
    emits: ['ParticipationMissed'],
  },
  ValidateParticipation: {
    summary: 'Validate certificates',
    by: CERTIFIER,
    when: 'participated; a reversal of a dispute needs a reason',
    emits: ['ParticipationValidated'],
  },
  DisputeParticipation: {
    summary: 'Dispute certificates',
    by: CERTIFIER,
    when: 'participated; with a reason',
    emits: ['ParticipationDisputed'],
  },
  RemindCoordinator: {
    summary: 'Remind the nonprofit',
    by: { employee: 'always', admin: 'always' },
    when: 'the nonprofit has something to answer, decide or validate; seven days since the last such reminder by anyone',
    emits: ['CoordinatorReminded'],
  },
  RemindManager: {
    summary: 'Remind the manager',
    by: { employee: 'always', admin: 'always' },
    when: 'a date awaits the manager; seven days since the last such reminder by anyone',
    emits: ['ManagerReminded'],
  },
  ReopenRegistration: {
    summary: 'Reopen an archived registration',
    by: { platform: 'always' },
    when: 'archived, no other registration in the way, initiative not cancelled; with a reason',
    emits: ['RegistrationReopened'],
  },
  RestoreDate: {
    summary: 'Restore a cancelled or participated date to its status before',
    by: { platform: 'always' },
    when: 'cancelled or participated; registration not declined, cancelled as a whole or archived; the rules for selecting it hold, but that it may be over; the slot has a place where it held one; with a reason',
    emits: ['DateRestored', 'DateEnded'],
  },
  Remind: {
    summary: 'Ask and remind whoever is due',
    by: { system: 'always' },
    when: 'an ask or reminder is due',
    emits: REMINDER_TYPES,
  },
  CancelWithInitiative: {
    summary: 'Follow the cancellation of the initiative',
    by: { system: 'always' },
    when: 'live dates that are not over; else an open registration that never had a date',
    emits: ['DateCancelledWithInitiative', 'RegistrationCancelledWithInitiative'],
  },
  CancelWithSlot: {
    summary: 'Follow the cancellation of a slot',
    by: { system: 'always' },
    when: 'live dates on the slot that are not over',
    emits: ['DateCancelledWithSlot'],
  },
  MoveWithSlot: {
    summary: 'Follow the move of a slot',
    by: { system: 'always' },
    when: 'live dates on the slot that are not over',
    emits: ['DateMovedWithSlot', 'DateEnded'],
  },
  Withdraw: {
    summary: 'Cancel what is open when a person leaves or is erased',
    by: { system: 'always' },
    when: 'as CancelRegistration where it could, else the dates that CancelDates could cancel, and the period',
    emits: ['RegistrationCancelledByEmployee', 'DateCancelledByEmployee'],
  },
  AskNewDeciders: {
    summary: 'Ask the people who decide for the employee from now on',
    by: { system: 'always' },
    when: 'dates await the manager since before other people came to decide',
    emits: ['ManagerApprovalRequested'],
  },
};

/** Whether the table gives a command to a right on this registration. A reason says that it would, but for the limit of the right. */
export const permittedOn =
  (
    name: RegistrationCommandName,
    { kind, companySpecific }: Pick<RegistrationState, 'kind' | 'companySpecific'>,
  ) =>
  (right: string): boolean | 'not_mentoring' | 'not_company_specific' => {
    const limit = REGISTRATION_COMMANDS[name].by[right as RegistrationRight];
    if (limit === undefined) return false;
    if (limit.startsWith('mentoring') && kind !== 'mentoring') return 'not_mentoring';
    if (limit.endsWith('company_specific') && !companySpecific) return 'not_company_specific';
    return true;
  };
