import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { FaultCount } from '../../support/fault-runs.js';
import { GAMES, SPECS } from './fault-specs.js';
import { objections, remarks, tableOf } from './fault-table.js';

const JEST = 'node_modules/jest/bin/jest.js';
/** Limit for one test. */
const PATIENCE_MILLISECONDS = 1_800_000;

/** Specs by the number of their fault, and the games. */
const PARTS: Readonly<Record<string, readonly string[]>> = { ...SPECS, games: GAMES };

function chosen(text: string): string[] {
  return text.split(',').map((word) => {
    if (!(word in PARTS))
      throw new InvalidArgumentError(`Known faults: ${Object.keys(PARTS).join(', ')}.`);
    return word;
  });
}

/** Runs the specs of these parts one after the other in one jest process, and reads their counts. */
function run(
  parts: readonly string[],
  short: boolean,
): { readonly passed: boolean; readonly counts: readonly FaultCount[] } {
  const folder = mkdtempSync(join(tmpdir(), 'fault-runs-'));
  const file = join(folder, 'runs');
  const specs = [...new Set(parts.flatMap((part) => PARTS[part] ?? []))];
  const { status } = spawnSync(
    process.execPath,
    [JEST, '--runInBand', '--testTimeout', String(PATIENCE_MILLISECONDS), ...specs],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
        FAULT_RUNS: file,
        ...(short ? {} : { FAULTS: 'long' }),
      },
    },
  );
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  rmSync(folder, { recursive: true });
  const counts = lines
    .map((line) => JSON.parse(line) as FaultCount)
    .filter(({ fault }) => parts.includes(String(fault)));
  return { passed: status === 0, counts };
}

const program = new Command('test:faults')
  .description(
    'Runs the fault tests of docs/faults.md at length and prints lost and duplicate effects.',
  )
  .option(
    '--only <parts>',
    'comma-separated fault numbers, and "games" for races and random games: 5,8,games',
    chosen,
    Object.keys(PARTS),
  )
  .option('--short', 'run each fault as often as the test suite does')
  .action(({ only, short = false }: { only: string[]; short?: boolean }) => {
    const { passed, counts } = run(only, short);
    console.log(`\n${[tableOf(counts), ...remarks(counts)].join('\n\n')}\n`);
    const wrong = [
      ...objections(counts, only.filter((part) => part in SPECS).map(Number)),
      ...(passed ? [] : ['A spec failed: see above.']),
    ];
    for (const line of wrong) console.error(line);
    if (wrong.length > 0) process.exitCode = 1;
  });

program.parse();
