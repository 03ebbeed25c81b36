import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { addToInstant, type Instant, type Json, type StoredEvent } from '#kit/eventsourcing';

/** An event of the demo as it was recorded: personal data in clear, without what each installation makes anew. */
export type DemoEvent = Omit<StoredEvent, 'hash' | 'position'>;

/** The history of the demo. `npm run demo:record` records it in a file, so that a first start does not have to play it. */
export interface DemoHistory {
  /** SHA-256 (hex) of the journey that was played. */
  readonly journey: string;
  /** The instant at which the journey began. */
  readonly start: Instant;
  /** The instant up to which it was played. */
  readonly end: Instant;
  /** The zone of its local times. */
  readonly zone: string;
  readonly events: readonly DemoEvent[];
}

const FILE = new URL('demo-history.jsonl.gz', import.meta.url);

export function readDemoHistory(file: URL | string = FILE): DemoHistory {
  const [head, ...events] = gunzipSync(readFileSync(file)).toString('utf8').trimEnd().split('\n');
  return {
    ...(JSON.parse(head as string) as Omit<DemoHistory, 'events'>),
    events: events.map((line) => JSON.parse(line) as DemoEvent),
  };
}

/** The bytes of the file: one line about the history, then one for each event. */
export const demoHistoryFile = ({ events, ...head }: DemoHistory): Buffer =>
  gzipSync([head, ...events].map((line) => `${JSON.stringify(line)}\n`).join(''), { level: 9 });

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const WEEK = 7 * 86_400_000;

/**
 * The history, moved by whole weeks so that it ends within the seven days before `now`. Local times and days of the week stay the same.
 */
export function endingBefore(history: DemoHistory, now: Instant): DemoHistory {
  const days = 7 * Math.floor((Date.parse(now) - Date.parse(history.end)) / WEEK);
  const moved = new Map<Instant, Instant>();
  const move = (instant: Instant): Instant => {
    const known = moved.get(instant) ?? addToInstant(instant, { days }, history.zone);
    moved.set(instant, known);
    return known;
  };
  const moveAll = (value: Json | undefined): Json | undefined => {
    if (typeof value === 'string') return INSTANT.test(value) ? move(value) : value;
    if (Array.isArray(value)) return value.map((item: Json) => moveAll(item) as Json);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, moveAll(item)]));
  };
  return {
    ...history,
    start: move(history.start),
    end: move(history.end),
    events: history.events.map((event) => ({
      ...event,
      data: moveAll(event.data) as DemoEvent['data'],
      occurredAt: move(event.occurredAt),
      recordedAt: move(event.recordedAt),
    })),
  };
}
