import { ApiProperty } from '#platform/http';
import {
  CERTIFICATE_STATUSES,
  DATE_STATUSES,
  REGISTRATION_STATUSES,
  type CertificateStatus,
  type DateStatus,
  type RegistrationStatus,
} from '../domain/registration.types.js';

/** What the queries on registrations answer, in the words of the API's documentation. Instants are ISO 8601 in UTC. */

const Instant = (description: string) => ApiProperty({ format: 'date-time', description });
const MaybeInstant = (description: string) =>
  ApiProperty({ type: String, format: 'date-time', nullable: true, description });
const Id = () => ApiProperty({ format: 'uuid' });
const MaybeText = (description: string) =>
  ApiProperty({ type: String, nullable: true, description });

/** A person or thing by id and name; who was erased is “Erased person” (docs/domain.md §8). */
export class Named {
  @Id() id!: string;
  @ApiProperty() name!: string;
}

export class InitiativeRef {
  @Id() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: ['slots', 'open', 'mentoring'] }) kind!: string;
}

/** The same words in English and French. */
export class Label {
  @ApiProperty() en!: string;
  @ApiProperty() fr!: string;
}

/** How many dates a registration has. */
export class DateCounts {
  @ApiProperty({ description: 'Of any status.' }) total!: number;
  @ApiProperty() participated!: number;
  @ApiProperty({ description: 'With a certificate that awaits validation.' }) toCertify!: number;
}

/** The tasks that the initiative gives, by what the employee has done. */
export class Tasks {
  @ApiProperty({ type: [String] }) done!: string[];
  @ApiProperty({ type: [String] }) left!: string[];
}

/** A registration as lists show it. */
export class RegistrationItem {
  @Id() id!: string;
  @ApiProperty({ type: Named }) employee!: Named;
  @ApiProperty({ type: InitiativeRef }) initiative!: InitiativeRef;
  @ApiProperty({ type: Named }) nonprofit!: Named;
  @ApiProperty({ type: Named }) company!: Named;
  @MaybeText('Path of the employee’s network level, as of today.') level!: string | null;
  @ApiProperty({ description: 'Time zone of its dates and deadlines.', example: 'Europe/Paris' })
  zone!: string;
  @ApiProperty({ enum: REGISTRATION_STATUSES }) status!: RegistrationStatus;
  @ApiProperty({ type: Label }) label!: Label;
  @MaybeText('Why it was cancelled or rejected; else null.') reason!: string | null;
  @Instant('When the employee signed up.') appliedAt!: string;
  @ApiProperty({
    enum: ['employee', 'coordinator', 'manager', 'nobody'],
    description: 'Who must act next.',
  })
  nextActor!: string;
  @MaybeInstant('Instant since which they are waited for.') nextSince!: string | null;
  @MaybeInstant('Start of its first date that is not over or not decided.') nextDate!:
    string | null;
  @ApiProperty({ description: 'A date ended before it was decided.' }) overdue!: boolean;
  @Instant('The last activity, from which the time to archival is counted.')
  lastActivityAt!: string;
  @ApiProperty({ description: 'Whole days of 24 hours in the present status.' })
  daysInStatus!: number;
  @ApiProperty({ type: DateCounts }) dates!: DateCounts;
  @ApiProperty({ type: Tasks }) tasks!: Tasks;
  @ApiProperty({
    description:
      'Messages of the other side that the caller has not read; 0 for whoever may not read them.',
  })
  unread!: number;
  @MaybeInstant('When it will be archived if nothing happens.') archivesAt!: string | null;
  @ApiProperty({ description: 'Of the last event.' }) revision!: number;
}

/** Who did a thing, when, and in which capacity. */
export class ActAnswer {
  @Instant('When it happened.') at!: string;
  @ApiProperty({ type: Named, nullable: true, description: 'null: the system.' }) by!: Named | null;
  @ApiProperty() capacity!: string;
}

export class CertificateAnswer {
  @ApiProperty({ enum: CERTIFICATE_STATUSES }) status!: CertificateStatus;
  @ApiProperty({ type: Label }) label!: Label;
  @ApiProperty({
    type: ActAnswer,
    nullable: true,
    description: 'The validation or dispute in force.',
  })
  decided!: ActAnswer | null;
}

/** A slot, engagement period or session of a registration, without who did what. */
export class DateItem {
  @Id() id!: string;
  @ApiProperty({ enum: ['slot', 'period', 'session'] }) kind!: string;
  @Instant('Start.') start!: string;
  @MaybeInstant('End; null: an engagement period without a known end.') end!: string | null;
  @ApiProperty({ description: 'Time zone in which the times were meant.' }) zone!: string;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Length in minutes; null for an engagement period.',
  })
  minutes!: number | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'Minutes that count: those of the validation in force, else those of the confirmation, else the length of the date. null before the participation is confirmed, and for an engagement period.',
  })
  creditedMinutes!: number | null;
  @ApiProperty({ enum: DATE_STATUSES }) status!: DateStatus;
  @ApiProperty({ type: Label }) label!: Label;
  @Instant('Since when it has this status.') since!: string;
  @ApiProperty({ description: 'Ended before it was decided.' }) overdue!: boolean;
  @MaybeText('Why it was cancelled; else null.') reason!: string | null;
}

export class DateDetail extends DateItem {
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) slot!: string | null;
  @ApiProperty({
    enum: ['none', 'per_date', 'per_registration'],
    description: 'The manager policy captured when it was selected.',
  })
  policy!: string;
  @ApiProperty({ type: CertificateAnswer }) certificate!: CertificateAnswer;
  @ApiProperty({ type: ActAnswer, nullable: true }) selected!: ActAnswer | null;
  @ApiProperty({ type: ActAnswer, nullable: true }) coordinatorDecision!: ActAnswer | null;
  @ApiProperty({ type: ActAnswer, nullable: true }) managerDecision!: ActAnswer | null;
  @ApiProperty({
    type: ActAnswer,
    nullable: true,
    description: 'The confirmation of having taken part.',
  })
  participation!: ActAnswer | null;
  @ApiProperty({
    type: Boolean,
    nullable: true,
    description:
      'Whether the employee confirmed the participation, and not the nonprofit in their place.',
  })
  employeeAttested!: boolean | null;
  @ApiProperty({ type: ActAnswer, nullable: true }) cancelled!: ActAnswer | null;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The mandate of the last act on the date that was given under a mandate.',
  })
  mandate!: string | null;
}

/** What time will do, and when, if nothing happens before. */
export class DeadlineAnswer {
  @ApiProperty({ description: 'Type of the event that it will cause.' }) kind!: string;
  @Instant('When it is due.') at!: string;
}

/** One registration, with all that is known of it. */
export class RegistrationDetail extends RegistrationItem {
  @ApiProperty({ description: 'Specific to the employee’s company.' }) companySpecific!: boolean;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The closed registration before this one.',
  })
  previous!: string | null;
  @Instant('Since when it has its status.') statusSince!: string;
  @ApiProperty({ description: 'Minutes that count for participated slots and sessions.' })
  minutes!: number;
  @ApiProperty({ type: [DateDetail], description: 'In the order selected.' })
  participationDates!: DateDetail[];
  @ApiProperty({ type: [DeadlineAnswer], description: 'Soonest first.' })
  deadlines!: DeadlineAnswer[];
  @ApiProperty({ description: 'Position of its last event in the log.' }) position!: string;
}

export class DeadlineItem extends DeadlineAnswer {
  @ApiProperty({ description: 'Of this deadline.' }) id!: string;
  @ApiProperty({ description: 'The rule of time by which it is due.' }) rule!: string;
  @Id() registration!: string;
  @ApiProperty({ enum: REGISTRATION_STATUSES }) status!: RegistrationStatus;
  @ApiProperty({ type: Label }) label!: Label;
  @ApiProperty({ type: Named }) employee!: Named;
  @ApiProperty({ type: InitiativeRef }) initiative!: InitiativeRef;
  @ApiProperty({ type: Named }) nonprofit!: Named;
  @MaybeText('Path of the employee’s network level.') level!: string | null;
}
