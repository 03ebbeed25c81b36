import { Injectable } from '@nestjs/common';
import { mapInSlices } from '#kit/eventsourcing';
import type { Caller } from '#platform/authorization';
import { HistoryLoader, type LoadedHistory } from './history.loader.js';
import { entryOf } from './history-entries.js';
import type { HistoryAnswer } from '../http/history.response.js';
import { matchesFilter, type HistoryFilter } from './history.filter.js';

/** The history of one registration: all events with their changes (docs/domain.md §7). */
@Injectable()
export class HistoryQuery {
  constructor(private readonly loader: HistoryLoader) {}

  /** @throws Refusal not_found, also outside the caller's scope */
  async of(
    caller: Caller,
    id: string,
    filter: HistoryFilter,
  ): Promise<{ readonly answer: HistoryAnswer; readonly history: LoadedHistory }> {
    const history = await this.loader.open(caller, id);
    return { history, answer: await historyOf(history, filter) };
  }
}

async function historyOf(
  { head, annotated, last, reading, state }: LoadedHistory,
  filter: HistoryFilter,
): Promise<HistoryAnswer> {
  const { id, employee, initiative, nonprofit, company } = head;
  const matching = annotated.filter((one) => matchesFilter(one, filter, state.zone));
  return {
    registration: id,
    employee,
    initiative,
    nonprofit,
    company,
    zone: state.zone,
    status: annotated.at(-1)?.after ?? head.status,
    revision: last.revision,
    position: last.position,
    total: annotated.length,
    events: await mapInSlices(matching, (one) => entryOf(one, reading)),
  };
}
