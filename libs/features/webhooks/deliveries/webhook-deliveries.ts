import type { Pool } from 'pg';
import { watchingCapacityOn, type EventFeed, type RecordedReads } from '#features/history';
import { planWebhookPausedMail } from '#features/notifications';
import { exponentialDelay, Refusal, type Clock, type Instant } from '#kit/eventsourcing';
import { Callers, Directory, type Caller } from '#platform/authorization';
import type { WebhookProblem } from '../webhook.js';
import { webhookRight } from '../webhook-right.js';
import type { WebhookSecrets } from '../webhook-secrets.js';
import {
  DeliveriesRepository,
  type Attempt,
  type ClaimedWebhook,
} from './deliveries.repository.js';
import type { SentEvent, WebhookSender } from './webhook-sender.js';

/** Webhooks that are delivered at once. Each waits for one answer at most. */
const MOST_AT_ONCE = 100;
/** Events that are read at once for a webhook. */
const PAGE_SIZE = 20;
/** How old what was read may be when it is sent: later it is read again, as roles change and people are erased. */
const FRESH_MILLISECONDS = 2_000;
/** Pause between two looks for work, in milliseconds. */
const POLL_MILLISECONDS = 250;
/** How long a webhook rests after an error of our own. */
const DEFECT_SECONDS = 30;
const RETRIES = { first: 5, longest: 3_600 };
/** Days of failure after which a webhook is paused. */
const FAILING_DAYS = 3;
const DAY = 86_400_000;

const OWNER_GONE: WebhookProblem = {
  rule: 'role',
  detail: 'The person who made the webhook is gone.',
};

interface Dependencies {
  readonly pool: Pool;
  readonly clock: Clock;
  readonly feed: EventFeed;
  readonly reads: RecordedReads;
  readonly secrets: WebhookSecrets;
  readonly sender: WebhookSender;
  /** Called with the error of a webhook that could not be served; the others go on. */
  readonly report: (error: unknown) => void;
  /** Counts an attempt. */
  readonly observe?: (outcome: 'delivered' | 'failed', milliseconds: number) => void;
}

/**
 * Delivers the event feed to the addresses of webhooks (ADR 0051). Each webhook is claimed like a mail of the outbox and has a position of
 * its own. Its events are sent one after the other, and the position moves when one was taken. A webhook that waits for its address holds
 * up no other.
 */
export class WebhookDeliveries {
  readonly #webhooks: DeliveriesRepository;
  readonly #callers: Callers;
  readonly #directory: Directory;
  readonly #underWay = new Map<string, Promise<void>>();
  #lookedAt = 0;
  #stopping = false;

  constructor(private readonly dependencies: Dependencies) {
    const { pool } = dependencies;
    this.#webhooks = new DeliveriesRepository(pool);
    this.#callers = new Callers(pool);
    this.#directory = new Directory(pool);
  }

  /** Begins to deliver what is due, without waiting for it. @returns how many webhooks were begun */
  async step(): Promise<number> {
    if (performance.now() - this.#lookedAt < POLL_MILLISECONDS) return 0;
    const begun = await this.#begin();
    if (begun === 0) this.#lookedAt = performance.now();
    return begun;
  }

  /** Delivers until nothing is due. */
  async settle(): Promise<void> {
    while ((await this.#begin()) > 0 || this.#underWay.size > 0)
      await Promise.all(this.#underWay.values());
  }

  /** The next instant after `now` at which an event is tried again; null when none is. */
  next(now: Instant): Promise<Instant | null> {
    return this.#webhooks.next(now);
  }

  /** Waits for the requests under way, and begins no others. */
  async stop(): Promise<void> {
    this.#stopping = true;
    await Promise.all(this.#underWay.values());
    this.dependencies.sender.close();
  }

  async #begin(): Promise<number> {
    const room = MOST_AT_ONCE - this.#underWay.size;
    if (this.#stopping || room <= 0) return 0;
    const claimed = await this.#webhooks.claim(this.dependencies.clock.now(), room);
    for (const webhook of claimed) {
      const ended = this.#deliver(webhook)
        .catch(this.dependencies.report)
        .finally(() => this.#underWay.delete(webhook.id));
      this.#underWay.set(webhook.id, ended);
    }
    return claimed.length;
  }

  async #deliver(claimed: ClaimedWebhook): Promise<void> {
    try {
      let webhook: ClaimedWebhook | undefined = claimed;
      while (webhook && !this.#stopping) webhook = await this.#page(webhook);
    } catch (error) {
      await this.#webhooks.postpone(claimed, this.#in(DEFECT_SECONDS));
      throw error;
    } finally {
      await this.#webhooks.release(claimed);
    }
  }

  /** Delivers a page. @returns the webhook where there is more to do for it now */
  async #page(webhook: ClaimedWebhook): Promise<ClaimedWebhook | undefined> {
    const { feed } = this.dependencies;
    const reader = await this.#readerOf(webhook);
    if (!reader) return undefined;
    const limit = webhook.attempts > 0 ? 1 : PAGE_SIZE;
    const selection = { types: webhook.types ?? undefined };
    const began = performance.now();
    const page = await feed.page(reader, webhook.position, limit, selection);
    if (webhook.attempts === 0) await this.#record(webhook, reader, page);
    let at = webhook;
    for (const { json, position } of page.events) {
      if (performance.now() - began > FRESH_MILLISECONDS && at !== webhook) return at;
      if (!(await this.#send(at, json, position))) return undefined;
      at = { ...at, position, attempts: 0, failing_since: null };
    }
    if (page.next > at.position && !(await this.#webhooks.advance(at, page.next))) return undefined;
    return page.next < page.completeUpTo ? { ...at, position: page.next } : undefined;
  }

  /** Who reads the feed for a webhook, with the role that its owner has now. Without one the webhook is paused. */
  async #readerOf(webhook: ClaimedWebhook): Promise<Caller | undefined> {
    const owner = await this.#callers.byId(webhook.owner);
    if (!owner) {
      await this.#pause(webhook, OWNER_GONE);
      return undefined;
    }
    try {
      return (await webhookRight(owner, this.#directory, webhook)).reader;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await this.#pause(webhook, { rule: error.rule, detail: error.message });
      return undefined;
    }
  }

  /** What leaves the product is recorded as a read of the owner, before it does. */
  async #record(
    { id, owner, types, level }: ClaimedWebhook,
    reader: Caller,
    { events, next }: Awaited<ReturnType<EventFeed['page']>>,
  ): Promise<void> {
    const capacity = watchingCapacityOn(reader, null);
    if (capacity === null || events.length === 0) return;
    await this.dependencies.reads.record(
      { ...reader, person: owner },
      {
        ...{ capacity, what: 'webhook', subject: id, position: next, rows: events.length },
        filters: { types: types === null ? null : [...types], level },
        answer: events.map(({ json }) => `${json}\n`).join(''),
      },
    );
  }

  /** Tries to deliver one event. @returns whether the next one may follow */
  async #send(webhook: ClaimedWebhook, body: string, position: string): Promise<boolean> {
    if (!(await this.#webhooks.renew(webhook))) return false;
    const { clock, sender, observe } = this.dependencies;
    const { id: event, type } = JSON.parse(body) as { id: string; type: string };
    const at = clock.now();
    const sent = await sender.send({
      ...{ address: webhook.address, id: event, body },
      secrets: this.#secretsOf(webhook, at),
    });
    const { milliseconds, status, problem } = sent;
    const outcome = sent.delivered ? 'delivered' : 'failed';
    observe?.(outcome, milliseconds);
    const attempt = { event, type, position, at, milliseconds, outcome, status, problem } as const;
    if (sent.delivered) return this.#webhooks.delivered(webhook, attempt);
    await this.#fail(webhook, attempt, sent);
    return false;
  }

  async #fail(
    webhook: ClaimedWebhook,
    attempt: Attempt,
    { retryAfter, isGone, problem }: SentEvent,
  ): Promise<void> {
    const since = webhook.failing_since ?? attempt.at;
    const isLong = Date.parse(attempt.at) - Date.parse(since) >= FAILING_DAYS * DAY;
    if (isGone || isLong) {
      const detail = isGone
        ? 'The address answered with 410: it wants no more events.'
        : `Nothing could be delivered for ${FAILING_DAYS} days. ${problem ?? ''}`.trim();
      return this.#pause(webhook, { rule: isGone ? 'gone' : 'failing', detail }, attempt);
    }
    const seconds = Math.max(exponentialDelay(webhook.attempts + 1, RETRIES), retryAfter);
    await this.#webhooks.failed(webhook, attempt, { since, next: this.#in(seconds) });
  }

  #in(seconds: number): Instant {
    return new Date(Date.parse(this.dependencies.clock.now()) + seconds * 1_000).toISOString();
  }

  #pause(webhook: ClaimedWebhook, problem: WebhookProblem, attempt?: Attempt): Promise<void> {
    const { id, owner } = webhook;
    const at = this.dependencies.clock.now();
    return this.#webhooks.pause(webhook, problem, attempt, (client) =>
      planWebhookPausedMail(client, { webhook: id, recipient: owner, at }),
    );
  }

  #secretsOf({ secret, previous_secret, previous_until }: ClaimedWebhook, now: Instant): string[] {
    const isRotating = previous_secret && previous_until !== null && previous_until > now;
    return [secret, ...(isRotating ? [previous_secret] : [])].map((one) =>
      this.dependencies.secrets.decrypt(one),
    );
  }
}
