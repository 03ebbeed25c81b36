/**
 * The words that a journey file may use, as plain data: the contract of `journeys.md` and `domain.md`. Commands are in
 * journey-commands.ts, mails and events in journey-events.ts. Nothing here is imported from the product, so that a check can compare the two.
 */

/** The kinds of refusal (docs/domain.md §1). */
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

/** Kinds of participation dates, as in the dates export. */
export const DATE_KINDS = ['slot', 'period', 'session'] as const;

/** Certificate statuses. `none` until the participation is confirmed. */
export const CERTIFICATES = ['none', 'awaiting_validation', 'validated', 'disputed'] as const;

/** Why a date was cancelled (docs/domain.md §3). */
export const DATE_REASONS = [
  'date_refused_by_coordinator',
  'date_refused_by_manager',
  'employee_did_not_participate',
  'employee_cancelled',
  'initiative_cancelled_by_coordinator',
] as const;

/** Why a registration was cancelled: the reason of its dates, or declined without dates. */
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

/** The exports with their columns and the type of each column. */
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
