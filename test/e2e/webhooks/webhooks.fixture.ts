import type { HttpResponse } from '../../support/http-app.js';
import { openExports, type ExportApp } from '../../support/exports.js';
import { WebhookReceiver } from '../../support/webhook-receiver.js';

export interface Webhook {
  readonly id: string;
  readonly secret?: string;
  readonly status: string;
  readonly problem?: { readonly rule: string; readonly detail: string };
  readonly position: string;
  readonly upToDate: boolean;
  readonly failedAttempts: number;
  readonly failingSince?: string;
  readonly nextAttemptAt?: string;
  readonly previousSecretUntil?: string;
  readonly actions: readonly { readonly command: string; readonly allowed: boolean }[];
}
export interface Delivery {
  readonly number: number;
  readonly event: string;
  readonly type: string;
  readonly attempt: number;
  readonly outcome: string;
  readonly status: number | null;
  readonly problem: string | null;
  readonly nextAttemptAt: string | null;
}

/** People of two companies, a receiver, and what they do with webhooks. */
export class WebhookApp {
  private constructor(
    readonly exports: ExportApp,
    readonly receiver: WebhookReceiver,
  ) {}

  static async open(environment: Record<string, string> = ALLOWED): Promise<WebhookApp> {
    const receiver = await WebhookReceiver.start();
    return new WebhookApp(await openExports(environment), receiver);
  }

  get app() {
    return this.exports.app;
  }

  send<T = Webhook>(
    person: string,
    method: string,
    path = '',
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<HttpResponse<T>> {
    return this.app.send<T>(person, method, `/webhooks${path}`, body, headers);
  }

  /** Makes a webhook to the receiver. */
  async made(person: string, body: object = {}): Promise<Webhook & { readonly secret: string }> {
    const sent = { address: this.receiver.url, ...body };
    const { status, body: made, problem } = await this.send(person, 'POST', '', sent);
    if (status !== 201 || made.secret === undefined) throw new Error(JSON.stringify(problem));
    return { ...made, secret: made.secret };
  }

  async of(person: string, id: string): Promise<Webhook> {
    return (await this.send(person, 'GET', `/${id}`)).body;
  }

  async deliveries(person: string, id: string): Promise<readonly Delivery[]> {
    const path = `/${id}/deliveries?limit=200`;
    return (await this.send<{ items: Delivery[] }>(person, 'GET', path)).body.items;
  }

  /** Something happens in the company acme. */
  async message(text: string, person = 'eva'): Promise<void> {
    const { slots } = this.exports.ids;
    await this.exports.say(person, `/registrations/${slots}/post-message`, { text });
  }

  async remove(person: string, { id }: Webhook): Promise<void> {
    await this.send(person, 'DELETE', `/${id}`);
    this.receiver.received.length = 0;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.receiver.close();
  }
}

const ALLOWED = { WEBHOOK_PRIVATE_ADDRESSES: 'allow' };
