import { expect, test } from '@jest/globals';
import { localTimeOf } from '#kit/eventsourcing';
import { endingBefore, readDemoHistory } from './demo-history.js';

const history = readDemoHistory();

test.each(['2026-11-27T11:59:59.000Z', '2027-07-14T08:00:00.000Z', '2026-02-01T00:00:00.000Z'])(
  'the history ends within the seven days before %s',
  (now) => {
    const { end } = endingBefore(history, now);
    const days = (Date.parse(now) - Date.parse(end)) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(-1 / 24); // an hour where summer time begins or ends between the two
    expect(days).toBeLessThan(7 + 1 / 24);
  },
);

test('a moved event keeps its weekday and its local time', () => {
  const moved = endingBefore(history, '2027-07-14T08:00:00.000Z');
  const selected = history.events.findIndex(({ type }) => type === 'DateSelected');
  const [before, after] = [history, moved].map(({ events }) => {
    const start = String(events[selected]?.data['start']);
    return [localTimeOf(start, history.zone).slice(11), new Date(start).getUTCDay()];
  });
  expect(after).toEqual(before);
});

test('a history that needs no moving stays as it was recorded', () => {
  expect(endingBefore(history, history.end)).toEqual(history);
});

test('the order of the log survives the move', () => {
  const { events } = endingBefore(history, '2027-03-30T12:00:00.000Z');
  const recorded = events.map(({ recordedAt }) => recordedAt);
  expect(recorded).toEqual([...recorded].sort());
});
