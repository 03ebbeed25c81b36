import { REGISTRATION_STATUSES, type RegistrationStatus } from '#contexts/registrations';
import { ApiProperty } from '#platform/http';
import { HistoryEntry } from '../http/history.response.js';

/** The row of the rule tables by which an event came about. */
export class RuleAnswer {
  @ApiProperty({ enum: ['command', 'time', 'unknown'] }) kind!: 'command' | 'time' | 'unknown';
  @ApiProperty({ description: 'The command, or the event that time brings about.' }) name!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ type: [String], description: 'Who may give the command; a limit in parentheses.' })
  by!: string[];
  @ApiProperty({ type: String, nullable: true, description: 'When the command is allowed.' })
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
  @ApiProperty({ type: [String], description: 'The dates that decide.' }) dates!: string[];
}

/** The refusal with which a command would be answered now. */
export class RefusalAnswer {
  @ApiProperty({ enum: ['invalid', 'not_found', 'forbidden', 'stale', 'not_allowed'] })
  kind!: string;
  @ApiProperty({ description: 'The rule that refuses it.' }) rule!: string;
  @ApiProperty({ type: String, nullable: true }) field!: string | null;
  @ApiProperty() detail!: string;
}

/** A mail that came, or did not. */
export class MailAnswer {
  @ApiProperty({ description: 'The name of the event that it tells of.' }) kind!: string;
  @ApiProperty({ format: 'uuid', description: 'To whom.' }) person!: string;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'The event, if one has happened.',
  })
  event!: string | null;
  @ApiProperty() came!: boolean;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When it was sent.',
  })
  at!: string | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When time will bring the next of its kind.',
  })
  next!: string | null;
  @ApiProperty({ description: 'The rule that decided.' }) rule!: string;
  @ApiProperty() text!: string;
}

/** The events, in order, and the rules that led to a status or an event. */
export class WhyAnswer {
  @ApiProperty({ format: 'uuid' }) registration!: string;
  @ApiProperty({ enum: ['status', 'event', 'refusal', 'mail'] }) what!:
    'status' | 'event' | 'refusal' | 'mail';
  @ApiProperty({
    enum: REGISTRATION_STATUSES,
    description: 'The present status, or the one after the event.',
  })
  status!: RegistrationStatus;
  @ApiProperty({
    type: StatusRuleAnswer,
    description: 'How the status follows from the dates.',
  })
  statusRule!: StatusRuleAnswer;
  @ApiProperty({ type: [WhyStep] }) steps!: WhyStep[];
  @ApiProperty({
    type: RuleAnswer,
    required: false,
    description: 'With what=refusal: the row of the command.',
  })
  command?: RuleAnswer;
  @ApiProperty({
    type: RefusalAnswer,
    required: false,
    nullable: true,
    description: 'With what=refusal; null: it would be allowed now.',
  })
  refusal?: RefusalAnswer | null;
  @ApiProperty({ type: MailAnswer, required: false, description: 'With what=mail.' })
  mail?: MailAnswer;
}
