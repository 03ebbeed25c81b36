import {
  CERTIFICATE_LABELS,
  DATE_STATUS_LABELS,
  REASON_LABELS,
  STATUS_LABELS,
} from '#contexts/registrations';
import type { Locale } from '#platform/http';

/** A text in every language of the exports. */
export type Labels = Readonly<Record<Locale, string>>;
/** Labels by code. */
export type LabelsByCode = Readonly<Record<string, Labels>>;

/** The code that exports show for an absent reason. */
export const NO_REASON = 'none';
/** The code of a registration that waits for nobody. */
export const NOBODY = 'nobody';
/** Codes that say that there is nothing. Their labels are empty cells. */
export const NOTHING: ReadonlySet<string> = new Set([NO_REASON, NOBODY]);

export const REGISTRATION_STATUS: LabelsByCode = STATUS_LABELS;
export const DATE_STATUS: LabelsByCode = DATE_STATUS_LABELS;
const { none: _none, ...CERTIFICATES } = CERTIFICATE_LABELS;
export const CERTIFICATE: LabelsByCode = CERTIFICATES;
export const REASON: LabelsByCode = REASON_LABELS;

export const INITIATIVE_KIND: LabelsByCode = {
  slots: { en: 'Slots', fr: 'Créneaux' },
  open: { en: 'Open dates', fr: 'Dates libres' },
  mentoring: { en: 'Mentoring', fr: 'Mentorat' },
};
export const INITIATIVE_STATUS: LabelsByCode = {
  draft: { en: 'Draft', fr: 'Brouillon' },
  open: { en: 'Open', fr: 'Ouverte' },
  closed: { en: 'Closed', fr: 'Fermée' },
  cancelled: { en: 'Cancelled', fr: 'Annulée' },
};
export const DATE_KIND: LabelsByCode = {
  slot: { en: 'Slot', fr: 'Créneau' },
  period: { en: 'Mentoring period', fr: 'Période de mentorat' },
  session: { en: 'Mentoring session', fr: 'Séance de mentorat' },
};
export const MANAGER_POLICY: LabelsByCode = {
  none: { en: 'No approval', fr: 'Sans validation' },
  per_date: { en: 'Each date', fr: 'Chaque date' },
  per_registration: { en: 'Once per registration', fr: 'Une fois par inscription' },
};
export const NEXT_ACTOR: LabelsByCode = {
  employee: { en: 'Employee', fr: 'Collaborateur' },
  coordinator: { en: 'Coordinator', fr: 'Coordinateur' },
  manager: { en: 'Manager', fr: 'Manager' },
};
export const CAPACITY: LabelsByCode = {
  employee: { en: 'Employee', fr: 'Collaborateur' },
  coordinator: { en: 'Coordinator', fr: 'Coordinateur' },
  manager: { en: 'Manager', fr: 'Manager' },
  admin: { en: 'Company admin', fr: 'Administrateur de l’entreprise' },
  platform: { en: 'Platform team', fr: 'Équipe de la plateforme' },
  system: { en: 'System', fr: 'Système' },
};
export const COORDINATOR_DECISION: LabelsByCode = {
  confirmed: { en: 'Confirmed', fr: 'Confirmée' },
  refused: { en: 'Refused', fr: 'Refusée' },
};
export const MANAGER_DECISION: LabelsByCode = {
  approved: { en: 'Approved', fr: 'Approuvée' },
  refused: { en: 'Refused', fr: 'Refusée' },
};
export const PARTNERSHIP_STATUS: LabelsByCode = {
  awaiting_confirmation: { en: 'Awaiting confirmation', fr: 'En attente de confirmation' },
  validated: { en: 'Validated', fr: 'Validé' },
  declined: { en: 'Declined by the nonprofit', fr: 'Refusé par l’association' },
  cancelled: { en: 'Cancelled', fr: 'Annulé' },
};
export const PARTY: LabelsByCode = {
  company: { en: 'Company', fr: 'Entreprise' },
  nonprofit: { en: 'Nonprofit', fr: 'Association' },
};
