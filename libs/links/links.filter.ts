import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { StoreOverloaded, StoreUnavailable } from '#eventsourcing';
import { PAGE_HEADERS } from './pages/layout.js';
import { endPage, localeOf } from './pages/page.js';

interface Reply {
  status(code: number): Reply;
  headers(values: Readonly<Record<string, string>>): Reply;
  header(name: string, value: string): Reply;
  send(body: string): void;
}

function statusOf(error: unknown): number {
  if (error instanceof StoreOverloaded || error instanceof StoreUnavailable) return 503;
  return error instanceof HttpException ? error.getStatus() : 500;
}

/** What goes wrong on a link's page is told as a page. Errors are logged without the address, which is a secret. */
@Catch()
export class LinkErrors implements ExceptionFilter {
  readonly #logger = new Logger('links');

  catch(error: unknown, host: ArgumentsHost): void {
    const status = statusOf(error);
    if (status >= 500) this.#logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    const { headers } = host.switchToHttp().getRequest<{ headers: Record<string, string | undefined> }>();
    const reply = host.switchToHttp().getResponse<Reply>().headers(PAGE_HEADERS);
    if (status === 503) reply.header('retry-after', '1');
    reply.status(status).send(endPage('broken', localeOf(headers['accept-language'])));
  }
}
