import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS, type Caller } from '#platform/authorization';
import { isUuid, type Json } from '#kit/eventsourcing';
import type { Locale, PageQuery } from '#platform/http';
import type { WatchingCapacity } from '../timeline/history-visibility.js';
import { HistoryQuery } from '../timeline/history.query.js';
import { pageOfEvents, StreamHistoryQuery } from '../streams/stream-history.query.js';
import type { PageHistory, PageKind } from './page-kinds.js';
import { registrationEntries } from './registration-entries.js';

interface ReadHistory {
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

  /** @throws Refusal not_found, forbidden, as reading the history does */
  async read(
    caller: Caller,
    kind: PageKind,
    id: string,
    query: PageQuery,
    locale: Locale,
  ): Promise<ReadHistory> {
    const { history, watchingAs } =
      kind === 'registration'
        ? await this.#registration(caller, id, query, locale)
        : await this.streams.page(caller, kind, id, query);
    return { watchingAs, history: await this.#withLevels(history) };
  }

  async #registration(
    caller: Caller,
    id: string,
    query: PageQuery,
    locale: Locale,
  ): Promise<ReadHistory> {
    const { answer, history } = await this.registrations.of(caller, id, {});
    const entries = registrationEntries(answer, history.head.participationDates, locale);
    return {
      watchingAs: history.watchingAs,
      history: {
        kind: 'registration',
        id,
        name: `${answer.employee.name} – ${answer.initiative.title} (${answer.nonprofit.name}, ${answer.company.name})`,
        revision: answer.revision,
        position: answer.position,
        total: answer.total,
        ...pageOfEvents(entries, query),
      },
    };
  }

  async #withLevels(history: PageHistory): Promise<PageHistory> {
    const ids = history.items.flatMap(({ data }) => Object.values(data).filter(isId));
    const { rows } = await this.pool.query<{ id: string; path: string }>(
      'SELECT id, path FROM read.levels WHERE id = ANY($1::uuid[])',
      [[...new Set(ids)]],
    );
    const paths = new Map<unknown, string>(rows.map(({ id, path }) => [id, path]));
    const named = (value: Json | undefined): Json | undefined => paths.get(value) ?? value;
    return {
      ...history,
      items: history.items.map((item) => ({
        ...item,
        data: Object.fromEntries(
          Object.entries(item.data).map(([field, value]) => [field, named(value)]),
        ),
      })),
    };
  }
}

const isId = (value: unknown): value is string => typeof value === 'string' && isUuid(value);
