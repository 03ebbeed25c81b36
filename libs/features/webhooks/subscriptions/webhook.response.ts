import { Action } from '#platform/commands';
import { ApiProperty, ApiPropertyOptional, PageOf } from '#platform/http';
import {
  DELIVERY_OUTCOMES,
  WEBHOOK_STATUSES,
  type WebhookCapacity,
  type WebhookDelivery,
  type WebhookProblem,
  type WebhookStatus,
} from '../webhook.js';

export class WebhookProblemView implements WebhookProblem {
  @ApiProperty({ description: 'Code of the reason.', example: 'failing' }) rule!: string;
  @ApiProperty({ description: 'The reason in a sentence.' }) detail!: string;
}

/** A webhook, for its owner. */
export class WebhookAnswer {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ example: 'https://hooks.example.com/ledger' }) address!: string;
  @ApiProperty({ example: 'HR data warehouse' }) description!: string;
  @ApiProperty({
    type: [String],
    nullable: true,
    description: 'Types of the events; null: every type.',
  })
  types!: readonly string[] | null;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Network level of the scope; null: the whole company, or platform.',
  })
  level!: string | null;
  @ApiProperty({ enum: ['admin', 'platform'], description: 'Capacity in which events are read.' })
  capacity!: WebhookCapacity;
  @ApiProperty({ enum: WEBHOOK_STATUSES }) status!: WebhookStatus;
  @ApiPropertyOptional({
    type: WebhookProblemView,
    description: 'Reason why the product paused the webhook.',
  })
  problem?: WebhookProblem;
  @ApiProperty({
    description: 'Position in the log: every event in scope up to it was delivered.',
    example: '0000000000001204',
  })
  position!: string;
  @ApiProperty({ description: 'Whether the position is that of the event feed.' })
  upToDate!: boolean;
  @ApiProperty({ description: 'Attempts that failed since the last success.', example: 0 })
  failedAttempts!: number;
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'When the first of these attempts failed.',
  })
  failingSince?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'When the next attempt is due.' })
  nextAttemptAt?: string;
  @ApiPropertyOptional({
    format: 'date-time',
    description: 'Until when the secret before signs deliveries too.',
  })
  previousSecretUntil?: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: [Action], description: 'Commands, and whether you may give them now.' })
  actions!: Action[];
}

/** A webhook with its secret, which no other answer shows. */
export class WebhookWithSecret extends WebhookAnswer {
  @ApiPropertyOptional({
    description:
      'Secret by which the receiver verifies signatures (Standard Webhooks). Keep it: it is not shown again. Absent from a dry run.',
    example: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSwMfKQ9r8GKYo=',
  })
  secret?: string;
}

export class WebhookDeliveryView implements Omit<WebhookDelivery, 'next_at'> {
  @ApiProperty({ description: 'Number among the deliveries of the webhook, from 1.' })
  number!: number;
  @ApiProperty({ format: 'uuid', description: 'Id of the event; the header webhook-id.' })
  event!: string;
  @ApiProperty({ example: 'ParticipationValidated' }) type!: string;
  @ApiProperty({ example: '0000000000001204', description: 'Position of the event in the log.' })
  position!: string;
  @ApiProperty({ description: '1 for the first attempt at the event.' }) attempt!: number;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ description: 'Duration of the attempt.', example: 120 }) milliseconds!: number;
  @ApiProperty({ enum: DELIVERY_OUTCOMES }) outcome!: WebhookDelivery['outcome'];
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'HTTP status of the answer; null without an answer.',
    example: 204,
  })
  status!: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'Reason why the attempt failed.' })
  problem!: string | null;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the next attempt was due, after a failure.',
  })
  nextAttemptAt!: string | null;
}
export class WebhookDeliveriesPage extends PageOf(WebhookDeliveryView) {}
