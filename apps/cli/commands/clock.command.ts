import type { MovedClock } from '../../all-in-one/clock.module.js';
import { developmentIssuer } from '../../api/auth/token-issuer.js';
import { isDevelopment, listeningUrlOf, readConfig } from '../../runtime/config.js';
import { withRuntime } from '../../runtime/with-runtime.js';

export interface ClockOptions {
  /** Instead of PORT. */
  readonly port?: string;
}

/** Prints the time of the running development installation. */
export async function showClock({ port }: ClockOptions): Promise<void> {
  const { now } = (await ask('GET', '/development/clock', undefined, port)) as { now: string };
  console.log(now);
}

/** Moves the clock of the running development installation forward, and prints what happened. */
export async function forwardClock(
  amount: string,
  unit: string,
  { port }: ClockOptions,
): Promise<void> {
  const body = { amount: Number(amount), unit: unit.replace(/s?$/, 's') };
  const moved = (await ask('POST', '/development/clock/forward', body, port)) as MovedClock;
  console.log(`${moved.from} → ${moved.to}`);
  for (const [what, counts] of [
    ['event', moved.events],
    ['mail', moved.mails],
  ] as const) {
    const entries = Object.entries(counts);
    console.log(
      entries.length === 0 ? `No ${what}s.` : `${what === 'event' ? 'Events' : 'Mails'}:`,
    );
    for (const [name, count] of entries) console.log(`${String(count).padStart(6)}  ${name}`);
  }
}

async function ask(
  method: string,
  path: string,
  body: object | undefined,
  port: string | undefined,
): Promise<unknown> {
  const config = readConfig({ ...process.env, ...(port === undefined ? {} : { PORT: port }) });
  if (!isDevelopment(config))
    throw new Error(
      'OIDC_ISSUER is set: only the clock of a development installation can be moved.',
    );
  const token = await platformToken();
  const url = listeningUrlOf(config);
  const response = await fetch(`${url}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body ? { 'content-type': 'application/json' } : {}),
    },
    ...(body ? { body: JSON.stringify(body) } : {}),
  }).catch((cause: unknown) => {
    throw new Error(
      `Nothing answers at ${url}. Start it with \`npm start\`, or name its port with --port.`,
      {
        cause,
      },
    );
  });
  const answer = (await response.json()) as { detail?: string; errors?: { detail?: string }[] };
  if (!response.ok)
    throw new Error(
      [answer.detail, ...(answer.errors ?? []).map(({ detail }) => detail)]
        .filter(Boolean)
        .join(' '),
    );
  return answer;
}

/** A token for somebody of the platform team. */
const platformToken = (): Promise<string> =>
  withRuntime(async ({ pool }, config) => {
    const { rows } = await pool.query<{ owner: string }>(
      `SELECT owner FROM read.grants WHERE role = 'platform' ORDER BY owner LIMIT 1`,
    );
    if (!rows[0]) throw new Error('Nobody is in the platform team.');
    return (await developmentIssuer(config)).token(rows[0].owner);
  });
