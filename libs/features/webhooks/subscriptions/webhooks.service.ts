import { Inject, Injectable } from '@nestjs/common';
import { EventFeed } from '#features/history';
import {
  addToInstant,
  BEGINNING,
  invalid,
  Ledger,
  notFound,
  Refusal,
  uuid5,
  type Position,
} from '#kit/eventsourcing';
import { Directory, type Caller } from '#platform/authorization';
import type { Action } from '#platform/commands';
import type { CommandContext, Page, PageQuery } from '#platform/http';
import type { Webhook, WebhookPlan } from '../webhook.js';
import { ADDRESS_POLICY, checkAddress, type AddressPolicy } from '../webhook-address.js';
import { webhookRight } from '../webhook-right.js';
import { WebhookSecrets } from '../webhook-secrets.js';
import { DeliveriesQuery } from './deliveries.query.js';
import type { WebhookAnswer, WebhookDeliveryView, WebhookWithSecret } from './webhook.response.js';
import { WebhooksRepository, type KnownWebhook } from './webhooks.repository.js';

/** How long the secret before still signs. */
const BOTH_SECRETS = { days: 1 };
const COMMANDS = ['ChangeWebhook', 'RotateWebhookSecret', 'ReplayWebhook', 'DeleteWebhook'];
/** Commands of an owner who has lost the right to subscribe. */
const ALWAYS = ['DeleteWebhook'];

/** Positions of one store are alike but for their digits. */
const shapeOf = (position: Position): string => position.replace(/\d/g, '0');

/** Webhooks for their owners. For any other caller, a webhook is not found. */
@Injectable()
export class WebhooksService {
  constructor(
    private readonly webhooks: WebhooksRepository,
    private readonly deliveriesOf: DeliveriesQuery,
    private readonly feed: EventFeed,
    private readonly secrets: WebhookSecrets,
    private readonly directory: Directory,
    private readonly ledger: Ledger,
    @Inject(ADDRESS_POLICY) private readonly policy: AddressPolicy,
  ) {}

  /** A repeat under the same Idempotency-Key finds the same webhook, with its secret. */
  async create(
    context: CommandContext,
    plan: WebhookPlan,
    after: Position | undefined,
  ): Promise<WebhookWithSecret> {
    const { caller, cause, options, capacity: named } = context;
    const id = uuid5(cause.commandId, 'webhook');
    const known = await this.webhooks.find(id, caller.person);
    if (known) return this.#withSecret(caller, known, cause.commandId);
    const { capacity } = await this.#checked(caller, { id, ...plan }, named);
    const position = after === undefined ? await this.feed.position() : await this.#known(after);
    const secret = this.secrets.create();
    const webhook = {
      ...{ id, owner: caller.person, capacity, ...plan, position },
      secret: this.secrets.encrypt(secret),
      secret_command: cause.commandId,
      created_at: this.ledger.clock.now(),
    };
    if (options.dryRun) return this.#answerOf(caller, { ...UNTRIED, ...webhook });
    await this.webhooks.add(webhook);
    return this.#withSecret(caller, await this.#find(caller, id), cause.commandId);
  }

  async list(caller: Caller): Promise<WebhookAnswer[]> {
    const webhooks = await this.webhooks.list(caller.person);
    return Promise.all(webhooks.map((webhook) => this.#answerOf(caller, webhook)));
  }

  async byId(caller: Caller, id: string): Promise<WebhookAnswer> {
    return this.#answerOf(caller, await this.#find(caller, id));
  }

  async replace(
    { caller, options, capacity: named }: CommandContext,
    id: string,
    { paused, ...plan }: WebhookPlan & { readonly paused: boolean },
  ): Promise<WebhookAnswer> {
    const before = await this.#find(caller, id);
    const { capacity } = await this.#checked(caller, { id, ...plan }, named ?? before.capacity);
    const status = paused ? ('paused' as const) : ('active' as const);
    if (options.dryRun)
      return this.#answerOf(caller, { ...before, ...plan, ...NOT_FAILING, capacity, status });
    await this.webhooks.replace(before, { ...plan, capacity, status });
    return this.byId(caller, id);
  }

  async rotate({ caller, cause, options }: CommandContext, id: string): Promise<WebhookWithSecret> {
    const before = await this.#find(caller, id);
    await webhookRight(caller, this.directory, before);
    const until = addToInstant(this.ledger.clock.now(), BOTH_SECRETS, 'UTC');
    if (options.dryRun) return this.#answerOf(caller, { ...before, previous_until: until });
    const secret = this.secrets.encrypt(this.secrets.create());
    await this.webhooks.rotate(before, secret, cause.commandId, until);
    return this.#withSecret(caller, await this.#find(caller, id), cause.commandId);
  }

  async replay(
    { caller, options }: CommandContext,
    id: string,
    after: Position,
  ): Promise<WebhookAnswer> {
    const before = await this.#find(caller, id);
    await webhookRight(caller, this.directory, before);
    const position = await this.#known(after);
    if (options.dryRun)
      return this.#answerOf(caller, { ...before, ...NOT_FAILING, position, up_to_date: false });
    await this.webhooks.replay(before, position);
    return this.byId(caller, id);
  }

  async remove({ person }: Caller, id: string): Promise<void> {
    if (!(await this.webhooks.remove(id, person))) throw notFound('webhook', 'webhook');
  }

  async deliveries(
    caller: Caller,
    id: string,
    query: PageQuery,
  ): Promise<Page<WebhookDeliveryView>> {
    await this.#find(caller, id);
    return this.deliveriesOf.list(id, query);
  }

  /** @throws Refusal forbidden, not_found for a level, or invalid for an address or a capacity */
  async #checked(caller: Caller, plan: WebhookPlan & { readonly id: string }, named?: string) {
    const right = await webhookRight(caller, this.directory, { ...plan, capacity: named });
    await checkAddress(plan.address, this.policy);
    return right;
  }

  /** @throws Refusal invalid for a position that was never given out */
  async #known(position: Position): Promise<Position> {
    if (position === BEGINNING) return position;
    const reached = await this.feed.position();
    if (shapeOf(position) === shapeOf(reached) && position <= reached) return position;
    throw invalid(
      'after',
      'position',
      'Send in after a position that an event or an answer gave, or an empty text for the beginning.',
    );
  }

  async #find({ person }: Caller, id: string): Promise<KnownWebhook> {
    const webhook = await this.webhooks.find(id, person);
    if (!webhook) throw notFound('webhook', 'webhook');
    return webhook;
  }

  /** Only the command that made a secret is answered with it. */
  async #withSecret(
    caller: Caller,
    webhook: KnownWebhook,
    command: string,
  ): Promise<WebhookWithSecret> {
    const answer = await this.#answerOf(caller, webhook);
    if (webhook.secret_command !== command) return answer;
    return { ...answer, secret: this.secrets.decrypt(webhook.secret) };
  }

  async #answerOf(caller: Caller, webhook: KnownWebhook): Promise<WebhookAnswer> {
    const { id, address, description, types, level, capacity, status, problem } = webhook;
    const { failing_since, next_at, previous_until } = webhook;
    return {
      ...{ id, address, description, types, level, capacity, status },
      ...(problem ? { problem } : {}),
      position: webhook.position,
      upToDate: webhook.up_to_date,
      failedAttempts: webhook.attempts,
      ...(failing_since === null ? {} : { failingSince: failing_since }),
      ...(next_at === null || status === 'paused' ? {} : { nextAttemptAt: next_at }),
      ...(previous_until !== null && previous_until > this.ledger.clock.now()
        ? { previousSecretUntil: previous_until }
        : {}),
      createdAt: webhook.created_at,
      actions: await this.#actionsOf(caller, webhook),
    };
  }

  async #actionsOf(caller: Caller, webhook: Webhook): Promise<Action[]> {
    try {
      const { capacity } = await webhookRight(caller, this.directory, webhook);
      return COMMANDS.map((command) => ({ command, allowed: true, right: capacity }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { kind, rule, message: title } = error;
      return COMMANDS.map((command) =>
        ALWAYS.includes(command)
          ? { command, allowed: true }
          : { command, allowed: false, kind, rule, title },
      );
    }
  }
}

const NOT_FAILING = {
  ...{ attempts: 0, failing_since: null, next_at: null, problem: null },
} as const;
/** A webhook that was not created yet. */
const UNTRIED = {
  ...NOT_FAILING,
  ...{ previous_secret: null, previous_until: null, deliveries: 0 },
  status: 'active',
  up_to_date: true,
} as const;
