import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS, type Caller } from '#platform/authorization';
import { isUuid, mapInSlices, type Json } from '#kit/eventsourcing';
import type { Locale, PageQuery } from '#platform/http';
import type { WatchingCapacity } from '../timeline/history-visibility.js';
import { HistoryQuery } from '../timeline/history.query.js';
import { pageOfEvents, StreamHistoryQuery } from '../streams/stream-history.query.js';
import type { PageHistory, PageKind } from './page-kinds.js';
import { registrationEntries } from './registration-entries.js';

export interface ReadHistory {
  readonly history: PageHistory;
  readonly watchingAs: WatchingCapacity | null;
}

/** Reads the histories that pages show, of registrations and of everything else, with names of network levels for their ids. */
@Injectable()
export class PageHistories {
  constructor(
    private readonly streams: StreamHistoryQuery,
    private readonly registrations: HistoryQuery,
    @Inject(READ_MODELS) private readonly pool: Pool,
  ) {}

  /** One page. @throws Refusal not_found, forbidden, as reading the history does */
  async read(
    caller: Caller,
    kind: PageKind,
    id: string,
    query: PageQuery,
    locale: Locale,
  ): Promise<ReadHistory> {
    const read = await this.#reader(caller, kind, id, locale);
    return this.#withLevels(await read(query));
  }

  /** The page that the query asks for, and those after it. @throws as {@link read} does */
  async *pages(
    caller: Caller,
    kind: PageKind,
    id: string,
    query: PageQuery,
    locale: Locale,
  ): AsyncGenerator<ReadHistory> {
    const read = await this.#reader(caller, kind, id, locale);
    for (let page: PageQuery | null = query; page !== null;) {
      const found = await read(page);
      yield await this.#withLevels(found);
      const { next } = found.history;
      page = next === null ? null : { limit: query.limit, after: next };
    }
  }

  async #reader(
    caller: Caller,
    kind: PageKind,
    id: string,
    locale: Locale,
  ): Promise<(query: PageQuery) => ReadHistory | Promise<ReadHistory>> {
    return kind === 'registration'
      ? this.#registration(caller, id, locale)
      : (query) => this.streams.page(caller, kind, id, query);
  }

  /** The history of a registration is folded as a whole, once for all its pages. */
  async #registration(
    caller: Caller,
    id: string,
    locale: Locale,
  ): Promise<(query: PageQuery) => ReadHistory> {
    const { answer, history } = await this.registrations.of(caller, id, {});
    const { employee, initiative, nonprofit, company, revision, position, total } = answer;
    const name = `${employee.name} – ${initiative.title} (${nonprofit.name}, ${company.name})`;
    return (query) => {
      const { items, ...cursors } = pageOfEvents(answer.events, query);
      const { participationDates: dates } = history.head;
      return {
        watchingAs: history.watchingAs,
        history: {
          ...{ kind: 'registration', id, name, revision, position, total, ...cursors },
          items: registrationEntries(items, answer.zone, dates, locale),
        },
      };
    };
  }

  async #withLevels({ history, watchingAs }: ReadHistory): Promise<ReadHistory> {
    const ids = history.items.flatMap(({ data }) => Object.values(data).filter(isId));
    const { rows } = await this.pool.query<{ id: string; path: string }>(
      'SELECT id, path FROM read.levels WHERE id = ANY($1::uuid[])',
      [[...new Set(ids)]],
    );
    const paths = new Map<unknown, string>(rows.map(({ id, path }) => [id, path]));
    const named = (value: Json | undefined): Json | undefined => paths.get(value) ?? value;
    const items = await mapInSlices(history.items, (item) => ({
      ...item,
      data: Object.fromEntries(
        Object.entries(item.data).map(([field, value]) => [field, named(value)]),
      ),
    }));
    return { watchingAs, history: { ...history, items } };
  }
}

const isId = (value: unknown): value is string => typeof value === 'string' && isUuid(value);
