import { once } from 'node:events';
import { createServer } from 'node:net';
import type { RunningPostgres } from '#platform/embedded-postgres';
import { bootstrapPlatform } from '../../runtime/bootstrap.js';
import { readConfig, type Config } from '../../runtime/config.js';
import { startOpsServer } from '../../runtime/observability/ops-server.js';
import { loadDemo } from '../../all-in-one/demo/load-demo.js';
import { embeddedServer, productDatabase } from '../../runtime/embedded-database.js';
import { startAllInOne, type AllInOne } from '../../all-in-one/all-in-one.js';
import { stopOnEarlySignal, stopOnSignal, type Startup } from '../../runtime/stop-on-signal.js';

interface StartOptions {
  readonly demo: boolean;
  /** Instead of PORT. */
  readonly port?: string;
}

async function prepareEmpty(config: Config, url: string): Promise<void> {
  const product = await startAllInOne({
    config: { ...config, PORT: 0 },
    databaseUrl: url,
    running: false,
  });
  await bootstrapPlatform(product.runtime.ledger, {
    name: 'Platform team',
    mail: 'platform@volunteer-ledger.example',
  });
  await product.engine.settle();
  await product.stop();
}

/**
 * Starts API and worker in one process, on the embedded PostgreSQL unless DATABASE_URL is set. Ctrl-C stops it cleanly, also while it
 * starts; a start that fails leaves no process behind.
 */
export async function start({ demo, port }: StartOptions): Promise<void> {
  const config = readConfig({ ...process.env, ...(port === undefined ? {} : { PORT: port }) });
  await refuseTakenPort(config);
  const server = config.DATABASE_URL === undefined ? embeddedServer(config) : undefined;
  const startup = stopOnEarlySignal(async () => {
    await (await server)?.stop();
  });
  try {
    await run(config, await server, demo, startup);
  } catch (error) {
    if (startup.isStopping) return;
    console.error(error instanceof Error ? error.message : error);
    await (await server?.catch(() => undefined))?.stop();
    process.exit(1);
  }
}

async function run(
  config: Config,
  server: RunningPostgres | undefined,
  demo: boolean,
  startup: Startup,
): Promise<void> {
  const prepare = (url: string) =>
    demo ? loadDemo(config, url, new Date().toISOString()) : prepareEmpty(config, url);
  const databaseUrl = server
    ? await productDatabase(server, prepare)
    : (config.DATABASE_URL as string);
  server?.keepRunning(({ message }) => {
    console.error(message);
    process.exit(1);
  });
  const product = await startAllInOne({ config, databaseUrl });
  const opsServer = await startOpsServer(product.runtime);
  startup.ended();
  stopOnSignal(product.runtime, async () => {
    await product.stop();
    await opsServer.close();
    await server?.stop();
  });
  await printWelcome(product, opsServer.url);
}

/** @throws Error when something listens where the product is to listen */
async function refuseTakenPort({ HOST, PORT }: Config): Promise<void> {
  if (PORT === 0) return;
  const probe = createServer();
  try {
    probe.listen(PORT, HOST);
    await once(probe, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(
      `Port ${PORT} of ${HOST} is in use, perhaps by another \`npm start\`. Stop that one, or take another port: \`npm start -- --port ${PORT + 1}\`.`,
      { cause: error },
    );
  } finally {
    probe.close();
  }
}

/** Roles and the shell variables that hold their tokens. */
const TOKEN_VARIABLES = [
  ['employee', 'EMPLOYEE'],
  ['manager', 'MANAGER'],
  ['coordinator', 'COORDINATOR'],
  ['admin', 'ADMIN'],
  ['auditor', 'AUDITOR'],
  ['analyst', 'ANALYST'],
  ['platform', 'PLATFORM'],
] as const;

/** One person per role: the one with the widest scope and the most registrations. */
const ONE_OF_EACH = `
  SELECT DISTINCT ON (g.role) g.role, p.id, p.name
    FROM read.grants g JOIN read.people p ON p.id = g.owner
    LEFT JOIN (SELECT employee, count(*) AS n FROM read.registrations GROUP BY employee) r ON r.employee = p.id
    LEFT JOIN read.levels l ON l.id = g.level
   WHERE NOT p.erased AND p.name IS NOT NULL
   ORDER BY g.role, l.depth NULLS FIRST, r.n DESC NULLS LAST, p.name`;

async function printWelcome({ url, issuer, runtime }: AllInOne, opsUrl: string): Promise<void> {
  console.log(
    `\nVolunteer Ledger is ready: ${url}\n  Console                 ${url}/console/\n  API documentation       ${url}/docs\n  Mail catcher            ${url}/caught-mails\n  Health and metrics      ${opsUrl}/metrics\n`,
  );
  if (!issuer) return;
  const { rows } = await runtime.pool.query<{ role: string; id: string; name: string }>(
    ONE_OF_EACH,
  );
  console.log(
    'Bearer tokens, one person per role, valid for 12 hours (`npm run ledger -- token "Name"` prints one for anybody):\n',
  );
  for (const [role, variable] of TOKEN_VARIABLES) {
    const person = rows.find((row) => row.role === role);
    if (person)
      console.log(
        `# ${person.name}, ${role}\nexport ${variable}=${await issuer.token(person.id)}\n`,
      );
  }
  console.log(`Requests to try:
  curl -H "Authorization: Bearer $ADMIN" "${url}/registrations?overdue=true"
  curl -H "Authorization: Bearer $COORDINATOR" ${url}/me/to-decide
  curl -H "Authorization: Bearer $AUDITOR" "${url}/registrations?limit=1"     # then …/registrations/ID/history
  curl -H "Authorization: Bearer $ADMIN" -H 'Content-Type: application/json' -d '{"name":"dates","format":"csv"}' "${url}/exports?wait=true"

Ctrl-C stops everything.`);
}
