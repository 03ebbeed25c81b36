import type { Instant } from '#kit/eventsourcing';
import type { ParticipationDateRow } from '#contexts/registrations';
import {
  acts,
  coded,
  column,
  contacts,
  daysSince,
  times,
  type ActRow,
  type ColumnsOf,
  type ExportColumn,
} from './export-column.js';
import { minutesWithin, type Period } from '../rows/export-period.js';
import type { RegistrationExportRow } from './registrations.export.js';
import {
  CERTIFICATE,
  COORDINATOR_DECISION,
  DATE_KIND,
  DATE_STATUS,
  INITIATIVE_KIND,
  MANAGER_DECISION,
  MANAGER_POLICY,
  NO_REASON,
  REASON,
  REGISTRATION_STATUS,
} from './labels.js';

/** A participation date as its read model's row. */
export type DateRow = ColumnsOf<ParticipationDateRow>;

/** A participation date and the registration that it belongs to, both as their read models' rows. */
export interface DateOfRegistration {
  readonly date: DateRow;
  readonly registration: RegistrationExportRow;
}

type C = ExportColumn<DateOfRegistration>;
const col = column<DateOfRegistration>;
const code = coded<DateOfRegistration>;
const time = times<DateOfRegistration>(({ registration }) => registration.zone);
const acted = acts<DateOfRegistration>(({ registration }) => registration.zone);
const act = (key: string, en: string, fr: string, of: (date: DateRow) => ActRow | null): C[] =>
  acted(key, en, fr, ({ date }) => of(date));

const isUndecided = (date: DateRow): boolean =>
  date.status === 'to_be_confirmed' || date.status === 'awaiting_manager';
const isOverdueAt = (date: DateRow, instant: Instant): boolean =>
  isUndecided(date) && date.end_at !== null && date.end_at <= instant;
const coordinatorDecision = ({ coordinator_confirmed: confirmed }: DateRow) =>
  confirmed === null ? null : confirmed ? 'confirmed' : 'refused';
const managerDecision = ({ manager_approved: approved }: DateRow) =>
  approved === null ? null : approved ? 'approved' : 'refused';

/** What of these minutes lies within the period. */
const within = (
  period: Period,
  minutes: number | null,
  { start_at: start, end_at: end }: DateRow,
  zone: string | null,
): number | null =>
  minutes === null || start === null || end === null
    ? null
    : minutesWithin(period, minutes, start, end, zone ?? 'UTC');

const participated = (d: DateRow) =>
  d.status === 'participated'
    ? { at: d.participation_at, by: d.participation_by, as: d.participation_as }
    : null;
const certifiedAs = (as: 'validated' | 'disputed') => (d: DateRow) =>
  d.certificate === as ? { at: d.certified_at, by: d.certified_by, as: d.certified_as } : null;

/**
 * *Initiatives – Participation dates follow-up* (docs/domain.md §7), also known as *Participation tracking*: one row per participation date of
 * any status. Times are local, in the zone of the column `zone`. Minutes are the date's own length; credited minutes are those that count
 * for a participated date. Of each, a column has what lies within the days asked for, so that the months of a year add up. All are empty
 * for a mentoring period.
 */
// prettier-ignore
export const DATE_COLUMNS: readonly C[] = [
  col('registration', 'Registration id', 'Identifiant de l’inscription', ({ registration }) => registration.id),
  col('date', 'Date id', 'Identifiant de la date', ({ date }) => date.id),
  ...code('kind', 'Kind', 'Type de date', DATE_KIND, ({ date }) => date.kind),
  col('employee', 'Employee', 'Collaborateur', ({ registration }, lookups) => lookups.person(registration.employee)),
  ...contacts<DateOfRegistration>(({ registration }) => registration),
  col('initiative', 'Initiative', 'Initiative', ({ registration }, lookups) => lookups.initiative(registration.initiative)),
  col('nonprofit', 'Nonprofit', 'Association', ({ registration }, lookups) => lookups.nonprofit(registration.nonprofit)),
  col('company', 'Company', 'Entreprise', ({ registration }, lookups) => lookups.company(registration.company)),
  col('level', 'Network level', 'Niveau du réseau', ({ registration: r }, lookups) => lookups.levelOfPerson(r.employee, r.company)?.path ?? null),
  ...time('start', 'Start', 'Début', ({ date }) => date.start_at),
  ...time('end', 'End', 'Fin', ({ date }) => date.end_at),
  col('minutes', 'Minutes', 'Durée en minutes', ({ date }) => date.minutes),
  col('minutesWithin', 'Minutes within the period', 'Durée en minutes dans la période', ({ date, registration }, { period }) => within(period, date.minutes, date, registration.zone)),
  col('creditedMinutes', 'Credited minutes within the period', 'Minutes créditées dans la période', ({ date, registration }, { period }) => within(period, date.credited_minutes, date, registration.zone)),
  col('creditedMinutesTotal', 'Credited minutes in all', 'Minutes créditées au total', ({ date }) => date.credited_minutes),
  ...code('status', 'Status', 'Statut', DATE_STATUS, ({ date }) => date.status),
  ...code('reason', 'Cancellation reason', 'Motif d’annulation', REASON, ({ date }) => date.reason ?? NO_REASON),
  ...code('certificate', 'Certificate', 'Certificat', CERTIFICATE, ({ date }) => date.certificate),
  ...act('confirmed', 'Participation confirmed', 'Participation confirmée', participated),
  ...act('validated', 'Certificate validated', 'Certificat validé', certifiedAs('validated')),
  ...act('disputed', 'Certificate disputed', 'Certificat contesté', certifiedAs('disputed')),
  col('onBehalfOf', 'On behalf of', 'Au nom de', ({ date, registration }, lookups) => (date.mandate === null ? null : lookups.nonprofit(registration.nonprofit))),
  col('mandate', 'Mandate id', 'Identifiant du mandat', ({ date }) => date.mandate),
  col('employeeAttested', 'Attested by the employee', 'Participation attestée par le collaborateur', ({ date }) => date.status === 'participated' ? date.employee_attested : null),
  ...time('statusSince', 'In this status since', 'Dans ce statut depuis le', ({ date }) => date.status_since),
  col('daysInStatus', 'Days in this status', 'Nombre de jours dans ce statut', ({ date }, lookups) => daysSince(date.status_since, lookups)),
  col('overdue', 'Overdue', 'En retard', ({ date }, lookups) => isOverdueAt(date, lookups.instant)),
  ...act('selected', 'Selected', 'Date sélectionnée', (d) => ({ at: d.selected_at, by: d.selected_by, as: d.selected_as })),
  ...code('coordinatorDecision', 'Coordinator’s decision', 'Décision du coordinateur', COORDINATOR_DECISION, ({ date }) => coordinatorDecision(date)),
  ...act('coordinatorDecided', 'Coordinator decided', 'Décision du coordinateur prise', (d) => ({ at: d.coordinator_at, by: d.coordinator_by, as: d.coordinator_as })),
  ...code('managerDecision', 'Manager’s decision', 'Décision du manager', MANAGER_DECISION, ({ date }) => managerDecision(date)),
  ...act('managerDecided', 'Manager decided', 'Décision du manager prise', (d) => ({ at: d.manager_at, by: d.manager_by, as: d.manager_as })),
  ...act('cancelled', 'Cancelled', 'Date annulée', (d) => ({ at: d.cancelled_at, by: d.cancelled_by, as: d.cancelled_as })),
  ...code('managerPolicy', 'Manager approval', 'Mode de validation par le manager', MANAGER_POLICY, ({ date }) => date.policy),
  ...code('registrationStatus', 'Registration status', 'Statut de l’inscription', REGISTRATION_STATUS, ({ registration }) => registration.status),
  ...code('initiativeKind', 'Kind of initiative', 'Type d’initiative', INITIATIVE_KIND, ({ registration }) => registration.kind),
  ...time('lastActivity', 'Last activity', 'Dernière activité le', ({ registration }) => registration.last_activity_at),
  col('zone', 'Time zone', 'Fuseau horaire', ({ registration }) => registration.zone),
  col('slotId', 'Slot id', 'Identifiant du créneau', ({ date }) => date.slot),
  col('employeeId', 'Employee id', 'Identifiant du collaborateur', ({ registration }) => registration.employee),
  col('initiativeId', 'Initiative id', 'Identifiant de l’initiative', ({ registration }) => registration.initiative),
  col('nonprofitId', 'Nonprofit id', 'Identifiant de l’association', ({ registration }) => registration.nonprofit),
  col('companyId', 'Company id', 'Identifiant de l’entreprise', ({ registration }) => registration.company),
  col('dateNumber', 'Date number', 'Date n°', ({ date }) => (date.seq === null ? null : date.seq + 1)),
];
