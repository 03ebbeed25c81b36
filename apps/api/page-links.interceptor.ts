import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { tap, type Observable } from 'rxjs';
import type { FastifyReply, Page } from '#platform/http';

interface Requested {
  readonly method: string;
  readonly url: string;
}

/** Names the neighbours of a page of a list in the header `Link` (RFC 8288): `next` and `prev`, with the query of the page. */
@Injectable()
export class PageLinksInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<Requested>();
    if (request.method !== 'GET') return next.handle();
    return next.handle().pipe(
      tap((answer: unknown) => {
        const links = isPage(answer) ? linksOf(request.url, answer) : '';
        if (links !== '') context.switchToHttp().getResponse<FastifyReply>().header('link', links);
      }),
    );
  }
}

const isPage = (answer: unknown): answer is Page<unknown> =>
  typeof answer === 'object' && answer !== null && 'next' in answer && 'previous' in answer;

/** The value of `Link` for a page of the list that this URL asked for; empty if it is the only page. */
export function linksOf(url: string, { next, previous }: Omit<Page<unknown>, 'items'>): string {
  const [path = '', query] = url.split('?', 2);
  return Object.entries({ next, prev: previous })
    .flatMap(([relation, cursor]) => {
      if (cursor === null) return [];
      const parameters = new URLSearchParams(query);
      parameters.set('after', cursor);
      return [`<${path}?${parameters.toString()}>; rel="${relation}"`];
    })
    .join(', ');
}
