import { MovableClock, instantOf } from '#kit/eventsourcing';
import type { Journey, Step } from '../../../apps/all-in-one/scenario/journey.types.js';
import type { Config } from '../../../apps/runtime/config.js';
import { startAllInOne } from '../../../apps/all-in-one/all-in-one.js';
import { check, type Mismatch } from './check-expectations.js';
import { playCommand } from '../../../apps/all-in-one/scenario/play-command.js';
import { playExport } from './play-export.js';
import { setUpGiven } from '../../../apps/all-in-one/scenario/set-up-given.js';
import { Refused, ScenarioContext } from '../../../apps/all-in-one/scenario/scenario-context.js';

export type Result =
  { readonly passed: true } | { readonly passed: false; readonly mismatches: readonly Mismatch[] };

/** Plays one journey against a product of its own on an empty database. */
export async function playJourney(
  journey: Journey,
  databaseUrl: string,
  config: Config,
): Promise<Result> {
  const clock = new MovableClock(instantOf(journey.start, journey.zone));
  const product = await startAllInOne({ config, databaseUrl, clock, running: false });
  try {
    const scenario = new ScenarioContext(product, clock, journey.zone);
    await setUpGiven(scenario, journey.given);
    await scenario.newMails();
    const addresses = await addressesOf(scenario);
    for (const step of journey.steps) {
      const mismatches = await playStep(scenario, step, addresses).catch((error: unknown) => [
        unexpected(step, error),
      ]);
      if (mismatches.length > 0) return { passed: false, mismatches };
    }
    return { passed: true };
  } finally {
    await product.stop();
  }
}

async function addressesOf(scenario: ScenarioContext): Promise<Map<string, string>> {
  const { rows } = await scenario.product.runtime.pool.query<{ id: string; mail: string }>(
    'SELECT id, mail FROM read.people',
  );
  const byId = new Map(rows.map(({ id, mail }) => [id, mail]));
  return new Map([...scenario.ids.person].map(([name, id]) => [name, byId.get(id) ?? '']));
}

function unexpected(step: Step, error: unknown): Mismatch {
  const expected =
    step.kind === 'command' ? `${step.do} by ${step.as} to be done` : 'the step to be played';
  return {
    line: step.line,
    what: 'step',
    expected,
    seen: error instanceof Error ? error.message : String(error),
  };
}

async function playStep(
  scenario: ScenarioContext,
  step: Step,
  addresses: ReadonlyMap<string, string>,
): Promise<Mismatch[]> {
  const { engine } = scenario.product;
  if (step.at !== undefined) await engine.advance(scenario.clock, scenario.instant(step.at));
  const mismatches = await act(scenario, step);
  await engine.settle();
  return [...mismatches, ...(await check(scenario, step.then, addresses))];
}

async function act(scenario: ScenarioContext, step: Step): Promise<Mismatch[]> {
  if (step.kind === 'look') return [];
  if (step.kind === 'rebuild') {
    await scenario.product.engine.rebuild();
    return [];
  }
  const work = async () =>
    step.kind === 'export' ? playExport(scenario, step) : (await playCommand(scenario, step), []);
  if (step.refused === undefined) return work();
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.kind === step.refused
      ? []
      : [{ line: step.line, what: 'refusal', expected: step.refused, seen: error.message }];
  }
  return [{ line: step.line, what: 'refusal', expected: step.refused, seen: 'it was done' }];
}
