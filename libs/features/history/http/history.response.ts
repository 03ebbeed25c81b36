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

export class ActorAnswer {
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Id of the person; null for the system.',
  })
  id!: string | null;
  @ApiProperty({
    description: 'Name of the person. An erased person is “Erased person”, the system is “System”.',
  })
  name!: string;
}

export class StatusChange {
  @ApiProperty({
    enum: REGISTRATION_STATUSES,
    nullable: true,
    type: String,
    description: 'Status before the event; null when the registration did not exist.',
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
    description: 'Status before the event; null when the date did not exist.',
  })
  before!: DateStatus | null;
  @ApiProperty({ enum: DATE_STATUSES }) after!: DateStatus;
  @ApiProperty({ enum: CERTIFICATE_STATUSES }) certificateBefore!: CertificateStatus;
  @ApiProperty({ enum: CERTIFICATE_STATUSES }) certificateAfter!: CertificateStatus;
}

/** An event, of any stream, that caused an event of this registration. */
export class CausingEvent {
  @ApiProperty() id!: string;
  @ApiProperty() type!: string;
  @ApiProperty({ description: 'Meaning of the event for this registration.' }) summary!: string;
  @ApiProperty({
    description:
      'Stream of the event; only person when the event concerns somebody whom you may not know.',
  })
  stream!: string;
  @ApiProperty({ format: 'date-time' }) occurredAt!: string;
  @ApiProperty({ type: ActorAnswer }) actor!: ActorAnswer;
  @ApiProperty() capacity!: string;
  @ApiProperty({ type: String, nullable: true }) mandate!: string | null;
}

/** Cause of an event of the system: another event, or a time rule. */
export class CauseAnswer {
  @ApiProperty({
    enum: ['event', 'time', 'unknown'],
    description: 'unknown: the log contains no cause, or not the causing event.',
  })
  by!: 'event' | 'time' | 'unknown';
  @ApiProperty({ type: CausingEvent, nullable: true }) event!: CausingEvent | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Time rule that caused the event.',
  })
  rule!: string | null;
}

export class HistoryEntry {
  @ApiProperty() id!: string;
  @ApiProperty() type!: string;
  @ApiProperty({ description: 'Meaning of the event type.' }) summary!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ description: 'Number of the event in its stream, from 0.' }) revision!: number;
  @ApiProperty({ description: 'Position of the event in the log.' }) position!: string;
  @ApiProperty({ format: 'date-time' }) occurredAt!: string;
  @ApiProperty({ format: 'date-time' }) recordedAt!: string;
  @ApiProperty({ type: ActorAnswer }) actor!: ActorAnswer;
  @ApiProperty({ description: 'Capacity in which the actor acted.' }) capacity!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Id of the mandate under which the actor acted for the nonprofit.',
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
    description: 'link: a signed link in a mail; cli: the command line; null: the API.',
  })
  via!: Via | null;
  @ApiProperty({
    type: CauseAnswer,
    nullable: true,
    description: 'Cause of the event; null when a person acted.',
  })
  cause!: CauseAnswer | null;
  @ApiProperty({ type: StatusChange }) status!: StatusChange;
  @ApiProperty({
    type: [DateChangeAnswer],
    description: 'Dates whose status or certificate changed.',
  })
  dates!: DateChangeAnswer[];
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Other data of the event. Its fields depend on the type of the event.',
    example: { minutes: 90 },
  })
  data!: JsonObject;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Text of a message, or the given reason.',
  })
  text!: string | null;
  @ApiProperty({ description: 'true: there is a text that the caller may not read.' })
  textWithheld!: boolean;
  @ApiProperty({
    description: 'true: the text was erased together with its author or the person it concerns.',
  })
  textErased!: boolean;
  @ApiProperty({
    description: 'SHA-256 over the event and the hash of the event before it in the stream.',
  })
  hash!: string;
}

export class HistoryAnswer {
  @ApiProperty({ format: 'uuid' }) registration!: string;
  @ApiProperty({ type: Named }) employee!: Named;
  @ApiProperty({ type: InitiativeRef }) initiative!: InitiativeRef;
  @ApiProperty({ type: Named }) nonprofit!: Named;
  @ApiProperty({ type: Named }) company!: Named;
  @ApiProperty({ description: 'Time zone of the registration’s days.' }) zone!: string;
  @ApiProperty({ enum: REGISTRATION_STATUSES }) status!: RegistrationStatus;
  @ApiProperty({ description: 'Revision of the last event.' }) revision!: number;
  @ApiProperty({ description: 'Log position of the last event.' }) position!: string;
  @ApiProperty({ description: 'Number of events in the history, before filters.' }) total!: number;
  @ApiProperty({ type: [HistoryEntry], description: 'Events that match the filters, in order.' })
  events!: HistoryEntry[];
}
