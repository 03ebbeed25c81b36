import { expect, test } from '@jest/globals';
import { InMemoryEventStore, type StoredEvent } from '#kit/eventsourcing';
import { registrationProjection } from '#contexts/registrations';
import { about, applied, selected, stream, type HistoryEntry } from '../testing/export-history.js';
import { rowsOf } from '../testing/export-rows.js';
import { FoldedTables } from './source-tables.js';

const [START, END] = ['2026-02-03T13:00:00.000Z', '2026-02-03T16:00:00.000Z'];
const LATE = '2026-02-05T09:00:00.000Z';

/** Confirmed two days late: its end was recorded with the decision, and had happened before it. */
const history: readonly HistoryEntry[] = [
  applied(),
  selected('d1', START, END),
  about('d1', 'DateConfirmedByCoordinator', LATE),
  about('d1', 'DateEnded', END, {
    data: { endedAt: END, since: LATE },
    recordedAt: LATE,
    by: null,
    as: 'system',
  }),
];

async function logged(...streams: readonly StoredEvent[][]): Promise<InMemoryEventStore> {
  const store = new InMemoryEventStore();
  for (const events of streams)
    await store.append({ stream: events[0]?.stream ?? '', expected: 'none', events });
  return store;
}

const events = stream('registration-r1', history);
const statusAt = async (counts: (event: StoredEvent) => boolean) => {
  const found = await new FoldedTables(await logged(events), counts).rows(
    registrationProjection,
    'participation_dates',
    ['r1', 'r2'],
  );
  return [...found].map(([id, rows]) => [id, ...rows.map((row) => row['status'])]);
};

test('rows of the whole log are the projection’s own', async () => {
  const found = await new FoldedTables(await logged(events), () => true).rows(
    registrationProjection,
    'registrations',
    ['r1'],
  );
  expect(found.get('r1')).toEqual(rowsOf(registrationProjection as never, events)['registrations']);
});

test('by the recorded clock, what was written later is not there yet', async () => {
  expect(await statusAt((event) => event.recordedAt < LATE)).toEqual([['r1', 'to_be_confirmed']]);
  expect(await statusAt((event) => event.recordedAt <= LATE)).toEqual([
    ['r1', 'awaiting_confirmation'],
  ]);
});

test('by occurred-at, a past end does not imply a later decision', async () => {
  expect(await statusAt((event) => event.occurredAt <= END)).toEqual([['r1', 'to_be_confirmed']]);
});

test('whoever has no event yet has no row', async () => {
  expect(await statusAt(() => false)).toEqual([]);
});

test('many streams come back in the order asked for', async () => {
  const ids = Array.from({ length: 50 }, (_, index) => `r${index}`);
  const store = await logged(
    ...ids.map((id, index) => stream(`registration-${id}`, [applied()], index)),
  );
  const found = await new FoldedTables(store, () => true).rows(
    registrationProjection,
    'registrations',
    ids,
  );
  expect([...found.keys()]).toEqual(ids);
});
