import cliProgress from 'cli-progress';
import {
  addToInstant,
  appendRecorded,
  appendsOf,
  chainHash,
  encryptPersonalData,
  GENESIS,
  MovableClock,
  type Instant,
  type RecordedEvent,
} from '#kit/eventsourcing';
import { publicUrlOf, type Config } from '../../runtime/config.js';
import { EVENT_CATALOGUE } from '../../runtime/event-catalogue.js';
import type { Runtime } from '../../runtime/runtime.js';
import { startAllInOne, type AllInOne } from '../all-in-one.js';
import { endingBefore, readDemoHistory, type DemoEvent } from './demo-history.js';

/**
 * Loads the demo into an empty database: appends its recorded events day by day, each day followed by its read models and mails, and
 * then advances to `now`. Shows progress.
 */
export async function loadDemo(config: Config, databaseUrl: string, now: Instant): Promise<void> {
  const history = endingBefore(readDemoHistory(), now);
  const clock = new MovableClock(history.start);
  const product = await startAllInOne({
    // Links in mails lead to the address on which the product will listen.
    config: { ...config, PUBLIC_URL: publicUrlOf(config), PORT: 0 },
    databaseUrl,
    clock,
    running: false,
  });
  const bar = new cliProgress.SingleBar({
    format: 'Loading the demo {bar} {percentage} % · {eta_formatted} left',
    clearOnComplete: true,
    noTTYOutput: true,
    notTTYSchedule: 2_000,
  });
  try {
    bar.start(history.events.length, 0);
    await appendDaily(product, clock, history.events, (appended) => bar.update(appended));
    await product.engine.advance(clock, now);
  } finally {
    bar.stop();
    await product.stop();
  }
}

async function appendDaily(
  { engine, runtime: { store, ring } }: AllInOne,
  clock: MovableClock,
  events: readonly DemoEvent[],
  progress: (appended: number) => void,
): Promise<void> {
  const hashes = new Map<string, string>();
  let next = 0;
  while (next < events.length) {
    const first = next;
    const day = addToInstant((events[first] as DemoEvent).recordedAt, { days: 1 }, 'UTC');
    while (next < events.length && (events[next] as DemoEvent).recordedAt < day) next += 1;
    for await (const append of appendsOf(events.slice(first, next)))
      await appendRecorded(store, await recordedHere(ring, append, hashes));
    clock.moveTo((events[next - 1] as DemoEvent).recordedAt);
    await engine.settle({ deadlines: false }); // what became due is among the events
    progress(next);
  }
}

/** Events of one append as this installation records them: personal data is encrypted with its keys. */
async function recordedHere(
  ring: Runtime['ring'],
  events: readonly DemoEvent[],
  hashes: Map<string, string>,
): Promise<RecordedEvent[]> {
  const recorded: RecordedEvent[] = [];
  for (const event of events) {
    const { id, stream, revision, type, meta } = event;
    const definition = EVENT_CATALOGUE[type];
    if (!definition) throw new Error(`The catalogue has no event type ${type}.`);
    const data = await encryptPersonalData(ring, definition, id, event.data, meta.actor);
    const hash = chainHash(hashes.get(stream) ?? GENESIS, stream, revision, { ...event, data });
    hashes.set(stream, hash);
    recorded.push({ ...event, data, hash });
  }
  return recorded;
}
