import { dayOf } from '#kit/eventsourcing';
import type { RegistrationRow } from '#contexts/registrations';
import {
  acts,
  coded,
  column,
  contacts,
  daysSince,
  times,
  type ColumnsOf,
  type ExportColumn,
} from './export-column.js';
import {
  INITIATIVE_KIND,
  INITIATIVE_STATUS,
  NEXT_ACTOR,
  NOBODY,
  NO_REASON,
  REASON,
  REGISTRATION_STATUS,
} from './labels.js';

/** A registration as its read model's row. */
export type RegistrationExportRow = ColumnsOf<RegistrationRow>;

type C = ExportColumn<RegistrationExportRow>;
const col = column<RegistrationExportRow>;
const code = coded<RegistrationExportRow>;
const time = times<RegistrationExportRow>((r) => r.zone);
const act = acts<RegistrationExportRow>((r) => r.zone);

/**
 * *Initiatives – Registrations follow-up* (docs/domain.md §7): one row per registration, every status. Times are local, in the zone of the
 * column `zone`; days in status are whole days at the manifest's instant; minutes are those credited for participated slots and sessions.
 */
// prettier-ignore
export const REGISTRATION_COLUMNS: readonly C[] = [
  col('registration', 'Registration id', 'Identifiant de l’inscription', (r) => r.id),
  col('employee', 'Employee', 'Collaborateur', (r, lookups) => lookups.person(r.employee)),
  ...contacts<RegistrationExportRow>((r) => r),
  col('initiative', 'Initiative', 'Initiative', (r, lookups) => lookups.initiative(r.initiative)),
  col('nonprofit', 'Nonprofit', 'Association', (r, lookups) => lookups.nonprofit(r.nonprofit)),
  col('company', 'Company', 'Entreprise', (r, lookups) => lookups.company(r.company)),
  col('level', 'Network level', 'Niveau du réseau', (r, lookups) => lookups.levelOfPerson(r.employee, r.company)?.path ?? null),
  ...code('status', 'Status', 'Statut', REGISTRATION_STATUS, (r) => r.status),
  ...code('reason', 'Cancellation reason', 'Motif d’annulation', REASON, (r) => r.reason ?? NO_REASON),
  col('appliedOn', 'Applied on', 'Date d’inscription', (r) => (r.applied_at === null ? null : dayOf(r.applied_at, r.zone ?? 'UTC')), 'day'),
  col('dates', 'Dates', 'Nombre de dates', (r) => r.dates),
  col('participated', 'Dates participated', 'Nombre de participations confirmées', (r) => r.participated),
  col('minutes', 'Credited minutes', 'Minutes créditées', (r) => r.minutes),
  ...time('appliedAt', 'Applied at', 'Inscription le', (r) => r.applied_at),
  ...time('statusSince', 'In this status since', 'Dans ce statut depuis le', (r) => r.status_since),
  col('daysInStatus', 'Days in this status', 'Nombre de jours dans ce statut', (r, lookups) => daysSince(r.status_since, lookups)),
  ...code('nextActor', 'Next to act', 'Action attendue de', NEXT_ACTOR, (r) => r.next_actor),
  ...time('nextSince', 'Waiting since', 'Action attendue depuis le', (r) => (r.next_actor === NOBODY ? null : r.next_since)),
  col('overdue', 'Overdue', 'En retard', (r, lookups) => r.undecided_end_at !== null && r.undecided_end_at <= lookups.instant),
  ...time('lastActivity', 'Last activity', 'Dernière activité le', (r) => r.last_activity_at),
  ...time('lastEvent', 'Last event', 'Dernier événement le', (r) => r.last_event_at),
  ...time('archivesAt', 'Will be archived at', 'Archivage prévu le', (r) => r.archives_at),
  ...act('approved', 'Application approved', 'Candidature approuvée', (r) => ({ at: r.approved_at, by: r.approved_by, as: r.approved_as })),
  ...act('closed', 'Closed', 'Clôturée', (r) => ({ at: r.closed_at, by: r.closed_by, as: r.closed_as })),
  col('onBehalfOf', 'On behalf of', 'Au nom de', (r, lookups) => (r.mandate === null ? null : lookups.nonprofit(r.nonprofit))),
  col('mandate', 'Mandate id', 'Identifiant du mandat', (r) => r.mandate),
  col('tasks', 'Tasks completed', 'Tâches réalisées', (r) => r.tasks?.join('; ') ?? null),
  col('certificatesAwaiting', 'Certificates awaiting validation', 'Certificats à valider', (r) => r.to_certify),
  ...code('initiativeKind', 'Kind of initiative', 'Type d’initiative', INITIATIVE_KIND, (r) => r.kind),
  ...code('initiativeStatus', 'Initiative status', 'Statut de l’initiative', INITIATIVE_STATUS, (r, lookups) => lookups.initiativeStatus(r.initiative)),
  col('companySpecific', 'Company-specific initiative', 'Initiative propre à l’entreprise', (r) => r.company_specific),
  col('manager', 'Manager', 'Manager', (r, lookups) => lookups.person(lookups.managerOf(r.employee, r.company))),
  col('zone', 'Time zone', 'Fuseau horaire', (r) => r.zone),
  col('signUp', 'Sign-up number', 'Inscription n°', (r) => (r.ordinal === null ? null : r.ordinal + 1)),
  col('previousRegistration', 'Previous registration id', 'Identifiant de l’inscription précédente', (r) => r.previous),
  col('employeeId', 'Employee id', 'Identifiant du collaborateur', (r) => r.employee),
  col('managerId', 'Manager id', 'Identifiant du manager', (r, lookups) => lookups.managerOf(r.employee, r.company)),
  col('initiativeId', 'Initiative id', 'Identifiant de l’initiative', (r) => r.initiative),
  col('nonprofitId', 'Nonprofit id', 'Identifiant de l’association', (r) => r.nonprofit),
  col('companyId', 'Company id', 'Identifiant de l’entreprise', (r) => r.company),
  col('levelId', 'Network level id', 'Identifiant du niveau', (r, lookups) => lookups.levelOfPerson(r.employee, r.company)?.id ?? null),
  col('revision', 'Revision', 'Révision', (r) => r.revision),
];
