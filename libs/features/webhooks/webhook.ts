import type { Instant, Position } from '#kit/eventsourcing';

/** Paused: by its owner, or because nothing could be delivered any more; `problem` says why. */
export const WEBHOOK_STATUSES = ['active', 'paused'] as const;
export type WebhookStatus = (typeof WEBHOOK_STATUSES)[number];

/** Capacities that may subscribe: that of a main admin, and of the platform team. */
export type WebhookCapacity = 'admin' | 'platform';

/** The reason why a webhook was paused. */
export interface WebhookProblem {
  readonly rule: string;
  readonly detail: string;
}

/** What an owner decides of a webhook. */
export interface WebhookPlan {
  readonly address: string;
  readonly description: string;
  /** Null: events of every type. */
  readonly types: readonly string[] | null;
  /** Events at or below this network level; null: of the whole company, or platform. */
  readonly level: string | null;
}

/** A subscription to the event feed, delivered to an address (ADR 0051). */
export interface Webhook extends WebhookPlan {
  readonly id: string;
  readonly owner: string;
  readonly capacity: WebhookCapacity;
  readonly status: WebhookStatus;
  readonly problem: WebhookProblem | null;
  /** Encrypted. */
  readonly secret: Buffer;
  /** The secret before, encrypted; signs too until `previous_until`. */
  readonly previous_secret: Buffer | null;
  readonly previous_until: Instant | null;
  /** The command that made the secret. */
  readonly secret_command: string;
  /** Every event in scope up to it was delivered. */
  readonly position: Position;
  /** Attempts that failed since the last success. */
  readonly attempts: number;
  readonly failing_since: Instant | null;
  readonly next_at: Instant | null;
  /** Number of deliveries so far. */
  readonly deliveries: number;
  readonly created_at: Instant;
}

export const DELIVERY_OUTCOMES = ['delivered', 'failed'] as const;

/** One attempt to deliver one event. Its body is not kept: it follows from the log. */
export interface WebhookDelivery {
  /** Number among the deliveries of the webhook, from 1. */
  readonly number: number;
  readonly event: string;
  readonly type: string;
  readonly position: Position;
  /** 1 for the first attempt at this event. */
  readonly attempt: number;
  readonly at: Instant;
  readonly milliseconds: number;
  readonly outcome: (typeof DELIVERY_OUTCOMES)[number];
  /** HTTP status of the answer; null without one. */
  readonly status: number | null;
  readonly problem: string | null;
  readonly next_at: Instant | null;
}
