/** The words of docs/domain.md §§2–3: codes as stored, compared and shown. Stored names are for ever. */

export const REGISTRATION_STATUSES = [
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
export type RegistrationStatus = (typeof REGISTRATION_STATUSES)[number];

export const DATE_STATUSES = [
  'to_be_confirmed',
  'awaiting_manager',
  'in_progress',
  'awaiting_confirmation',
  'participated',
  'cancelled',
] as const;
export type DateStatus = (typeof DATE_STATUSES)[number];

export const CERTIFICATE_STATUSES = [
  'none',
  'awaiting_validation',
  'validated',
  'disputed',
] as const;
export type CertificateStatus = (typeof CERTIFICATE_STATUSES)[number];

export const CANCELLATION_REASONS = [
  'date_refused_by_coordinator',
  'date_refused_by_manager',
  'employee_did_not_participate',
  'employee_cancelled',
  'initiative_cancelled_by_coordinator',
  'application_declined_by_coordinator',
] as const;
export type CancellationReason = (typeof CANCELLATION_REASONS)[number];

/** How the company's managers take part; captured in the event when a date is selected (docs/domain.md §3). */
export type ManagerPolicy = 'none' | 'per_date' | 'per_registration';

/** The people whom the mail of an event goes to (docs/domain.md §5). */
export type Audience = 'employee' | 'coordinators' | 'manager';

/** `slots`: the initiative's own slots; `open`: dates are proposed; `mentoring`: an engagement period with sessions. */
export type InitiativeKind = 'slots' | 'open' | 'mentoring';

/** `slot` is also a date proposed on an open initiative. */
export type DateKind = 'slot' | 'period' | 'session';

type Labels = { readonly en: string; readonly fr: string };
export const STATUS_LABELS: Readonly<Record<RegistrationStatus, Labels>> = {
  application: { en: 'Application', fr: 'Candidature' },
  conversation: { en: 'Conversation', fr: 'Échange' },
  looking_for_mentee: { en: 'Looking for a mentee', fr: 'Recherche d’un mentoré' },
  dates_to_be_confirmed: { en: 'Dates to be confirmed', fr: 'Dates à confirmer' },
  awaiting_manager_approval: { en: 'Awaiting manager approval', fr: 'En attente du manager' },
  in_progress: { en: 'In progress', fr: 'En cours' },
  awaiting_confirmation: { en: 'Awaiting confirmation', fr: 'À confirmer par le collaborateur' },
  participated: { en: 'Participated', fr: 'Participation confirmée' },
  cancelled_rejected: { en: 'Cancelled / Rejected', fr: 'Annulée / Refusée' },
  not_finalized: { en: 'Not finalized', fr: 'Non finalisée' },
};
export const DATE_STATUS_LABELS: Readonly<Record<DateStatus, Labels>> = {
  to_be_confirmed: { en: 'To be confirmed', fr: 'À confirmer' },
  awaiting_manager: { en: 'Awaiting manager approval', fr: 'En attente du manager' },
  in_progress: { en: 'In progress', fr: 'En cours' },
  awaiting_confirmation: { en: 'Awaiting confirmation', fr: 'À confirmer par le collaborateur' },
  participated: { en: 'Participated', fr: 'Participation confirmée' },
  cancelled: { en: 'Cancelled', fr: 'Annulée' },
};
export const CERTIFICATE_LABELS: Readonly<Record<CertificateStatus, Labels>> = {
  none: { en: 'None', fr: 'Aucun' },
  awaiting_validation: { en: 'Awaiting validation', fr: 'En attente de validation' },
  validated: { en: 'Validated', fr: 'Validé' },
  disputed: { en: 'Disputed', fr: 'Contesté' },
};
export const REASON_LABELS: Readonly<Record<CancellationReason, Labels>> = {
  date_refused_by_coordinator: {
    en: 'Date refused by the coordinator',
    fr: 'Date refusée par le coordinateur',
  },
  date_refused_by_manager: { en: 'Date refused by the manager', fr: 'Date refusée par le manager' },
  employee_did_not_participate: {
    en: 'Employee did not participate',
    fr: 'Le collaborateur n’a pas participé',
  },
  employee_cancelled: {
    en: 'Employee cancelled their participation',
    fr: 'Annulée par le collaborateur',
  },
  initiative_cancelled_by_coordinator: {
    en: 'Initiative was cancelled by the coordinator',
    fr: 'Initiative annulée par le coordinateur',
  },
  application_declined_by_coordinator: {
    en: 'Application declined by the coordinator',
    fr: 'Candidature déclinée par le coordinateur',
  },
};
