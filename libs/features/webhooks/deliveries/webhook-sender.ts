import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { LookupFunction } from 'node:net';
import { RequestFilteringHttpAgent, RequestFilteringHttpsAgent } from 'request-filtering-agent';
import { Webhook } from 'standardwebhooks';
import { redact } from '#kit/eventsourcing';
import type { AddressPolicy } from '../webhook-address.js';

/** An answer has to begin within this time, and to end. */
const ANSWER_MILLISECONDS = 10_000;
/** Bytes of an answer that are read, and thrown away, so that its connection ends well. */
const MOST_BYTES = 65_536;
/** Longest pause that an address may ask for, in seconds. */
const LONGEST_PAUSE = 3_600;

/** One event for one address. */
export interface OutgoingEvent {
  readonly address: string;
  /** Id of the event: the same in every attempt. */
  readonly id: string;
  /** CloudEvent as JSON. */
  readonly body: string;
  /** The secrets that sign it, the current one first. */
  readonly secrets: readonly string[];
}

/** How an attempt ended. */
export interface SentEvent {
  readonly delivered: boolean;
  readonly status: number | null;
  readonly problem: string | null;
  readonly milliseconds: number;
  /** Seconds for which the address asks to be left alone. */
  readonly retryAfter: number;
  /** The address says that it wants no more events. */
  readonly isGone: boolean;
}

interface SenderOptions extends AddressPolicy {
  readonly answerMilliseconds?: number;
  /** How names are resolved. */
  readonly lookup?: LookupFunction;
}

/**
 * Sends events by Standard Webhooks. Redirects are not followed, bodies of answers are thrown away, and no address takes longer than its
 * time. Addresses of private networks are refused when the connection is made, whatever the name was before.
 */
export class WebhookSender {
  readonly #http: RequestFilteringHttpAgent;
  readonly #https: RequestFilteringHttpsAgent;

  constructor(private readonly options: SenderOptions) {
    const filter = {
      allowPrivateIPAddress: options.allowPrivate,
      allowMetaIPAddress: options.allowPrivate,
      keepAlive: true,
    };
    this.#http = new RequestFilteringHttpAgent(filter);
    this.#https = new RequestFilteringHttpsAgent(filter);
  }

  async send(event: OutgoingEvent): Promise<SentEvent> {
    const began = performance.now();
    const answer = await this.#answer(event).catch((error: Error) => problemOf(error));
    const milliseconds = Math.round(performance.now() - began);
    return typeof answer === 'string'
      ? { ...FAILED, milliseconds, problem: answer }
      : { ...judged(answer), milliseconds };
  }

  /** Closes the connections that are kept open. */
  close(): void {
    this.#http.destroy();
    this.#https.destroy();
  }

  #answer({ address, id, body, secrets }: OutgoingEvent): Promise<IncomingMessage> {
    const url = new URL(address);
    const isHttps = url.protocol === 'https:';
    if (!isHttps && !this.options.allowPrivate)
      return Promise.reject(new Error('The address is no https address any more.'));
    const sentAt = new Date();
    const { lookup, answerMilliseconds = ANSWER_MILLISECONDS } = this.options;
    const signal = AbortSignal.timeout(answerMilliseconds);
    return new Promise((resolve, reject) => {
      const options = {
        method: 'POST',
        signal,
        ...(lookup ? { lookup } : {}),
        headers: {
          'content-type': 'application/cloudevents+json',
          'content-length': Buffer.byteLength(body),
          'user-agent': 'volunteer-ledger',
          'webhook-id': id,
          'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1_000)),
          'webhook-signature': secrets
            .map((secret) => new Webhook(secret).sign(id, sentAt, body))
            .join(' '),
        },
      };
      const request: ClientRequest = isHttps
        ? requestHttps(url, { ...options, agent: this.#https })
        : requestHttp(url, { ...options, agent: this.#http });
      request.on('response', (answer) => {
        discard(answer);
        resolve(answer);
      });
      request.on('error', (error) =>
        reject(signal.aborted ? new TooLate(answerMilliseconds) : error),
      );
      request.end(body);
    });
  }
}

class TooLate extends Error {
  constructor(milliseconds: number) {
    super(`There was no answer within ${milliseconds / 1_000} seconds.`);
  }
}

/** Reads the rest of a short answer, and breaks off a long one. */
function discard(answer: IncomingMessage): void {
  let bytes = 0;
  answer.on('error', () => undefined);
  answer.on('data', (part: Buffer) => {
    bytes += part.length;
    if (bytes > MOST_BYTES) answer.destroy();
  });
}

const FAILED = {
  delivered: false,
  status: null,
  problem: null,
  retryAfter: 0,
  isGone: false,
} as const;

function judged({ statusCode: status = 0, headers }: IncomingMessage) {
  if (status >= 200 && status < 300) return { ...FAILED, delivered: true, status };
  const seconds = Number(headers['retry-after'] ?? 0);
  const retryAfter = Number.isFinite(seconds)
    ? Math.min(Math.max(Math.ceil(seconds), 0), LONGEST_PAUSE)
    : 0;
  const problem =
    status >= 300 && status < 400
      ? `The address answered with ${status} and redirects. Redirects are not followed: change the address.`
      : `The address answered with ${status}.`;
  return { ...FAILED, status, problem, retryAfter, isGone: status === 410 };
}

/** What went wrong, in a sentence. */
function problemOf(error: Error & { readonly code?: string }): string {
  if (/is not allowed\. Because/.test(error.message))
    return 'The address leads into a private network.';
  if (error instanceof TooLate) return error.message;
  return `The address could not be reached: ${redact(error.code ?? error.message)}.`;
}
