/**
 * Every word a journey file may use, as plain data: the contract of `journeys.md` and `domain.md`.
 * Nothing here is imported from the product, so that a check can compare the two. An argument's kind ending in `?` may be left out.
 */

/**
 * The commands with their arguments. Commands that name a registration may also carry `revision` (see `REVISION_ARGUMENT`).
 * `newInitiative`, `newDates`, `period`, `newSlots`, `newTasks` and `newName` introduce names; the other kinds of names refer to what is there.
 */
export const COMMANDS = {
  SubmitApplication: { registration: 'registration', initiative: 'initiative' },
  SelectDates: { registration: 'registration', initiative: 'initiative?', dates: 'newDates' },
  PostMessage: { registration: 'registration', text: 'text' },
  CompleteTask: { registration: 'registration', task: 'task' },
  ApproveApplication: { registration: 'registration' },
  DeclineApplication: { registration: 'registration' },
  RecordMenteeFound: { registration: 'registration', period: 'period' },
  ReportStillLooking: { registration: 'registration' },
  ChangePeriodEnd: { registration: 'registration', end: 'localTime' },
  EndMentoring: { registration: 'registration' },
  ConfirmDates: { registration: 'registration', dates: 'dates?' },
  RefuseDates: { registration: 'registration', dates: 'dates?' },
  ApproveDates: { registration: 'registration', dates: 'dates?' },
  RefuseDatesAsManager: { registration: 'registration', dates: 'dates?' },
  CancelDates: { registration: 'registration', dates: 'dates?' },
  CancelRegistration: { registration: 'registration' },
  ConfirmParticipation: { registration: 'registration', dates: 'dates?', minutes: 'integer?' },
  ReportNonParticipation: { registration: 'registration', dates: 'dates?' },
  ValidateParticipation: {
    registration: 'registration',
    dates: 'dates?',
    reason: 'text?',
    minutes: 'integer?',
  },
  DisputeParticipation: { registration: 'registration', dates: 'dates?', reason: 'text' },
  RemindCoordinator: { registration: 'registration' },
  RemindManager: { registration: 'registration' },
  ReopenRegistration: { registration: 'registration', reason: 'text' },
  RestoreDate: { registration: 'registration', date: 'date', reason: 'text' },
  CreateInitiative: {
    initiative: 'newInitiative',
    nonprofit: 'nonprofit',
    kind: 'initiativeKind',
    company: 'company?',
    description: 'text?',
    place: 'text?',
    contact: 'text?',
    tasks: 'newTasks?',
    slots: 'newSlots?',
  },
  ChangeInitiative: {
    initiative: 'initiative',
    description: 'text?',
    place: 'text?',
    contact: 'text?',
    tasks: 'newTasks?',
  },
  OpenInitiative: { initiative: 'initiative' },
  CloseInitiative: { initiative: 'initiative' },
  CancelInitiative: { initiative: 'initiative' },
  AddSlots: { initiative: 'initiative', slots: 'newSlots' },
  CancelSlot: { initiative: 'initiative', slot: 'slot' },
  ChangeSlot: {
    initiative: 'initiative',
    slot: 'slot',
    start: 'localTime?',
    end: 'localTime?',
    capacity: 'integer?',
  },
  ProposePartnership: { company: 'company', nonprofits: 'nonprofits', level: 'level?' },
  ValidatePartnership: { company: 'company', nonprofit: 'nonprofit' },
  DeclinePartnership: { company: 'company', nonprofit: 'nonprofit' },
  CancelPartnership: { company: 'company', nonprofit: 'nonprofit' },
  MovePartnership: { company: 'company', nonprofit: 'nonprofit', level: 'level' },
  GrantMandate: { company: 'company', nonprofit: 'nonprofit', request: 'text' },
  RevokeMandate: { company: 'company', nonprofit: 'nonprofit' },
  ChangeCompanySettings: {
    company: 'company',
    managerPolicy: 'managerPolicy?',
    agreementDownload: 'flag?',
  },
  RenameCompany: { company: 'company', name: 'newName' },
  RenameNetworkLevel: { company: 'company', level: 'level', name: 'newName' },
  RenameNonprofit: { nonprofit: 'nonprofit', name: 'newName' },
  AddLocation: { nonprofit: 'nonprofit', location: 'text' },
  ChangeLocation: { nonprofit: 'nonprofit', location: 'text', to: 'text' },
  RemoveLocation: { nonprofit: 'nonprofit', location: 'text' },
  AssignManager: { person: 'person', manager: 'person?' },
  MovePerson: { person: 'person', level: 'level' },
  ErasePerson: { person: 'person' },
} as const;

/** What every command that names a registration may carry besides: the revision it is based on (0 = its first event is the last). */
export const REVISION_ARGUMENT = { revision: 'integer?' } as const;

/** The codes of a no (docs/domain.md §1). */
export const REFUSALS = ['not_found', 'forbidden', 'invalid', 'stale', 'not_allowed'] as const;

/** Registration statuses (docs/domain.md §2). */
export const STATUSES = [
  'application',
  'conversation',
  'looking_for_mentee',
  'dates_to_be_confirmed',
  'awaiting_manager_approval',
  'in_progress',
  'awaiting_confirmation',
  'participated',
  'cancelled_rejected',
  'not_finalized',
] as const;

/** Participation date statuses (docs/domain.md §3). */
export const DATE_STATUSES = [
  'to_be_confirmed',
  'awaiting_manager',
  'in_progress',
  'awaiting_confirmation',
  'participated',
  'cancelled',
] as const;

/** What a participation date is, as the dates export says it. */
export const DATE_KINDS = ['slot', 'period', 'session'] as const;

/** Certificates of participation; `none` before the participation was confirmed. */
export const CERTIFICATES = ['none', 'awaiting_validation', 'validated', 'disputed'] as const;

/** Why a date was cancelled (docs/domain.md §3). */
export const DATE_REASONS = [
  'date_refused_by_coordinator',
  'date_refused_by_manager',
  'employee_did_not_participate',
  'employee_cancelled',
  'initiative_cancelled_by_coordinator',
] as const;

/** Why a registration was cancelled: as its dates, or declined without any. */
export const REASONS = [...DATE_REASONS, 'application_declined_by_coordinator'] as const;

export const INITIATIVE_KINDS = ['slots', 'open', 'mentoring'] as const;
export const MANAGER_POLICIES = ['none', 'per_date', 'per_registration'] as const;
export const PARTNERSHIP_STATUSES = [
  'awaiting_confirmation',
  'validated',
  'declined',
  'cancelled',
] as const;
export const LOCALES = ['en', 'fr'] as const;

/** The system's own asks and reminders: events whose mail goes to one side (docs/domain.md §5). */
const REMINDERS = [
  'ManagerApprovalRequested',
  'MenteeSearchReminderSent',
  'EngagementReviewSent',
  'ParticipationConfirmationRequested',
  'ArchivalWarningSent',
] as const;

/** The events of a registration that are told by a mail of their name (docs/domain.md §5, "Told at once"), and the reminders. */
const REGISTRATION_MAILS = [
  'ApplicationSubmitted',
  'ApplicationApproved',
  'ApplicationDeclined',
  'MessagePosted',
  'DateSelected',
  'DateConfirmedByCoordinator',
  'DateRefusedByCoordinator',
  'DateApprovedByManager',
  'DateRefusedByManager',
  'DateCancelledByEmployee',
  'MentoringEnded',
  'DateCancelledWithSlot',
  'DateMovedWithSlot',
  'DateCancelledWithInitiative',
  'RegistrationCancelledByEmployee',
  'RegistrationCancelledWithInitiative',
  'RegistrationArchived',
  'RegistrationReopened',
  'ParticipationMissed',
  'ParticipationDisputed',
  'CoordinatorReminded',
  'ManagerReminded',
  ...REMINDERS,
] as const;

/** Every mail, by the name of its event. */
export const MAILS = [
  ...REGISTRATION_MAILS,
  'PartnershipProposed',
  'PartnershipValidated',
  'PartnershipDeclined',
  'PartnershipCancelled',
  'MandateGranted',
  'MandateRevoked',
  'InitiativeChanged',
] as const;

/** Every event of a registration (docs/domain.md §4), as its history tells them. */
export const EVENTS = [
  ...REGISTRATION_MAILS,
  'TaskCompleted',
  'MenteeFound',
  'MenteeSearchContinued',
  'EngagementPeriodChanged',
  'DateEnded',
  'DateRestored',
  'ParticipationConfirmed',
  'ParticipationValidated',
] as const;

/** The exports with their columns, and what a cell of each column holds. */
export const EXPORTS = {
  registrations: {
    registration: 'registration',
    employee: 'person',
    initiative: 'initiative',
    nonprofit: 'nonprofit',
    company: 'company',
    level: 'level',
    status: 'status',
    reason: 'reason',
    appliedOn: 'day',
    dates: 'number',
    participated: 'number',
    minutes: 'number',
  },
  dates: {
    registration: 'registration',
    date: 'date',
    kind: 'dateKind',
    employee: 'person',
    initiative: 'initiative',
    start: 'localTime',
    end: 'localTime',
    minutes: 'number',
    creditedMinutes: 'number',
    status: 'dateStatus',
    reason: 'dateReason',
    certificate: 'certificate',
    confirmedBy: 'person',
    validatedBy: 'person',
    onBehalfOf: 'nonprofit',
    employeeAttested: 'flag',
  },
  partnerships: {
    nonprofit: 'nonprofit',
    status: 'partnershipStatus',
    created: 'number',
    open: 'number',
    level: 'level',
  },
} as const;

/** How an export shows a person who was erased. */
export const ERASED_PERSON = 'Erased person';
