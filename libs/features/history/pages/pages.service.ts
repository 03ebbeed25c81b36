import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Callers, type Caller } from '#platform/authorization';
import { Ledger, notFound } from '#kit/eventsourcing';
import type { Locale } from '#platform/http';
import { StoredLog } from '../jobs/stored-log.js';
import { RecordedReads } from '../reads/recorded-reads.js';
import type { WatchingCapacity } from '../timeline/history-visibility.js';
import { verifyStream, type StreamVerification } from '../verify/verify-stream.js';
import { PageHistories, type ReadHistory } from './page-histories.js';
import { streamOfPage, type PageFormat, type PageHistory, type PageKind } from './page-kinds.js';
import { cursorIn, PageTokens, startIn, type PageLink } from './page-tokens.js';

/** How long a link to a page lives. */
export const PAGE_LINK_MINUTES = 10;
/** Events on a page. */
export const PAGE_EVENTS = 1_000;

/** A page, or a file to download. */
export interface ShownPage {
  readonly content: string | Readable;
  readonly type: string;
  readonly filename?: string;
}

const TYPES: Readonly<Record<PageFormat, string>> = {
  html: 'text/html; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  pdf: 'application/pdf',
};

interface Reading {
  readonly link: PageLink;
  readonly caller: Caller;
  readonly history: PageHistory;
  readonly watchingAs: WatchingCapacity | null;
  readonly verification: StreamVerification;
}

/** Histories for people, opened in a browser by a short-lived link: pages, CSV and PDF (docs/domain.md §7). */
@Injectable()
export class PagesService {
  constructor(
    private readonly tokens: PageTokens,
    private readonly callers: Callers,
    private readonly histories: PageHistories,
    private readonly stored: StoredLog,
    private readonly reads: RecordedReads,
    private readonly ledger: Ledger,
  ) {}

  /** Makes a link for a caller. @throws Refusal not_found, forbidden, as reading the history does */
  async link(
    caller: Caller,
    kind: PageKind,
    id: string,
    locale: Locale,
    format: PageFormat,
  ): Promise<{ readonly path: string; readonly expiresAt: string }> {
    await this.histories.read(caller, kind, id, { limit: 1 }, locale);
    const until = Date.parse(this.ledger.clock.now()) + PAGE_LINK_MINUTES * 60_000;
    const expiresAt = new Date(until).toISOString();
    const { person } = caller;
    return {
      path: this.#path({ person, kind, id, locale, format, start: null, expiresAt }),
      expiresAt,
    };
  }

  /** What is behind a link, as its person may see it today. @throws Refusal not_found for a link that is dead or none */
  async show(token: string): Promise<ShownPage> {
    const link = this.tokens.open(token);
    if (!link || link.expiresAt <= this.ledger.clock.now()) throw deadLink();
    const caller = await this.callers.byId(link.person);
    if (!caller) throw deadLink();
    const { kind, id, locale, format } = link;
    const pdf = format === 'pdf' ? await import('./history-pdf.js') : undefined;
    const pages = this.histories.pages(
      caller,
      kind,
      id,
      { limit: pdf?.MOST_PDF_EVENTS ?? PAGE_EVENTS, ...cursorIn(link.start) },
      locale,
    );
    const first = await pages.next();
    if (first.done) throw deadLink();
    const { history, watchingAs } = first.value;
    const verification = await verifyStream(this.stored, streamOfPage(kind, id));
    const reading = { link, caller, history, watchingAs, verification };
    if (format === 'html') return this.#page(reading);
    const content =
      pdf === undefined
        ? Readable.from(this.#csvParts(reading, pages))
        : await this.#recorded(
            reading,
            await pdf.historyPdf(history, verification, locale, this.ledger.clock.now()),
          );
    return {
      content,
      type: TYPES[format],
      filename: `${kind}-history-${id.slice(0, 8)}.${format}`,
    };
  }

  async #page(reading: Reading): Promise<ShownPage> {
    const { link, history, verification } = reading;
    const { renderHistoryPage } = await import('./history-page.js');
    const page = await renderHistoryPage(
      history,
      verification,
      link.locale,
      this.ledger.clock.now(),
      {
        next: this.#neighbour(link, history.next),
        previous: this.#neighbour(link, history.previous),
      },
    );
    await this.#record(reading, history.items.length, page);
    return { content: page, type: TYPES.html };
  }

  /** The other page, under the expiry of this one. */
  #neighbour(link: PageLink, cursor: string | null): string | null {
    const start = startIn(cursor);
    return start === null ? null : this.#path({ ...link, start });
  }

  #path(link: PageLink): string {
    return `/pages/${this.tokens.seal(link)}`;
  }

  /** The read is recorded before the last part leaves. */
  async *#csvParts(reading: Reading, others: AsyncIterable<ReadHistory>): AsyncGenerator<string> {
    const { historyCsv } = await import('./history-csv.js');
    const { link, history, verification } = reading;
    const hash = createHash('sha256');
    let events = 0;
    const counted = (page: PageHistory): PageHistory => {
      events += page.items.length;
      return page;
    };
    const pages = async function* () {
      yield counted(history);
      for await (const other of others) yield counted(other.history);
    };
    let held: string | undefined;
    for await (const part of historyCsv(pages(), verification, link.locale)) {
      hash.update(part);
      if (held !== undefined) yield held;
      held = part;
    }
    await this.#record(reading, events, '', hash.digest('hex'));
    yield held ?? '';
  }

  async #recorded(reading: Reading, pdf: PDFKit.PDFDocument): Promise<Readable> {
    const parts: Buffer[] = [];
    const hash = createHash('sha256');
    for await (const part of pdf as AsyncIterable<Buffer>) {
      parts.push(part);
      hash.update(part);
    }
    await this.#record(reading, reading.history.items.length, '', hash.digest('hex'));
    return Readable.from(parts);
  }

  async #record(
    { link: { kind, id, locale, format }, caller, history, watchingAs }: Reading,
    rows: number,
    answer: string,
    sha256?: string,
  ): Promise<void> {
    if (watchingAs === null) return;
    await this.reads.record(caller, {
      capacity: watchingAs,
      what: kind === 'registration' ? 'history' : `${kind}-history`,
      subject: id,
      filters: { as: format === 'html' ? 'page' : format, locale },
      position: history.position,
      rows,
      answer,
      ...(sha256 === undefined ? {} : { sha256 }),
    });
  }
}

const deadLink = () =>
  notFound('page: the link has expired, or is none. Ask for another one', 'page');
