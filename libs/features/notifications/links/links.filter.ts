import {
  Catch,
  HttpException,
  Inject,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import { StoreOverloaded, StoreUnavailable } from '#kit/eventsourcing';
import { TransientErrors, type FastifyReply } from '#platform/http';
import { PAGE_HEADERS } from './pages/link-page-layout.js';
import { endPage, localeOf } from './pages/link-page.js';

/** A link's page was asked for more often than anybody needs it. */
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

function statusOf(error: unknown, trouble: TransientErrors): number {
  if (error instanceof StoreOverloaded || error instanceof StoreUnavailable || trouble.is(error))
    return 503;
  return error instanceof HttpException ? error.getStatus() : 500;
}

/** What goes wrong on a link's page is told as a page. Errors are logged without the address, which is a secret. */
@Catch()
export class LinkErrors implements ExceptionFilter {
  readonly #logger = new Logger('links');

  constructor(@Inject(TransientErrors) private readonly trouble: TransientErrors) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const status = statusOf(error, this.trouble);
    if (status >= 500)
      this.#logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    send(host, status, 'broken', status === 503 ? { 'retry-after': '1' } : {});
  }
}

/** For the whole application, as limits are checked before a route is chosen; when to try again stands in Retry-After. */
@Catch(LinkPageBusy)
export class LinkPageBusyFilter implements ExceptionFilter {
  catch(_error: LinkPageBusy, host: ArgumentsHost): void {
    send(host, 429, 'too_many');
  }
}
