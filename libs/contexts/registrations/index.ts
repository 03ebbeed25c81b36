export type {
  RegistrationCommandMessage,
  RequestedCommandName,
} from './application/registration-command.message.js';
export { registrationCommand } from './application/registration.command-classes.js';
export { InitiativeTasks } from './application/initiative-tasks.port.js';
export { PartnershipRequests } from './application/partnership-requests.port.js';
export { SignUpActionsService } from './application/sign-up-actions.service.js';
export { registrationId } from './application/sign-up-lookups.js';
export { SlotCapacity, type PlaceRequest } from './application/slot-capacity.port.js';
export { datesToConfirm } from './domain/decisions/date-decisions.js';
export {
  isReceipt,
  managedDates,
  notificationAudienceOf,
  notifiesItsActor,
  type NotificationContext,
} from './domain/notification-audience.js';
export { archivesAt } from './domain/registration.archival.js';
export { REGISTRATION_COMMANDS, type CommandRule } from './domain/registration.command-rules.js';
export type {
  NewRegistration,
  ProposedDate,
  RegistrationCommand,
  RegistrationCommandName,
  RegistrationCommands,
  SignUpContext,
} from './domain/registration.commands.js';
export { deadlinesOf } from './domain/registration.deadlines.js';
export { registration } from './domain/registration.decider.js';
export {
  REGISTRATION_EVENTS,
  type RegistrationEventDefinition,
} from './domain/registration.event-catalogue.js';
export type { RegistrationEventType } from './domain/registration.events.js';
export {
  creditedMinutesOf,
  LEAST_MINUTES,
  minutesOf,
  MOST_MINUTES,
} from './domain/registration.minutes.js';
export {
  REMINDERS,
  REMINDER_TYPES,
  isMutable,
  reminderOf,
  type ReminderTo,
  type ReminderType,
} from './domain/registration.reminders.js';
export { isReceiptKind, receiptOf, type Receipt } from './domain/registration.receipts.js';
export type { ParticipationDate, RegistrationState } from './domain/registration.state.js';
export {
  DATE_TO_REGISTRATION,
  isLive,
  isOverdue,
  livePeriod,
  nextActor,
  reasonOf,
  statusOf,
  statusRuleOf,
} from './domain/registration.status.js';
export { TIME_RULES, timeRuleOf } from './domain/registration.time-rules.js';
export {
  CANCELLATION_REASONS,
  CERTIFICATE_LABELS,
  CERTIFICATE_STATUSES,
  DATE_STATUSES,
  DATE_STATUS_LABELS,
  REASON_LABELS,
  REGISTRATION_STATUSES,
  STATUS_LABELS,
  type Audience,
  type CertificateStatus,
  type DateStatus,
  type InitiativeKind,
  type ManagerPolicy,
  type RegistrationStatus,
} from './domain/registration.types.js';
export { WhatIf, type OtherPolicy } from './domain/registration.what-if.js';
export { REGISTRATION_BODIES } from './http/dto/registration-commands.dto.js';
export {
  DateItem,
  DeadlineAnswer,
  InitiativeRef,
  Label,
  Named,
  type RegistrationDetail,
  type RegistrationItem,
} from './http/registration.response.js';
export { MessageCounts1700000006800 } from './read-model/message-counts.migration.js';
export { AppliedDay1700000005002 } from './read-model/applied-day.migration.js';
export { causeIdOf, causesOf, originalActorOf } from './read-model/event-causes.js';
export { OverlapsQuery } from './read-model/queries/overlaps.query.js';
export { KnownPeople, PeopleNames } from './read-model/queries/people-names.js';
export type { RegistrationFilter } from './read-model/queries/registration-filter.js';
export { RegistrationQuery } from './read-model/queries/registration.query.js';
export { RegistrationsQuery } from './read-model/queries/registrations.query.js';
export {
  DeadlineRow,
  ParticipationDateRow,
  RegistrationRow,
} from './read-model/registration.entity.js';
export { CreditedMinutes1700000004500 } from './read-model/credited-minutes.migration.js';
export { RegistrationLists1700000006400 } from './read-model/registration-lists.migration.js';
export { Registrations1700000000006 } from './read-model/registration.migration.js';
export { StatusChangeRow } from './read-model/status-change.entity.js';
export { HappenedDays1700000007110 } from './read-model/happened-days.migration.js';
export { StatusChanges1700000006950 } from './read-model/status-changes.migration.js';
export { registrationProjection } from './read-model/registration.projection.js';
export { SignUpContextQuery } from './read-model/sign-up-context.query.js';
export { RegistrationsModule } from './registrations.module.js';
