import { REGISTRATION_STATUSES, type RegistrationStatus } from '#contexts/registrations';
import { ApiProperty } from '#platform/http';
import { HistoryEntry } from '../http/history.response.js';
import { StreamHistoryEntry } from '../http/stream-history.response.js';

/** The rule that allowed or caused an event. */
export class RuleAnswer {
  @ApiProperty({ enum: ['command', 'time', 'unknown'] }) kind!: 'command' | 'time' | 'unknown';
  @ApiProperty({ description: 'Name of the command, or of the event that the time rule causes.' })
  name!: string;
  @ApiProperty() text!: string;
  @ApiProperty({
    type: [String],
    description: 'Capacities that may give the command; limits in parentheses.',
  })
  by!: string[];
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Condition under which the command is allowed.',
  })
  when!: string | null;
}

export class WhyStep {
  @ApiProperty({ type: HistoryEntry }) event!: HistoryEntry;
  @ApiProperty({ type: RuleAnswer }) rule!: RuleAnswer;
}

export class StatusRuleAnswer {
  @ApiProperty({
    enum: [
      'closed',
      'mentoring_in_progress',
      'first_of_live_dates',
      'all_dates_cancelled',
      'no_date_yet',
    ],
  })
  rule!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ type: [String], description: 'Ids of the dates that determine the status.' })
  dates!: string[];
}

/** The refusal that a command would get now. */
export class RefusalAnswer {
  @ApiProperty({ enum: ['invalid', 'not_found', 'forbidden', 'stale', 'not_allowed'] })
  kind!: string;
  @ApiProperty({ description: 'Rule that refuses the command.' }) rule!: string;
  @ApiProperty({ type: String, nullable: true }) field!: string | null;
  @ApiProperty() detail!: string;
}

/** Why a mail was sent or not sent. */
export class MailAnswer {
  @ApiProperty({ description: 'Event type about which the mail informs.' }) kind!: string;
  @ApiProperty({ format: 'uuid', description: 'Id of the recipient.' }) person!: string;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Id of the event; null when none has happened.',
  })
  event!: string | null;
  @ApiProperty() came!: boolean;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Time at which the mail was sent; null when it was not.',
  })
  at!: string | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Time of the next mail of this kind that a time rule will send.',
  })
  next!: string | null;
  @ApiProperty({ description: 'Rule that decided whether the mail is sent.' }) rule!: string;
  @ApiProperty() text!: string;
}

/** Why a mail about a partnership, a mandate or an invitation was sent or not sent. */
export class StreamWhyAnswer {
  @ApiProperty({ enum: ['partnership', 'person'] }) kind!: 'partnership' | 'person';
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'Its current name.' }) name!: string;
  @ApiProperty({
    type: [StreamHistoryEntry],
    description: 'The event about which the mail informs; empty when none has happened.',
  })
  steps!: StreamHistoryEntry[];
  @ApiProperty({ type: MailAnswer }) mail!: MailAnswer;
}

/** The events, in order, and the rules that led to the subject of the question. */
export class WhyAnswer {
  @ApiProperty({ format: 'uuid' }) registration!: string;
  @ApiProperty({ enum: ['status', 'event', 'refusal', 'mail'] }) what!:
    'status' | 'event' | 'refusal' | 'mail';
  @ApiProperty({
    enum: REGISTRATION_STATUSES,
    description: 'Current status, or the status after the event.',
  })
  status!: RegistrationStatus;
  @ApiProperty({
    type: StatusRuleAnswer,
    description: 'Rule that derives the status from the dates.',
  })
  statusRule!: StatusRuleAnswer;
  @ApiProperty({ type: [WhyStep] }) steps!: WhyStep[];
  @ApiProperty({
    type: RuleAnswer,
    required: false,
    description: 'With what=refusal: the rule of the command.',
  })
  command?: RuleAnswer;
  @ApiProperty({
    type: RefusalAnswer,
    required: false,
    nullable: true,
    description: 'With what=refusal: the refusal; null when the command would be allowed now.',
  })
  refusal?: RefusalAnswer | null;
  @ApiProperty({ type: MailAnswer, required: false, description: 'With what=mail: the mail.' })
  mail?: MailAnswer;
}
