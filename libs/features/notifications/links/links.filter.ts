import {
  Catch,
  HttpException,
  Inject,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { Refusal } from '#kit/eventsourcing';
import { RetryLater, TransientErrors, type FastifyReply } from '#platform/http';
import { PAGE_HEADERS } from './pages/link-page-layout.js';
import { endPage, localeOf } from './pages/link-page.js';

/** A link's page was requested more often than the limit allows. */
export class LinkPageBusy extends Error {
  readonly statusCode = 429;
}

function send(
  host: ArgumentsHost,
  status: number,
  end: 'broken' | 'too_many',
  more: Readonly<Record<string, string>> = {},
): void {
  const { headers } = host
    .switchToHttp()
    .getRequest<{ headers: Record<string, string | undefined> }>();
  const page = endPage(end, localeOf(headers['accept-language']));
  host
    .switchToHttp()
    .getResponse<FastifyReply>()
    .headers({ ...PAGE_HEADERS, ...more })
    .status(status)
    .send(page);
}

function statusOf(error: unknown, transientErrors: TransientErrors): number {
  if (transientErrors.is(error)) return 503;
  if (error instanceof Refusal) return 400;
  return error instanceof HttpException ? error.getStatus() : 500;
}

/** Renders errors of a link's page as a page. Errors are logged without the address, which is a secret. */
@Catch()
export class LinkErrors implements ExceptionFilter {
  readonly #logger = new Logger('links');

  constructor(@Inject(TransientErrors) private readonly transientErrors: TransientErrors) {}

  catch(error: unknown, host: ArgumentsHost): void {
    if (error instanceof RetryLater)
      return send(host, error.status, 'too_many', { 'retry-after': String(error.retryAfter) });
    const status = statusOf(error, this.transientErrors);
    if (status >= 500)
      this.#logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    send(host, status, 'broken', status === 503 ? { 'retry-after': '1' } : {});
  }
}

/** Registered for the whole application, as limits are checked before a route is chosen. Retry-After says when to try again. */
@Catch(LinkPageBusy)
export class LinkPageBusyFilter implements ExceptionFilter {
  catch(_error: LinkPageBusy, host: ArgumentsHost): void {
    send(host, 429, 'too_many');
  }
}
