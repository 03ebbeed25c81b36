import { Injectable } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import { Ledger } from '#kit/eventsourcing';
import { cursorOf, Keyset, type PageQuery, type SortColumn } from '#platform/http';
import type { AnnotatedEvent } from '../timeline/annotated-history.js';
import { entryOf, type Reading } from '../timeline/history-entries.js';
import { HistoryLoader, type LoadedHistory } from '../timeline/history.loader.js';
import { MessageReads } from './message-reads.repository.js';
import type { MessageItem, MessagePage, Side } from './message.response.js';

const BY_REVISION: readonly SortColumn[] = [{ sql: 'revision', kind: 'int' }];

const sideOf = ({ event }: AnnotatedEvent): Side =>
  event.meta.capacity === 'employee' ? 'employee' : 'nonprofit';

/** The messages of one registration, as its stream has them. */
@Injectable()
export class MessagesQuery {
  constructor(
    private readonly loader: HistoryLoader,
    private readonly reads: MessageReads,
    private readonly ledger: Ledger,
  ) {}

  /**
   * The newest first. Whoever is shown texts has, with the first page (asked for without a cursor), read all messages so far; other pages
   * mark nothing.
   * @throws Refusal not_found, also outside the caller's scope; invalid for a cursor of something else
   */
  async of(
    caller: Caller,
    id: string,
    page: PageQuery,
  ): Promise<{ readonly answer: MessagePage; readonly history: LoadedHistory }> {
    const history = await this.loader.open(caller, id);
    const { annotated, reading, head } = history;
    const messages = annotated.filter(({ event }) => event.type === 'MessagePosted');
    const own: Side = head.employee.id === caller.person ? 'employee' : 'nonprofit';
    const readUpTo = reading.readsMessages ? await this.reads.upTo(caller.person, id) : null;
    const isUnread = (one: AnnotatedEvent) =>
      readUpTo !== null && one.event.revision > readUpTo && sideOf(one) !== own;
    const unread = messages.filter(isUnread);
    const { items, ...cursors } = pageOf(messages, page);
    const last = messages.at(-1);
    if (readUpTo !== null && page.after === undefined && last && last.event.revision > readUpTo)
      await this.reads.mark(caller.person, id, last.event.revision, this.ledger.clock.now());
    const answer = {
      items: items.map((one) => itemOf(one, reading, isUnread(one))),
      ...cursors,
      total: messages.length,
      unread: unread.length,
      unreadSince: unread[0]?.event.occurredAt ?? null,
    };
    return { answer, history };
  }
}

/** A page of messages that are in the order written. */
function pageOf(messages: readonly AnnotatedEvent[], page: PageQuery) {
  const start = cursorOf(page, 'int');
  const keyset = new Keyset(page, BY_REVISION, 'desc', start);
  const from = Number(start?.values[0]);
  const beyond = start?.backwards
    ? messages.filter(({ event }) => event.revision > from)
    : messages.filter(({ event }) => start === undefined || event.revision < from).reverse();
  return keyset.page(beyond.slice(0, keyset.limit), ({ event }) => [String(event.revision)]);
}

function itemOf(one: AnnotatedEvent, reading: Reading, unread: boolean): MessageItem {
  const entry = entryOf(one, reading);
  const { id, occurredAt: at, actor: author, capacity, mandate, via, text } = entry;
  const { textWithheld: withheld, textErased: erased } = entry;
  return {
    id,
    at,
    author,
    side: sideOf(one),
    capacity,
    mandate,
    via,
    text,
    withheld,
    erased,
    unread,
  };
}
