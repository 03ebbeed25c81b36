import { ApiProperty } from '@nestjs/swagger';
import { REGISTRATION_STATUSES, type RegistrationStatus } from '#registrations';
import { HistoryEntry } from '../history/history.answers.js';

/** The row of the rule tables by which an event came about. */
export class RuleAnswer {
  @ApiProperty({ enum: ['command', 'time', 'unknown'] }) kind!: 'command' | 'time' | 'unknown';
  @ApiProperty({ description: 'The command, or the event that time brings about.' }) name!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ type: [String], description: 'Who may give the command; a limit in parentheses.' }) by!: string[];
  @ApiProperty({ type: String, nullable: true, description: 'When the command is allowed.' }) when!: string | null;
}

export class WhyStep {
  @ApiProperty({ type: HistoryEntry }) event!: HistoryEntry;
  @ApiProperty({ type: RuleAnswer }) rule!: RuleAnswer;
}

export class StatusRuleAnswer {
  @ApiProperty({ enum: ['closed', 'mentoring_in_progress', 'first_of_live_dates', 'all_dates_cancelled', 'no_date_yet'] }) rule!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ type: [String], description: 'The dates that decide.' }) dates!: string[];
}

/** The events, in order, and the rules that led to a status or an event. */
export class WhyAnswer {
  @ApiProperty({ format: 'uuid' }) registration!: string;
  @ApiProperty({ enum: ['status', 'event'] }) what!: 'status' | 'event';
  @ApiProperty({ enum: REGISTRATION_STATUSES, description: 'The present status, or the one after the event.' }) status!: RegistrationStatus;
  @ApiProperty({ type: StatusRuleAnswer, description: 'How the status follows from the dates (domain §2).' }) statusRule!: StatusRuleAnswer;
  @ApiProperty({ type: [WhyStep] }) steps!: WhyStep[];
}
