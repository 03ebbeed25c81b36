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
  /** Bearer tokens by person. */
  readonly tokens: ReadonlyMap<string, string>;
  startTwin(): Promise<Served>;
  close(): Promise<void>;
}

/** No server listens here: mails wait in the outbox, as during an outage of the mail server. */
const NO_SMTP = 'smtp://127.0.0.1:9';

export async function prepareOpponents({ server }: Pick<Bench, 'server'>): Promise<Opponents> {
  const [ours, theirs] = [await server.database(), await server.database()];
  const folder = await mkdtemp(join(tmpdir(), 'bench-http-'));
  const limits = { PORT: '0', RATE_LIMIT_PER_MINUTE: '1000000000' };
  const environment = { LEDGER_DATA: folder, DATABASE_URL: ours, SMTP_URL: NO_SMTP, ...limits };
  const config = readConfig(environment);
  const issuer = await developmentIssuer(config);
  const tokens = new Map<string, string>();
  for (const person of PEOPLE) tokens.set(person, await issuer.token(person));
  const keyFile = await keyForTwin(folder, tokens.get(PEOPLE[0] ?? '') ?? '');
  const runtime = await createRuntime(config, ours);
  await seedLedger(runtime);
  await runtime.close();
  const first = await startTwin(theirs, keyFile);
  await seedTwin(theirs);
  await first.stop();
  return {
    environment,
    tokens,
    startTwin: () => startTwin(theirs, keyFile),
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
