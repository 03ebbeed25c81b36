import { Injectable } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import { HistoryLoader, type LoadedHistory } from './history.loader.js';
import { entryOf } from './history-entries.js';
import type { HistoryAnswer } from '../http/history.response.js';
import { isAsked, type HistoryFilter } from './history.filter.js';

/** The history of one registration: every event, with what it changed (domain §7). */
@Injectable()
export class HistoryQuery {
  constructor(private readonly dossiers: HistoryLoader) {}

  /** @throws Refusal not_found, also outside the caller's scope */
  async of(
    caller: Caller,
    id: string,
    filter: HistoryFilter,
  ): Promise<{ readonly answer: HistoryAnswer; readonly dossier: LoadedHistory }> {
    const dossier = await this.dossiers.open(caller, id);
    return { dossier, answer: historyOf(dossier, filter) };
  }
}

function historyOf(
  { head, told, last, reading, state }: LoadedHistory,
  filter: HistoryFilter,
): HistoryAnswer {
  const { id, employee, initiative, nonprofit, company } = head;
  const asked = told.filter((one) => isAsked(one, filter, state.zone));
  return {
    registration: id,
    employee,
    initiative,
    nonprofit,
    company,
    zone: state.zone,
    status: told.at(-1)?.after ?? head.status,
    revision: last.revision,
    position: last.position,
    total: told.length,
    events: asked.map((one) => entryOf(one, reading)),
  };
}
