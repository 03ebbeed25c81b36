import { dayOf } from '#kit/eventsourcing';
import type { RegistrationRow } from '#contexts/registrations';
import {
  acts,
  coded,
  column,
  daysSince,
  local,
  WIDTH,
  type ColumnsOf,
  type ExportColumn,
} from './export-column.js';
import {
  INITIATIVE_KIND,
  INITIATIVE_STATUS,
  NEXT_ACTOR,
  NO_REASON,
  REASON,
  REGISTRATION_STATUS,
} from './labels.js';

/** A registration as its read model's row. */
export type RegistrationExportRow = ColumnsOf<RegistrationRow>;

type C = ExportColumn<RegistrationExportRow>;
const col = column<RegistrationExportRow>;
const code = coded<RegistrationExportRow>;
const act = acts<RegistrationExportRow>((r) => r.zone);

/**
 * *Initiatives – Registrations follow-up* (docs/domain.md §7): one row per registration, every status. Times are local, in the zone of the
 * column `zone`; days in status are whole days at the manifest's instant; minutes are those credited for participated slots and sessions.
 */
// prettier-ignore
export const REGISTRATION_COLUMNS: readonly C[] = [
  col('registration', 'Registration id', 'Identifiant de l’inscription', (r) => r.id, WIDTH.id),
  col('employee', 'Employee', 'Collaborateur', (r, lookups) => lookups.person(r.employee), WIDTH.name),
  col('initiative', 'Initiative', 'Initiative', (r, lookups) => lookups.initiative(r.initiative), WIDTH.name),
  col('nonprofit', 'Nonprofit', 'Association', (r, lookups) => lookups.nonprofit(r.nonprofit), WIDTH.name),
  col('company', 'Company', 'Entreprise', (r, lookups) => lookups.company(r.company), WIDTH.name),
  col('level', 'Network level', 'Niveau du réseau', (r, lookups) => lookups.levelOfPerson(r.employee, r.company)?.path ?? null, WIDTH.name),
  ...code('status', 'Status', 'Statut', REGISTRATION_STATUS, (r) => r.status),
  ...code('reason', 'Cancellation reason', 'Motif d’annulation', REASON, (r) => r.reason ?? NO_REASON),
  col('appliedOn', 'Applied on', 'Inscrit le', (r) => (r.applied_at === null ? null : dayOf(r.applied_at, r.zone ?? 'UTC')), WIDTH.day),
  col('dates', 'Dates', 'Dates', (r) => r.dates),
  col('participated', 'Dates participated', 'Dates réalisées', (r) => r.participated),
  col('minutes', 'Minutes participated', 'Minutes réalisées', (r) => r.minutes),
  col('appliedAt', 'Applied at', 'Inscrit à', (r) => local(r.applied_at, r.zone), WIDTH.time),
  col('statusSince', 'In this status since', 'Dans ce statut depuis', (r) => local(r.status_since, r.zone), WIDTH.time),
  col('daysInStatus', 'Days in this status', 'Jours dans ce statut', (r, lookups) => daysSince(r.status_since, lookups)),
  ...code('nextActor', 'Next to act', 'Prochain à agir', NEXT_ACTOR, (r) => r.next_actor),
  col('nextSince', 'Waiting since', 'En attente depuis', (r) => (r.next_actor === 'nobody' ? null : local(r.next_since, r.zone)), WIDTH.time),
  col('overdue', 'Overdue', 'En retard', (r, lookups) => r.undecided_end_at !== null && r.undecided_end_at <= lookups.instant),
  col('lastActivity', 'Last activity', 'Dernière activité', (r) => local(r.last_activity_at, r.zone), WIDTH.time),
  col('lastEvent', 'Last event', 'Dernier événement', (r) => local(r.last_event_at, r.zone), WIDTH.time),
  col('archivesAt', 'Will be archived at', 'Sera archivée à', (r) => local(r.archives_at, r.zone), WIDTH.time),
  ...act('approved', 'Application approved', 'Candidature approuvée', (r) => ({ at: r.approved_at, by: r.approved_by, as: r.approved_as })),
  ...act('closed', 'Closed', 'Close', (r) => ({ at: r.closed_at, by: r.closed_by, as: r.closed_as })),
  col('onBehalfOf', 'On behalf of', 'Au nom de', (r, lookups) => (r.mandate === null ? null : lookups.nonprofit(r.nonprofit)), WIDTH.name),
  col('mandate', 'Mandate id', 'Identifiant du mandat', (r) => r.mandate, WIDTH.id),
  col('tasks', 'Tasks completed', 'Tâches réalisées', (r) => r.tasks?.join('; ') ?? null, WIDTH.name),
  col('certificatesAwaiting', 'Certificates awaiting validation', 'Certificats à valider', (r) => r.to_certify),
  ...code('initiativeKind', 'Kind of initiative', 'Type d’initiative', INITIATIVE_KIND, (r) => r.kind),
  ...code('initiativeStatus', 'Initiative status', 'Statut de l’initiative', INITIATIVE_STATUS, (r, lookups) => lookups.initiativeStatus(r.initiative)),
  col('companySpecific', 'Company-specific initiative', 'Initiative propre à l’entreprise', (r) => r.company_specific),
  col('manager', 'Manager', 'Manager', (r, lookups) => lookups.person(lookups.managerOf(r.employee, r.company)), WIDTH.name),
  col('zone', 'Time zone', 'Fuseau horaire', (r) => r.zone, WIDTH.time),
  col('signUp', 'Sign-up number', 'Numéro d’inscription', (r) => (r.ordinal === null ? null : r.ordinal + 1)),
  col('previousRegistration', 'Previous registration id', 'Identifiant de l’inscription précédente', (r) => r.previous, WIDTH.id),
  col('employeeId', 'Employee id', 'Identifiant du collaborateur', (r) => r.employee, WIDTH.id),
  col('managerId', 'Manager id', 'Identifiant du manager', (r, lookups) => lookups.managerOf(r.employee, r.company), WIDTH.id),
  col('initiativeId', 'Initiative id', 'Identifiant de l’initiative', (r) => r.initiative, WIDTH.id),
  col('nonprofitId', 'Nonprofit id', 'Identifiant de l’association', (r) => r.nonprofit, WIDTH.id),
  col('companyId', 'Company id', 'Identifiant de l’entreprise', (r) => r.company, WIDTH.id),
  col('levelId', 'Network level id', 'Identifiant du niveau', (r, lookups) => lookups.levelOfPerson(r.employee, r.company)?.id ?? null, WIDTH.id),
  col('revision', 'Revision', 'Révision', (r) => r.revision),
];
