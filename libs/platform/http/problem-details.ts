import {
  Catch,
  HttpException,
  Inject,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import {
  EventIdReused,
  EventRejected,
  Refusal,
  StoreOverloaded,
  StoreUnavailable,
  type RefusalKind,
} from '#kit/eventsourcing';

/** One broken rule of a request, by the field that broke it. */
export interface FieldError {
  readonly field: string;
  readonly rule: string;
  readonly message: string;
}

/** A body or parameter that is malformed by itself: every field with the rule it broke. */
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

/** RFC 9457. `rule` and `field` say what was broken and where; `errors` lists all of it. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly rule?: string;
  readonly field?: string;
  readonly errors?: readonly FieldError[];
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
  forbidden: 'Not yours to do',
  stale: 'Based on an old revision',
  not_allowed: 'Not allowed now',
};

export function problemOfRefusal(refusal: Refusal): Problem {
  const { kind, rule, message: detail, field } = refusal;
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
  };
}

const plain = (status: number, title: string, detail: string, rule: string): Problem => ({
  type: `/problems/${rule}`,
  title,
  status,
  detail,
  rule,
});

/**
 * Tells trouble that passes, of whatever the product stands on, from an error of ours. Provided by the app, which alone knows the
 * technologies. The request may or may not have been done (503): asked again under its Idempotency-Key, it is done once.
 */
export abstract class TransientErrors {
  abstract is(error: unknown): boolean;
}

function problemOf(error: unknown, trouble: TransientErrors): Problem {
  if (error instanceof Refusal) return problemOfRefusal(error);
  if (error instanceof StoreOverloaded) return plain(503, 'Too busy', error.message, 'overloaded');
  if (error instanceof StoreUnavailable)
    return plain(
      503,
      'The event store does not answer',
      'Try again with the same Idempotency-Key.',
      'unavailable',
    );
  if (trouble.is(error))
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
      'This key was used before for something else.',
      'key_reused',
    );
  if (error instanceof HttpException)
    return plain(error.getStatus(), error.name.replace(/Exception$/, ''), error.message, 'http');
  const fastify = error as { statusCode?: number; message?: string; code?: string };
  if (fastify.statusCode === 429)
    return plain(429, 'Too many requests', fastify.message ?? '', 'rate_limit');
  if (typeof fastify.statusCode === 'number' && fastify.statusCode < 500)
    return plain(
      fastify.statusCode,
      'The request is malformed',
      fastify.message ?? '',
      (fastify.code ?? 'http').toLowerCase(),
    );
  return plain(
    500,
    'Something went wrong',
    'The error was logged; nothing was changed unless the log says so.',
    'internal',
  );
}

interface Reply {
  status(code: number): Reply;
  header(name: string, value: string): Reply;
  send(body: unknown): void;
}

/** Every error leaves as application/problem+json. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #logger = new Logger('problems');

  constructor(@Inject(TransientErrors) private readonly trouble: TransientErrors) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = problemOf(error, this.trouble);
    if (problem.status >= 500)
      this.#log(
        problem.status,
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      );
    const reply = host.switchToHttp().getResponse<Reply>();
    if (problem.status === 503) reply.header('retry-after', '1');
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
    reply.status(problem.status).header('content-type', 'application/problem+json').send(problem);
  }

  /** What passes is no fault of ours. */
  #log(status: number, text: string): void {
    if (status === 503) this.#logger.warn(text);
    else this.#logger.error(text);
  }
}
