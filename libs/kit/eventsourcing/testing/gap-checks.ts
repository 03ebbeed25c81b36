import { expect } from '@jest/globals';
import type { AppendRequest, Position } from '../event-store.js';
import { newEvent, newEvents, newStream, type Check } from './contract-check.js';
import { eventsOf } from './read-checks.js';

/** How to see that positions have no holes, where that is promised. */
export interface Gapless {
  /** The ordinal number that a position stands for. */
  placeOf(position: Position): number;
  /** Begins an append and gives it up after the positions were taken. */
  abandon(request: AppendRequest): Promise<void>;
}

/** I6: one append in three is given up, is a conflict, or is a duplicate, and no position is missing. */
export const positionsHaveNoHoles =
  ({ placeOf, abandon }: Gapless): Check =>
  async ({ store }) => {
    const before = await store.head();
    for (let turn = 0; turn < 10; turn++) {
      const [stream, events] = [newStream(), newEvents(2)];
      await abandon({ stream, expected: 'none', events });
      await store.append({ stream, expected: 'none', events });
      await store.append({ stream, expected: 'none', events });
      await store.append({ stream, expected: 9, events: [newEvent()] });
    }
    const places = (await eventsOf(store, before)).map((event) => placeOf(event.position));
    expect(places).toHaveLength(20);
    expect(places).toEqual(places.map((_, index) => (places[0] ?? 0) + index));
  };
