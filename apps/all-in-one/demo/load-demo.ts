import cliProgress from 'cli-progress';
import {
  addToInstant,
  chainHash,
  encryptPersonalData,
  GENESIS,
  MovableClock,
  type Instant,
  type NewEvent,
} from '#kit/eventsourcing';
import { publicUrlOf, type Config } from '../../runtime/config.js';
import { EVENT_CATALOGUE } from '../../runtime/event-catalogue.js';
import type { Runtime } from '../../runtime/runtime.js';
import { startAllInOne, type AllInOne } from '../all-in-one.js';
import { endingBefore, readDemoHistory, type RecordedEvent } from './demo-history.js';

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
  { engine, runtime }: AllInOne,
  clock: MovableClock,
  events: readonly RecordedEvent[],
  progress: (appended: number) => void,
): Promise<void> {
  const hashes = new Map<string, string>();
  let next = 0;
  while (next < events.length) {
    const first = next;
    const day = addToInstant((events[first] as RecordedEvent).recordedAt, { days: 1 }, 'UTC');
    while (next < events.length && (events[next] as RecordedEvent).recordedAt < day) next += 1;
    for (const append of appendsOf(events.slice(first, next)))
      await appendRecorded(runtime, append, hashes);
    clock.moveTo((events[next - 1] as RecordedEvent).recordedAt);
    await engine.settle({ deadlines: false }); // what became due is among the events
    progress(next);
  }
}

/** Groups consecutive events of one command on one stream. */
function appendsOf(events: readonly RecordedEvent[]): RecordedEvent[][] {
  const appends: RecordedEvent[][] = [];
  for (const event of events) {
    const last = appends.at(-1);
    if (last?.[0]?.stream === event.stream && last[0].meta.commandId === event.meta.commandId)
      last.push(event);
    else appends.push([event]);
  }
  return appends;
}

/** Appends recorded events with their ids and times. Personal data is encrypted with keys of this installation. */
async function appendRecorded(
  { store, ring }: Pick<Runtime, 'store' | 'ring'>,
  recorded: readonly RecordedEvent[],
  hashes: Map<string, string>,
): Promise<void> {
  const { stream, revision } = recorded[0] as RecordedEvent;
  const events: NewEvent[] = [];
  for (const { stream: _stream, revision: at, ...event } of recorded) {
    const definition = EVENT_CATALOGUE[event.type];
    if (!definition) throw new Error(`The catalogue has no event type ${event.type}.`);
    const { actor } = event.meta;
    const data = await encryptPersonalData(ring, definition, event.id, event.data, actor);
    const hash = chainHash(hashes.get(stream) ?? GENESIS, stream, at, { ...event, data });
    hashes.set(stream, hash);
    events.push({ ...event, data, hash });
  }
  const expected = revision === 0 ? 'none' : revision - 1;
  const { outcome } = await store.append({ stream, expected, events });
  if (outcome !== 'ok') throw new Error(`The demo's ${stream} could not be appended: ${outcome}.`);
}
