import { bootstrapPlatform } from '../../runtime/bootstrap.js';
import { readConfig, type Config } from '../../runtime/config.js';
import { startOpsServer } from '../../runtime/observability/ops-server.js';
import { loadDemo } from '../../all-in-one/demo/load-demo.js';
import { embeddedDatabase } from '../../runtime/embedded-database.js';
import { startAllInOne, type AllInOne } from '../../all-in-one/all-in-one.js';
import { stopOnSignal } from '../signals.js';

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

/** Starts everything in one process, on the embedded PostgreSQL unless DATABASE_URL names another; Ctrl-C stops it cleanly. */
export async function start({ demo }: StartOptions): Promise<void> {
  const config = readConfig(process.env);
  const embedded =
    config.DATABASE_URL === undefined
      ? await embeddedDatabase(config, (url) =>
          demo ? loadDemo(config, url, new Date().toISOString()) : prepareEmpty(config, url),
        )
      : undefined;
  const product = await startAllInOne({
    config,
    databaseUrl: config.DATABASE_URL ?? (embedded?.url as string),
  });
  const watch = await startOpsServer(product.runtime);
  stopOnSignal(product.runtime, async () => {
    await product.stop();
    await watch.close();
    await embedded?.server.stop();
  });
  await welcome(product, watch.url);
}

const WHOM = [
  ['employee', 'EMPLOYEE'],
  ['manager', 'MANAGER'],
  ['coordinator', 'COORDINATOR'],
  ['admin', 'ADMIN'],
  ['auditor', 'AUDITOR'],
  ['analyst', 'ANALYST'],
  ['platform', 'PLATFORM'],
] as const;

/** One person per role: the one with the most to see. */
const ONE_OF_EACH = `
  SELECT DISTINCT ON (g.role) g.role, p.id, p.name
    FROM read.grants g JOIN read.people p ON p.id = g.owner
    LEFT JOIN (SELECT employee, count(*) AS n FROM read.registrations GROUP BY employee) r ON r.employee = p.id
    LEFT JOIN read.levels l ON l.id = g.level
   WHERE NOT p.erased AND p.name IS NOT NULL
   ORDER BY g.role, l.depth NULLS FIRST, r.n DESC NULLS LAST, p.name`;

async function welcome({ url, issuer, runtime }: AllInOne, watch: string): Promise<void> {
  console.log(
    `\nVolunteer Ledger is ready: ${url}\n  API, to read and try    ${url}/docs\n  Mails that would go out ${url}/letter-box\n  Health and metrics      ${watch}/metrics\n`,
  );
  if (!issuer) return;
  const { rows } = await runtime.pool.query<{ role: string; id: string; name: string }>(
    ONE_OF_EACH,
  );
  console.log(
    'Whom you can be (tokens live 12 hours; `npm run ledger -- token "Name"` makes one for anybody):\n',
  );
  for (const [role, variable] of WHOM) {
    const person = rows.find((row) => row.role === role);
    if (person)
      console.log(
        `# ${person.name}, ${role}\nexport ${variable}=${await issuer.token(person.id)}\n`,
      );
  }
  console.log(`What to try:
  curl -H "Authorization: Bearer $ADMIN" "${url}/registrations?overdue=true"
  curl -H "Authorization: Bearer $COORDINATOR" ${url}/me/to-decide
  curl -H "Authorization: Bearer $AUDITOR" "${url}/registrations?limit=1"     # then …/registrations/ID/history
  curl -H "Authorization: Bearer $ADMIN" -H 'Content-Type: application/json' -d '{"name":"dates","format":"csv"}' "${url}/exports?wait=true"

Ctrl-C stops everything.`);
}
