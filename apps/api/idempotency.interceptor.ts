import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { canonicalJson, invalid, Refusal, type Json } from '#kit/eventsourcing';
import {
  DryRunPreview,
  HANDLES_IDEMPOTENCY,
  idempotencyKeyOf,
  IS_QUERY,
  problemOfRefusal,
  RetryLater,
  type CommandAnswer,
  type FastifyReply,
  type SignedInRequest,
} from '#platform/http';
import {
  IdempotencyKeysRepository,
  RENEW_MILLISECONDS,
  type KeptAnswer,
} from './idempotency-keys.repository.js';

type Request = SignedInRequest & {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
};

/** A request under an Idempotency-Key. */
interface KeyedRequest {
  readonly caller: string;
  readonly key: string;
  readonly fingerprint: string;
}

/** How long a repeated request waits for the answer of the first. Longer than the lease, so that it outlives a process that died. */
const WAIT_MILLISECONDS = 10_000;
const POLL_MILLISECONDS = 50;

/** Somebody who is invited has no revision to tell. */
type Answer = Omit<CommandAnswer, 'revision'> & { readonly revision?: number };

const isAnswer = (value: unknown): value is Answer =>
  typeof value === 'object' && value !== null && 'command' in value && 'position' in value;

/**
 * Claims the Idempotency-Key of a request with its fingerprint before anything runs. A repeat gets the first answer, and waits for it
 * while the first runs; another request under the same key is refused. Sets revision and position of a command's answer as headers.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly keys: IdempotencyKeysRepository,
    private readonly preview: DryRunPreview,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const run = () => this.#run(request, next);
    const is = (metadata: string) => Reflect.getMetadata(metadata, context.getHandler()) === true;
    const key =
      request.method === 'POST' && request.caller && !is(IS_QUERY)
        ? idempotencyKeyOf(request)
        : undefined;
    if (key === undefined || !request.caller)
      return from(run().then((body) => withHeaders(reply, body)));
    const keyed = { caller: request.caller.person, key, fingerprint: fingerprintOf(request) };
    return from(is(HANDLES_IDEMPOTENCY) ? this.#bind(keyed, run) : this.#answer(keyed, reply, run));
  }

  /** The answer of the route, for a dry run with its previewed effects. */
  async #run(request: Request, next: CallHandler): Promise<unknown> {
    const answer: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
    return isAnswer(answer) && request.simulated
      ? { ...answer, ...(await this.preview.preview(request.simulated)) }
      : answer;
  }

  /** The route finds its work again by the key, so only the key is bound to the request. */
  async #bind(keyed: KeyedRequest, run: () => Promise<unknown>): Promise<unknown> {
    if (await this.keys.claim(keyed.caller, keyed.key, keyed.fingerprint))
      await this.keys.release(keyed.caller, keyed.key);
    else await this.#find(keyed);
    return run();
  }

  async #answer(
    keyed: KeyedRequest,
    reply: FastifyReply,
    run: () => Promise<unknown>,
  ): Promise<unknown> {
    const kept = await this.#claimOrFind(keyed);
    if (!kept) return withHeaders(reply, await this.#runOnce(keyed, run));
    const { status, body } = kept;
    reply.status(status).header('idempotency-replayed', 'true');
    if (status >= 400) reply.header('content-type', 'application/problem+json');
    return withHeaders(reply, body);
  }

  /** Claims the key, or waits for the answer of the request that has it. @throws Refusal invalid; RetryLater */
  async #claimOrFind(
    keyed: KeyedRequest,
  ): Promise<{ readonly status: number; readonly body: unknown } | undefined> {
    const end = Date.now() + WAIT_MILLISECONDS;
    do {
      if (await this.keys.claim(keyed.caller, keyed.key, keyed.fingerprint)) return undefined;
      const kept = await this.#find(keyed);
      if (kept && kept.status !== null) return { status: kept.status, body: kept.body };
      await delay(POLL_MILLISECONDS);
    } while (Date.now() < end);
    throw new RetryLater(
      409,
      'under_way',
      'The first request with this Idempotency-Key is still under way. Repeat the request under the same key to get its answer.',
    );
  }

  async #find({ caller, key, fingerprint }: KeyedRequest): Promise<KeptAnswer | undefined> {
    const kept = await this.keys.find(caller, key);
    if (kept && kept.fingerprint !== fingerprint)
      throw invalid(
        'Idempotency-Key',
        'key_reused',
        'This Idempotency-Key was used before for another request: use a new key.',
      );
    return kept;
  }

  /** Runs the request and stores its answer or refusal. After any other failure a retry under the same key runs it again. */
  async #runOnce({ caller, key }: KeyedRequest, run: () => Promise<unknown>): Promise<unknown> {
    const renewing = setInterval(
      () => void this.keys.renew(caller, key).catch(() => undefined),
      RENEW_MILLISECONDS,
    );
    try {
      const body = await run();
      await this.keys.answer(caller, key, 200, body);
      return body;
    } catch (error) {
      if (error instanceof Refusal) {
        const problem = problemOfRefusal(error);
        await this.keys.answer(caller, key, problem.status, problem);
      } else await this.keys.release(caller, key).catch(() => undefined);
      throw error;
    } finally {
      clearInterval(renewing);
    }
  }
}

function withHeaders(reply: FastifyReply, body: unknown): unknown {
  if (isAnswer(body)) {
    if (body.revision !== undefined) reply.header('etag', `"${body.revision}"`);
    reply.header('ledger-position', body.position);
  }
  return body;
}

/** SHA-256 of everything that gives a request its meaning. The body of a file is a stream, and its route compares it. */
function fingerprintOf({ method, url, body, headers }: Request): string {
  const text = canonicalJson({
    method,
    url: withoutWait(url),
    body: isStream(body) ? null : ((body ?? null) as Json),
    match: String(headers['if-match'] ?? ''),
    as: String(headers['act-as'] ?? ''),
  });
  return createHash('sha256').update(text).digest('hex');
}

/** Leaves out `wait`, which changes when a request is answered, not what it does. */
function withoutWait(url: string): string {
  const [path = '', query = ''] = url.split('?', 2);
  const switches = query.split('&').filter((part) => part !== '' && !part.startsWith('wait='));
  return switches.length === 0 ? path : `${path}?${switches.join('&')}`;
}

const isStream = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'pipe' in body;
