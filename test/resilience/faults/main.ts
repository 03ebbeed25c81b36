import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import type { FaultCount } from '../../support/fault-runs.js';
import { GAMES, SPECS } from './fault-specs.js';
import { objections, remarks, tableOf } from './fault-table.js';

const JEST = 'node_modules/jest/bin/jest.js';
/** For one test, however long it goes on. */
const PATIENCE_MILLISECONDS = 1_800_000;

/** By number, and the games. */
const PARTS: Readonly<Record<string, readonly string[]>> = { ...SPECS, games: GAMES };

function chosen(text: string): string[] {
  return text.split(',').map((word) => {
    if (!(word in PARTS))
      throw new InvalidArgumentError(`There are ${Object.keys(PARTS).join(', ')}.`);
    return word;
  });
}

/** Runs the specs of these parts in one jest, one after the other, and reads what they counted. */
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
    'Provokes the faults of docs/faults.md at length, and shows what was lost or happened twice.',
  )
  .option(
    '--only <parts>',
    'some of them, by number, or the races and random games: 5,8,games',
    chosen,
    Object.keys(PARTS),
  )
  .option('--short', 'as often as the suite does')
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
