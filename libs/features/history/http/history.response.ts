import type { JsonObject, Via } from '#kit/eventsourcing';
import {
  CERTIFICATE_STATUSES,
  DATE_STATUSES,
  REGISTRATION_STATUSES,
  InitiativeRef,
  Named,
  type CertificateStatus,
  type DateStatus,
  type RegistrationStatus,
} from '#contexts/registrations';
import { ApiProperty } from '#platform/http';

/** What the audit answers, as the API documents it. Instants are ISO 8601 in UTC. */

export class ActorAnswer {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'null: the system.' })
  id!: string | null;
  @ApiProperty({ description: 'Who was erased is “Erased person”; the system is “System”.' })
  name!: string;
}

export class StatusChange {
  @ApiProperty({
    enum: REGISTRATION_STATUSES,
    nullable: true,
    type: String,
    description: 'null: the registration did not exist.',
  })
  before!: RegistrationStatus | null;
  @ApiProperty({ enum: REGISTRATION_STATUSES }) after!: RegistrationStatus;
}

export class DateChangeAnswer {
  @ApiProperty({ format: 'uuid' }) date!: string;
  @ApiProperty({
    enum: DATE_STATUSES,
    nullable: true,
    type: String,
    description: 'null: it did not exist.',
  })
  before!: DateStatus | null;
  @ApiProperty({ enum: DATE_STATUSES }) after!: DateStatus;
  @ApiProperty({ enum: CERTIFICATE_STATUSES }) certificateBefore!: CertificateStatus;
  @ApiProperty({ enum: CERTIFICATE_STATUSES }) certificateAfter!: CertificateStatus;
}

/** An event of any stream that caused one of this registration. */
export class CausingEvent {
  @ApiProperty() id!: string;
  @ApiProperty() type!: string;
  @ApiProperty() stream!: string;
  @ApiProperty({ format: 'date-time' }) occurredAt!: string;
  @ApiProperty({ type: ActorAnswer }) actor!: ActorAnswer;
  @ApiProperty() capacity!: string;
  @ApiProperty({ type: String, nullable: true }) mandate!: string | null;
}

/** Why the system acted: an event of somebody, or the clock. */
export class CauseAnswer {
  @ApiProperty({
    enum: ['event', 'time', 'unknown'],
    description: 'unknown: the log does not say, or does not hold the event.',
  })
  by!: 'event' | 'time' | 'unknown';
  @ApiProperty({ type: CausingEvent, nullable: true }) event!: CausingEvent | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The rule by which time brought it about.',
  })
  rule!: string | null;
}

export class HistoryEntry {
  @ApiProperty() id!: string;
  @ApiProperty() type!: string;
  @ApiProperty({ description: 'What this type of event says.' }) summary!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ description: 'In its stream, from 0.' }) revision!: number;
  @ApiProperty({ description: 'In the whole log.' }) position!: string;
  @ApiProperty({ format: 'date-time' }) occurredAt!: string;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({ type: ActorAnswer }) actor!: ActorAnswer;
  @ApiProperty({ description: 'The right in which the actor acted.' }) capacity!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The mandate under which they spoke for the nonprofit.',
  })
  mandate!: string | null;
  @ApiProperty() command!: string;
  @ApiProperty() commandId!: string;
  @ApiProperty() correlation!: string;
  @ApiProperty() causation!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    enum: ['link', 'cli'],
    description: 'A signed link in a mail, or the command line, was used.',
  })
  via!: Via | null;
  @ApiProperty({
    type: CauseAnswer,
    nullable: true,
    description: 'null: a person acted of themselves.',
  })
  cause!: CauseAnswer | null;
  @ApiProperty({ type: StatusChange }) status!: StatusChange;
  @ApiProperty({
    type: [DateChangeAnswer],
    description: 'Dates of which it changed the status or the certificate.',
  })
  dates!: DateChangeAnswer[];
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The event’s other words.',
  })
  data!: JsonObject;
  @ApiProperty({ type: String, nullable: true, description: 'A message, or the reason given.' })
  text!: string | null;
  @ApiProperty({ description: 'There is a text, and it is not for the reader.' })
  textWithheld!: boolean;
  @ApiProperty({
    description: 'There was a text; whoever wrote it, or whom it concerns, was erased.',
  })
  textErased!: boolean;
  @ApiProperty({ description: 'Chains it to the event before it.' }) hash!: string;
}

export class HistoryAnswer {
  @ApiProperty({ format: 'uuid' }) registration!: string;
  @ApiProperty({ type: Named }) employee!: Named;
  @ApiProperty({ type: InitiativeRef }) initiative!: InitiativeRef;
  @ApiProperty({ type: Named }) nonprofit!: Named;
  @ApiProperty({ type: Named }) company!: Named;
  @ApiProperty({ description: 'The zone in which its days are reckoned.' }) zone!: string;
  @ApiProperty({ enum: REGISTRATION_STATUSES }) status!: RegistrationStatus;
  @ApiProperty({ description: 'Of the last event of the whole history.' }) revision!: number;
  @ApiProperty({ description: 'Of the last event of the whole history.' }) position!: string;
  @ApiProperty({ description: 'How many events the whole history has.' }) total!: number;
  @ApiProperty({ type: [HistoryEntry], description: 'Those asked for, in order.' })
  events!: HistoryEntry[];
}
