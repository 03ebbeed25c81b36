import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { developmentIssuer } from '../../apps/api/auth/token-issuer.js';
import { readConfig } from '../../apps/runtime/config.js';
import { createRuntime } from '../../apps/runtime/runtime.js';
import type { Bench } from '../harness/figure.js';
import { PEOPLE, seedLedger, seedTwin } from './people.js';
import { startTwin, type Served } from './processes.js';

/** Both sides with the same people and things, on databases of one server, and tokens that both accept. */
export interface Opponents {
  /** Environment variables for processes of the product. */
  readonly environment: Readonly<Record<string, string>>;
  /** Connection string of our database. */
  readonly url: string;
  /** Bearer tokens by person. */
  readonly tokens: ReadonlyMap<string, string>;
  startTwin(): Promise<Served>;
  close(): Promise<void>;
}

/** No server listens here: mails wait in the outbox, as during an outage of the mail server. */
export const NO_SMTP = 'smtp://127.0.0.1:9';

/** @param smtp where both send their mails */
export async function prepareOpponents(
  { server }: Pick<Bench, 'server'>,
  smtp = { ours: NO_SMTP, theirs: NO_SMTP },
): Promise<Opponents> {
  const [ours, theirs] = [await server.database(), await server.database()];
  const folder = await mkdtemp(join(tmpdir(), 'bench-http-'));
  const limits = { PORT: '0', RATE_LIMIT_PER_MINUTE: '1000000000' };
  const environment = { LEDGER_DATA: folder, DATABASE_URL: ours, SMTP_URL: smtp.ours, ...limits };
  const config = readConfig(environment);
  const issuer = await developmentIssuer(config);
  const tokens = new Map<string, string>();
  for (const person of PEOPLE) tokens.set(person, await issuer.token(person));
  const keyFile = await keyForTwin(folder, tokens.get(PEOPLE[0] ?? '') ?? '');
  const runtime = await createRuntime(config, ours);
  await seedLedger(runtime);
  await runtime.close();
  const first = await startTwin(theirs, keyFile, smtp.theirs);
  await seedTwin(theirs);
  await first.stop();
  return {
    environment,
    url: ours,
    tokens,
    startTwin: () => startTwin(theirs, keyFile, smtp.theirs),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Public key of the development issuer, with the issuer and audience of its tokens. */
async function keyForTwin(folder: string, token: string): Promise<string> {
  const { iss: issuer, aud: audience } = JSON.parse(
    Buffer.from(token.split('.')[1] ?? '', 'base64url').toString(),
  ) as Record<string, string>;
  const { d: _private, ...open } = JSON.parse(
    await readFile(join(folder, 'development-issuer.json'), 'utf8'),
  ) as Record<string, string>;
  const file = join(folder, 'tokens.json');
  await writeFile(file, JSON.stringify({ jwk: { ...open, alg: 'ES256' }, issuer, audience }));
  return file;
}
