import cliProgress from 'cli-progress';
import { instantOf, MovableClock, type Instant } from '#kit/eventsourcing';
import type { CommandStep } from '../scenario/journey.types.js';
import { publicUrlOf, type Config } from '../../runtime/config.js';
import { playCommand } from '../scenario/play-command.js';
import { setUpGiven } from '../scenario/set-up-given.js';
import { ScenarioContext } from '../scenario/scenario-context.js';
import { startAllInOne } from '../all-in-one.js';
import { demoJourney } from './demo-journey.js';

/** Loads the demo into an empty database, through ordinary commands on a moved clock; shows how far it is. */
export async function loadDemo(config: Config, databaseUrl: string, now: Instant): Promise<void> {
  const journey = demoJourney(now);
  const clock = new MovableClock(instantOf(journey.start, journey.zone));
  const product = await startAllInOne({
    // The mails' links lead to where the product will listen, not to where the demo is loaded.
    config: {
      ...config,
      PUBLIC_URL: publicUrlOf(config),
      PORT: 0,
      RATE_LIMIT_PER_MINUTE: 10_000_000,
    },
    databaseUrl,
    clock,
    running: false,
  });
  const bar = new cliProgress.SingleBar({
    format: 'Loading the demo {bar} {percentage} % · {eta_formatted} left',
    clearOnComplete: true,
  });
  try {
    const scenario = new ScenarioContext(product, clock, journey.zone);
    bar.start(journey.steps.length, 0);
    await setUpGiven(scenario, journey.given);
    for (const step of journey.steps as readonly CommandStep[]) {
      await product.engine.advance(clock, scenario.instant(step.at as string));
      await playCommand(scenario, step);
      bar.increment();
    }
    await product.engine.advance(clock, now);
  } finally {
    bar.stop();
    await product.stop();
  }
}
