import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Bench } from './figure.js';

/** Master key of the benchmark databases, which hold no real person. */
export const MASTER_KEY = 'nHrIuJ2jHm2Bb0o0pQzK0c6m3v8Yx1dWkE5tGf4sR7A=';

const LOADER = new URL('../../test/support/typescript.mjs', import.meta.url).href;
const WRITER = fileURLToPath(new URL('write-history.ts', import.meta.url));

/**
 * Creates a database of the product with a plausible history. Its read models are up to date, and no reaction or mail is pending.
 * A separate process writes it, so that its garbage does not disturb the measurements. `castIn` gives the people of a history of this size.
 * @returns the connection string of the owner
 */
export async function databaseWithHistory(
  { server, say }: Pick<Bench, 'server' | 'say'>,
  events: number,
): Promise<string> {
  const url = await server.database();
  const begun = performance.now();
  const flags = ['--no-warnings', '--max-semi-space-size=64', '--import', LOADER];
  const writer = spawn(process.execPath, [...flags, WRITER, url, String(events)], {
    env: { ...process.env, LEDGER_MASTER_KEY: MASTER_KEY },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(writer, 'exit')) as [number | null];
  if (code !== 0)
    throw new Error(`Writing a history of ${events} events failed with exit code ${code}.`);
  say(
    `a history of ${events} events, written in ${Math.round((performance.now() - begun) / 1_000)} s`,
  );
  return url;
}

/** Number of events that yield at least this many registrations. */
export const eventsFor = (registrations: number): number => registrations * 19;

const shared = new Map<number, Promise<string>>();

/** One database per size, shared by all figures of a run. An append of one figure is there for all. */
export function sharedHistory(
  bench: Pick<Bench, 'server' | 'say'>,
  events: number,
): Promise<string> {
  const known = shared.get(events) ?? databaseWithHistory(bench, events);
  shared.set(events, known);
  return known;
}
