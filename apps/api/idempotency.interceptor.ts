import {
  Inject,
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Pool } from 'pg';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { READ_MODELS } from '#platform/authorization';
import { canonicalJson, invalid, Refusal, type Json } from '#kit/eventsourcing';
import {
  DryRunPreview,
  idempotencyKeyOf,
  HANDLES_IDEMPOTENCY,
  problemOfRefusal,
  type CommandAnswer,
  type SignedInRequest,
  type FastifyReply,
} from '#platform/http';

interface StoredAnswer {
  readonly fingerprint: string;
  readonly status: number;
  readonly body: unknown;
}
type Request = SignedInRequest & {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
};

const isAnswer = (value: unknown): value is CommandAnswer =>
  typeof value === 'object' && value !== null && 'command' in value && 'position' in value;

/** Sets revision and position of a command's answer as headers, and answers a repeated Idempotency-Key with the stored first answer. */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly preview: DryRunPreview,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Request>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const storesAnswer =
      request.method === 'POST' &&
      Reflect.getMetadata(HANDLES_IDEMPOTENCY, context.getHandler()) !== true;
    return from(this.#answer(request, reply, storesAnswer, () => this.#run(request, next)));
  }

  /** The answer of the route, for a dry run with its previewed effects. */
  async #run(request: Request, next: CallHandler): Promise<unknown> {
    const answer: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
    return isAnswer(answer) && request.simulated
      ? { ...answer, ...(await this.preview.preview(request.simulated)) }
      : answer;
  }

  async #answer(
    request: Request,
    reply: FastifyReply,
    storesAnswer: boolean,
    run: () => Promise<unknown>,
  ): Promise<unknown> {
    const key = storesAnswer && request.caller ? idempotencyKeyOf(request) : undefined;
    if (key === undefined || !request.caller) return withHeaders(reply, await run());
    const fingerprint = fingerprintOf(request);
    const known = await this.#find(request.caller.person, key);
    if (known) {
      if (known.fingerprint !== fingerprint)
        throw invalid(
          'Idempotency-Key',
          'key_reused',
          'This Idempotency-Key was used before for another request: use a new key.',
        );
      reply.status(known.status).header('idempotency-replayed', 'true');
      if (known.status >= 400) reply.header('content-type', 'application/problem+json');
      return withHeaders(reply, known.body);
    }
    try {
      const body = await run();
      await this.#store(request.caller.person, key, fingerprint, 200, body);
      return withHeaders(reply, body);
    } catch (error) {
      if (error instanceof Refusal) {
        const problem = problemOfRefusal(error);
        await this.#store(request.caller.person, key, fingerprint, problem.status, problem);
      }
      throw error;
    }
  }

  async #find(caller: string, key: string): Promise<StoredAnswer | undefined> {
    const { rows } = await this.pool.query<StoredAnswer>({
      name: 'stored-answer',
      text: 'SELECT fingerprint, status, body FROM work.answers WHERE caller = $1 AND key = $2',
      values: [caller, key],
    });
    return rows[0];
  }

  async #store(
    caller: string,
    key: string,
    fingerprint: string,
    status: number,
    body: unknown,
  ): Promise<void> {
    await this.pool.query({
      name: 'store-answer',
      text: 'INSERT INTO work.answers (caller, key, fingerprint, status, body) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
      values: [caller, key, fingerprint, status, JSON.stringify(body ?? null)],
    });
  }
}

function withHeaders(reply: FastifyReply, body: unknown): unknown {
  if (isAnswer(body)) {
    if (body.revision !== undefined) reply.header('etag', `"${body.revision}"`);
    reply.header('ledger-position', body.position);
  }
  return body;
}

function fingerprintOf({ method, url, body, headers }: Request): string {
  const text = canonicalJson({
    method,
    url,
    body: (body ?? null) as Json,
    match: String(headers['if-match'] ?? ''),
    as: String(headers['act-as'] ?? ''),
  });
  return createHash('sha256').update(text).digest('hex');
}
