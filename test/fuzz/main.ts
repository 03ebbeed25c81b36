import { Command, InvalidArgumentError } from 'commander';
import { fuzz } from './fuzz.js';

const USUAL = 10_000;

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number <= 0)
    throw new InvalidArgumentError('Expected a whole number above 0.');
  return number;
}

const program = new Command('test:fuzz')
  .description(
    'Sends random requests, valid and hostile, to every operation of the OpenAPI document. SEED=… repeats a run.',
  )
  .option('--requests <number>', 'how many requests', positive, USUAL)
  .action(async ({ requests }: { requests: number }) => {
    const seed = Number(process.env['SEED'] ?? Date.now() % 2 ** 31);
    console.log(`SEED=${seed}`);
    let reported = performance.now();
    const say = (text: string) => {
      if (performance.now() - reported < 10_000) return;
      reported = performance.now();
      console.error(text);
    };
    const { tally, failures, operations, refusedOnTour, longestHold, seconds, log } = await fuzz({
      seed,
      requests,
      say,
    });
    const done = operations.filter(({ name }) => tally.done.has(name)).length;
    console.log(`\n${tally.table()}\n`);
    console.log(
      `${tally.total} requests in ${Math.round(seconds)} s. ${done} of ${operations.length} operations succeeded at least once. Event loop held for at most ${Math.round(longestHold)} ms.`,
    );
    const never = operations.filter(({ name }) => !tally.done.has(name)).map(({ name }) => name);
    if (never.length > 0) console.log(`Never successful: ${never.join(', ')}.`);
    if (refusedOnTour.length > 0) console.log(`Refused on the tour: ${refusedOnTour.join(', ')}.`);
    if (failures.length === 0) return;
    console.error(`\n${failures.join('\n\n')}\n\n${log}`);
    console.error(`${failures.length} failures. Repeat with SEED=${seed}.`);
    process.exitCode = 1;
  });

await program.parseAsync();
