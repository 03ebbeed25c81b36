import {
  Catch,
  HttpException,
  Inject,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { FastifyReply } from './fastify-reply.js';
import {
  EventIdReused,
  EventRejected,
  Refusal,
  StoreOverloaded,
  StoreUnavailable,
  type RefusalKind,
} from '#kit/eventsourcing';

/** A rule that a field of the request breaks. */
export interface FieldError {
  readonly field: string;
  readonly rule: string;
  readonly message: string;
}

/** A malformed body or parameter, with every broken field. */
export class InvalidRequest extends Refusal {
  constructor(readonly errors: readonly FieldError[]) {
    super(
      'invalid',
      errors[0]?.rule ?? 'invalid',
      errors.map((error) => error.message).join(' '),
      errors[0]?.field,
    );
  }
}

/**
 * The request was not carried out, and a later retry may be: a limit is reached, or the same request is under way.
 * Answered with Retry-After.
 */
export class RetryLater extends Error {
  constructor(
    readonly status: 409 | 429 | 503,
    /** Stable code of the reason. */
    readonly rule: string,
    message: string,
    /** In seconds. */
    readonly retryAfter = 1,
  ) {
    super(message);
    this.name = 'RetryLater';
  }
}

/**
 * Problem details (RFC 9457). `rule` and `field` name the broken rule and where; `errors` lists every one. `needs`: of a refusal for want of
 * a right, the rights that would do and why each is missing. `from`: of a refusal by time, the instant from which it no longer stands.
 */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly rule?: string;
  readonly field?: string;
  readonly errors?: readonly FieldError[];
  readonly needs?: readonly { readonly right: string; readonly missing?: string }[];
  readonly from?: string;
}

export const STATUS_OF: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  not_found: 404,
  forbidden: 403,
  stale: 412,
  not_allowed: 409,
};
const TITLES: Readonly<Record<RefusalKind, string>> = {
  invalid: 'The request is malformed',
  not_found: 'Not found',
  forbidden: 'Not permitted',
  stale: 'Based on an old revision',
  not_allowed: 'Not allowed now',
};

export function problemOfRefusal(refusal: Refusal): Problem {
  const { kind, rule, message: detail, field, details } = refusal;
  const errors =
    refusal instanceof InvalidRequest
      ? refusal.errors
      : field === undefined
        ? undefined
        : [{ field, rule, message: detail }];
  const where = {
    ...(field === undefined ? {} : { field }),
    ...(errors === undefined ? {} : { errors }),
  };
  return {
    type: `/problems/${kind}`,
    title: TITLES[kind],
    status: STATUS_OF[kind],
    detail,
    rule,
    ...where,
    ...details,
  };
}

/** The problem of a path that cannot be read. */
export const malformedPath = (status: number): Problem =>
  plain(
    status,
    TITLES.invalid,
    status === 414
      ? 'A part of the path is too long: send the id as the product gave it.'
      : 'The path is malformed: encode it in UTF-8 with %.',
    'path',
  );

const LATER_TITLES: Readonly<Record<RetryLater['status'], string>> = {
  409: 'Under way',
  429: 'Too many requests',
  503: 'Too busy',
};

const plain = (status: number, title: string, detail: string, rule: string): Problem => ({
  type: `/problems/${rule}`,
  title,
  status,
  detail,
  rule,
});

/** Titles by status of what the framework refuses. */
const HTTP_TITLES: Readonly<Record<number, string>> = {
  401: 'Not signed in',
  404: TITLES.not_found,
  405: 'Method not allowed',
  408: 'Too slow',
  413: 'Too large',
  414: 'The path is too long',
  415: 'Unsupported media type',
  503: 'Not available',
};
/** What the framework says → what to do about it. */
const DETAILS: Readonly<Record<string, string>> = {
  'Request body is too large': 'The body is larger than 1 MB. Send less at once.',
  'Unsupported Media Type': 'Send JSON, with the content type application/json.',
};
const titleOf = (status: number): string => HTTP_TITLES[status] ?? TITLES.invalid;

/**
 * Port that recognizes transient errors of the technologies below; the app implements it. They are answered with 503: the request may
 * or may not have been carried out, and a retry under the same Idempotency-Key carries it out once.
 */
export abstract class TransientErrors {
  abstract is(error: unknown): boolean;
}

function problemOf(error: unknown, transientErrors: TransientErrors): Problem {
  if (error instanceof Refusal) return problemOfRefusal(error);
  if (error instanceof RetryLater)
    return plain(error.status, LATER_TITLES[error.status], error.message, error.rule);
  if (error instanceof StoreOverloaded) return plain(503, 'Too busy', error.message, 'overloaded');
  if (error instanceof StoreUnavailable)
    return plain(
      503,
      'The event store does not answer',
      'Try again with the same Idempotency-Key.',
      'unavailable',
    );
  if (transientErrors.is(error))
    return plain(
      503,
      'The database does not answer',
      'Try again with the same Idempotency-Key.',
      'unavailable',
    );
  if (error instanceof EventRejected) return plain(400, TITLES.invalid, error.message, 'invalid');
  if (error instanceof EventIdReused)
    return plain(
      409,
      TITLES.not_allowed,
      'This Idempotency-Key was used before for another request: use a new key.',
      'key_reused',
    );
  if (error instanceof HttpException) {
    const status = error.getStatus();
    return plain(status, titleOf(status), DETAILS[error.message] ?? error.message, 'http');
  }
  const fastify = error as { statusCode?: number; message?: string; code?: string };
  if (fastify.statusCode === 429)
    return plain(429, 'Too many requests', fastify.message ?? '', 'rate_limit');
  if (typeof fastify.statusCode === 'number' && fastify.statusCode < 500)
    return plain(
      fastify.statusCode,
      titleOf(fastify.statusCode),
      fastify.message ?? '',
      (fastify.code ?? 'http').toLowerCase(),
    );
  return plain(
    500,
    'Something went wrong',
    'The error was logged. Try again with the same Idempotency-Key.',
    'internal',
  );
}

/** Answers every error as application/problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger('problems');

  constructor(@Inject(TransientErrors) private readonly transientErrors: TransientErrors) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = problemOf(error, this.transientErrors);
    if (problem.status >= 500)
      this.#log(
        problem.status,
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      );
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (error instanceof RetryLater) reply.header('retry-after', String(error.retryAfter));
    else if (problem.status === 503) reply.header('retry-after', '1');
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
    reply.status(problem.status).header('content-type', 'application/problem+json').send(problem);
  }

  /** A transient error is a warning; anything else is a defect. */
  #log(status: number, text: string): void {
    if (status === 503) this.#logger.warn(text);
    else this.#logger.error(text);
  }
}
