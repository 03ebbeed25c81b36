import 'reflect-metadata';
import { readFile, writeFile } from 'node:fs/promises';
import { Command, InvalidArgumentError } from 'commander';
import { FIGURES } from './figures.js';
import type { Figure, Line, Sizes } from './harness/figure.js';
import { describeMachine, toJson, toMarkdown, type Run } from './harness/report.js';
import { startServer } from './harness/server.js';

interface Options {
  readonly only?: readonly Figure[];
  readonly events?: number;
  readonly registrations?: number;
  readonly rounds?: number;
  readonly quick?: true;
  readonly json?: string;
  readonly markdown?: string;
  readonly against?: string;
}

const USUAL: Sizes = { events: 1_000_000, registrations: 200_000, rounds: 3, seconds: 2 };
/** Checks that everything works. The numbers have no meaning. */
const QUICK: Sizes = { events: 3_000, registrations: 150, rounds: 1, seconds: 0.2 };

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number <= 0)
    throw new InvalidArgumentError('Expected a whole number above 0.');
  return number;
}

function chosen(text: string): Figure[] {
  return text.split(',').map((id) => {
    const figure = FIGURES.find(
      (candidate) => candidate.id.toLowerCase() === id.trim().toLowerCase(),
    );
    if (!figure)
      throw new InvalidArgumentError(
        `Known figures: ${FIGURES.map((candidate) => candidate.id).join(', ')}.`,
      );
    return figure;
  });
}

/** Measures the figures one after the other. Reports a figure that fails and continues with the others. */
async function run({ only = FIGURES, quick, ...asked }: Options): Promise<Run> {
  const usual = quick ? QUICK : USUAL;
  const {
    events = usual.events,
    registrations = usual.registrations,
    rounds = usual.rounds,
  } = asked;
  const sizes = { ...usual, events, registrations, rounds };
  const server = await startServer();
  const lines: Line[] = [];
  const failed: { figure: string; problem: string }[] = [];
  try {
    for (const figure of only) {
      const say = (text: string): void => console.error(`${figure.id}  ${text}`);
      say(figure.title);
      try {
        lines.push(...(await figure.measure({ ...sizes, server, say })));
      } catch (error) {
        console.error(error);
        failed.push({
          figure: figure.id,
          problem: error instanceof Error ? error.message : String(error),
        });
      }
    }
  } finally {
    await server.stop();
  }
  return {
    at: new Date().toISOString(),
    machine: describeMachine(server.version),
    sizes,
    lines,
    failed,
  };
}

const program = new Command('bench')
  .description('Compares the product with its rivals, in turns, and prints one table.')
  .option(
    '--only <figures>',
    `comma-separated figures to measure: ${FIGURES.map(({ id }) => id).join(',')}`,
    chosen,
  )
  .option('--events <number>', `events in the large histories (default: ${USUAL.events})`, positive)
  .option(
    '--registrations <number>',
    `registrations in the history for lists and exports (default: ${USUAL.registrations})`,
    positive,
  )
  .option('--rounds <number>', `rounds of each measurement (default: ${USUAL.rounds})`, positive)
  .option('--quick', 'run everything at a tiny size, to check that it works')
  .option('--json <file>', 'write every value of every round to this file')
  .option('--markdown <file>', 'write the table to this file')
  .option('--against <file>', 'mark what is outside the ranges of this earlier run (--json)')
  .action(async (options: Options) => {
    const last =
      options.against === undefined
        ? undefined
        : (JSON.parse(await readFile(options.against, 'utf8')) as Run);
    const result = await run(options);
    const markdown = toMarkdown(result, last);
    console.log(`\n${markdown}`);
    if (options.json !== undefined) await writeFile(options.json, toJson(result));
    if (options.markdown !== undefined) await writeFile(options.markdown, markdown);
    if (result.failed.length > 0) process.exitCode = 1;
  });

await program.parseAsync();
