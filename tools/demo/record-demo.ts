import {
  canonicalJson,
  decryptPersonalData,
  encryptedFor,
  eventsOf,
  instantOf,
  MovableClock,
  sha256,
  type Instant,
  type Json,
} from '#kit/eventsourcing';
import type { DemoHistory, DemoEvent } from '../../apps/all-in-one/demo/demo-history.js';
import type { CommandStep, Journey } from '../../apps/all-in-one/scenario/journey.types.js';
import type { Config } from '../../apps/runtime/config.js';
import type { Runtime } from '../../apps/runtime/runtime.js';
import { startAllInOne } from '../../apps/all-in-one/all-in-one.js';
import { playCommand } from '../../apps/all-in-one/scenario/play-command.js';
import { ScenarioContext } from '../../apps/all-in-one/scenario/scenario-context.js';
import { setUpGiven } from '../../apps/all-in-one/scenario/set-up-given.js';
import { demoJourney } from './demo-journey.js';

/** The instant up to which the demo is played. Loading it moves it to the present. */
export const DEMO_END: Instant = '2026-11-20T12:00:00.000Z';

/** SHA-256 (hex) of a journey: tells a recording of another journey. */
export const digestOf = (journey: Journey): string =>
  sha256(canonicalJson(JSON.parse(JSON.stringify(journey)) as Json));

/** Plays the demo in an empty database, through ordinary commands on a moved clock, and returns what was recorded. */
export async function recordDemo(
  config: Config,
  databaseUrl: string,
  progress: (step: number, steps: number) => void = () => undefined,
): Promise<DemoHistory> {
  const journey = demoJourney(DEMO_END);
  const start = instantOf(journey.start, journey.zone);
  const clock = new MovableClock(start);
  const product = await startAllInOne({
    config: { ...config, PORT: 0, RATE_LIMIT_PER_MINUTE: 10_000_000 },
    databaseUrl,
    clock,
    running: false,
  });
  try {
    const context = new ScenarioContext(product, clock, journey.zone);
    await setUpGiven(context, journey.given);
    for (const [index, step] of (journey.steps as readonly CommandStep[]).entries()) {
      await product.engine.advance(clock, context.instant(step.at as string));
      await playCommand(context, step);
      progress(index + 1, journey.steps.length);
    }
    await product.engine.advance(clock, DEMO_END);
    return {
      journey: digestOf(journey),
      start,
      end: DEMO_END,
      zone: journey.zone,
      events: await recordedEvents(product.runtime),
    };
  } finally {
    await product.stop();
  }
}

async function recordedEvents({ store, ring }: Runtime): Promise<DemoEvent[]> {
  const recorded: DemoEvent[] = [];
  for await (const { hash: _hash, position: _position, ...event } of eventsOf(store)) {
    const keys = await ring.keys(encryptedFor(event.data), false);
    recorded.push({ ...event, data: decryptPersonalData(keys, event.id, event.data) });
  }
  return recorded;
}
