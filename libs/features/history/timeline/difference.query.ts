import { Injectable } from '@nestjs/common';
import { invalid, mapInSlices, type Instant } from '#kit/eventsourcing';
import type { Caller } from '#platform/authorization';
import { FROM_AFTER_TO, fromAfterToMessage } from '#platform/http';
import type { Difference } from '../http/difference.response.js';
import { changesBetween, changesByEvent } from './changed-fields.js';
import { HistoryLoader, type LoadedHistory } from './history.loader.js';
import { entryOf } from './history-entries.js';
import { knownBy, stateAsOf, type ClockName } from './state-as-of.js';

/** What differs in a registration between two instants, and the events that changed it (docs/domain.md §7). */
@Injectable()
export class DifferenceQuery {
  constructor(private readonly loader: HistoryLoader) {}

  /**
   * @throws Refusal invalid for instants the wrong way round; not_found, also outside the caller's scope and when the registration did not
   *   exist at `to`
   */
  async between(
    caller: Caller,
    id: string,
    from: Instant,
    to: Instant,
    clock: ClockName,
  ): Promise<{ readonly difference: Difference; readonly history: LoadedHistory }> {
    if (from > to) throw invalid('from', FROM_AFTER_TO, fromAfterToMessage('from', 'to'));
    const history = await this.loader.open(caller, id);
    const events = history.annotated.map(({ event }) => event);
    const known = new Set(knownBy(events, from, clock));
    const after = await stateAsOf(id, events, to, clock);
    const before = known.size === 0 ? null : await stateAsOf(id, events, from, clock);
    const all = knownBy(events, to, clock);
    const between = new Set(all.filter((event) => !known.has(event)));
    const { take, changedBy } = changesByEvent(between, to);
    await mapInSlices(all, take);
    const entries = history.annotated.filter(({ event }) => between.has(event));
    return {
      history,
      difference: {
        registration: id,
        from,
        to,
        clock,
        before,
        after,
        changes: changesBetween(before, after, changedBy),
        events: await mapInSlices(entries, (one) => entryOf(one, history.reading)),
      },
    };
  }
}
