import { bootstrapPlatform } from '../../runtime/bootstrap.js';
import { readConfig, type Config } from '../../runtime/config.js';
import { startOpsServer } from '../../runtime/observability/ops-server.js';
import { loadDemo } from '../../all-in-one/demo/load-demo.js';
import { embeddedDatabase } from '../../runtime/embedded-database.js';
import { startAllInOne, type AllInOne } from '../../all-in-one/all-in-one.js';
import { stopOnSignal } from '../../runtime/stop-on-signal.js';

interface StartOptions {
  readonly demo: boolean;
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

/** Starts API and worker in one process, on the embedded PostgreSQL unless DATABASE_URL is set. Ctrl-C stops it cleanly. */
export async function start({ demo }: StartOptions): Promise<void> {
  const config = readConfig(process.env);
  const embedded =
    config.DATABASE_URL === undefined
      ? await embeddedDatabase(config, (url) =>
          demo ? loadDemo(config, url, new Date().toISOString()) : prepareEmpty(config, url),
        )
      : undefined;
  embedded?.server.keepRunning(({ message }) => {
    console.error(message);
    process.exit(1);
  });
  const product = await startAllInOne({
    config,
    databaseUrl: config.DATABASE_URL ?? (embedded?.url as string),
  });
  const opsServer = await startOpsServer(product.runtime);
  stopOnSignal(product.runtime, async () => {
    await product.stop();
    await opsServer.close();
    await embedded?.server.stop();
  });
  await printWelcome(product, opsServer.url);
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
    `\nVolunteer Ledger is ready: ${url}\n  API documentation       ${url}/docs\n  Mail catcher            ${url}/caught-mails\n  Health and metrics      ${opsUrl}/metrics\n`,
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
