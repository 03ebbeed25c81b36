import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Bench } from './figure.js';

/** Wraps the keys of persons in the databases of a bench, which hold nobody. */
export const MASTER_KEY = Buffer.alloc(32, 7).toString('base64');

const LOADER = new URL('../../test/support/typescript.mjs', import.meta.url).href;
const WRITER = fileURLToPath(new URL('write-history.ts', import.meta.url));

/**
 * A database of the product with so many events of a plausible past, its read models up to date, nothing left to react to or to
 * send. Written by a process of its own, so that its garbage is nobody's here. Who is in it: `castIn` of as many events.
 * @returns the owner's address
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
  if (code !== 0) throw new Error(`No history of ${events} events was written.`);
  say(
    `a history of ${events} events, written in ${Math.round((performance.now() - begun) / 1_000)} s`,
  );
  return url;
}

/** As many events, and a few more, as so many registrations come to. */
export const eventsFor = (registrations: number): number => registrations * 19;

const shared = new Map<number, Promise<string>>();

/** The same for all figures of a run that ask for as many events. What they append is appended for all. */
export function sharedHistory(
  bench: Pick<Bench, 'server' | 'say'>,
  events: number,
): Promise<string> {
  const known = shared.get(events) ?? databaseWithHistory(bench, events);
  shared.set(events, known);
  return known;
}
