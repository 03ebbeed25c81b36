import { Injectable } from '@nestjs/common';
import { Callers, type Caller } from '#platform/authorization';
import { Ledger, notFound } from '#kit/eventsourcing';
import type { Locale } from '#platform/http';
import { StoredLog } from '../jobs/stored-log.js';
import { RecordedReads } from '../reads/recorded-reads.js';
import { StreamHistoryQuery } from '../streams/stream-history.query.js';
import { STREAMS, type StreamKind } from '../streams/stream-kinds.js';
import { verifyStream } from '../verify/verify-stream.js';
import { PageTokens } from './page-tokens.js';

/** How long a link to a page lives. */
export const PAGE_LINK_MINUTES = 10;
/** Events on a page. */
const MOST_EVENTS = 1_000;

/** Pages of history for people, opened in a browser by a short-lived link (docs/domain.md §7). */
@Injectable()
export class PagesService {
  constructor(
    private readonly tokens: PageTokens,
    private readonly callers: Callers,
    private readonly histories: StreamHistoryQuery,
    private readonly stored: StoredLog,
    private readonly reads: RecordedReads,
    private readonly ledger: Ledger,
  ) {}

  /** Makes a link for a caller. @throws Refusal not_found, forbidden, as reading the history does */
  async link(
    caller: Caller,
    kind: StreamKind,
    id: string,
    locale: Locale,
  ): Promise<{ readonly path: string; readonly expiresAt: string }> {
    await this.histories.page(caller, kind, id, { limit: 1 });
    const until = Date.parse(this.ledger.clock.now()) + PAGE_LINK_MINUTES * 60_000;
    const expiresAt = new Date(until).toISOString();
    const token = this.tokens.seal({ person: caller.person, kind, id, locale, expiresAt });
    return { path: `/pages/${token}`, expiresAt };
  }

  /** The page behind a link, as its person may see it today. @throws Refusal not_found for a link that is dead or none */
  async show(token: string): Promise<string> {
    const link = this.tokens.open(token);
    const now = this.ledger.clock.now();
    if (!link || link.expiresAt <= now) throw deadLink();
    const caller = await this.callers.byId(link.person);
    if (!caller) throw deadLink();
    const { kind, id, locale } = link;
    const { history, watchingAs } = await this.histories.page(caller, kind, id, {
      limit: MOST_EVENTS,
    });
    const verification = await verifyStream(this.stored, `${STREAMS[kind].category}-${id}`);
    const { renderHistoryPage } = await import('./history-page.js');
    const page = renderHistoryPage(history, verification, locale, now);
    if (watchingAs !== null)
      await this.reads.record(caller, {
        capacity: watchingAs,
        what: `${kind}-history`,
        subject: id,
        filters: { as: 'page', locale },
        position: history.position,
        rows: history.items.length,
        answer: page,
      });
    return page;
  }
}

const deadLink = () =>
  notFound('page: the link has expired, or is none. Ask for another one', 'page');
