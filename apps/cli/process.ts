import { ConfigError, type Config } from '../runtime/config.js';
import type { OpsServer } from '../runtime/observability/ops-server.js';
import type { Runtime } from '../runtime/runtime.js';

/** What a process of its own cannot do without. @throws ConfigError */
export function required(config: Config, name: 'DATABASE_URL' | 'SMTP_URL'): string {
  const value = config[name];
  if (value === undefined)
    throw new ConfigError(
      `${name}: a process of its own needs it; \`start\` runs everything in one.`,
    );
  return value;
}

/** Says that it runs: to people in development, in production as a line of the log. */
export function announce({ config, log }: Runtime, what: string, { url }: OpsServer): void {
  if (config.LEDGER_MODE === 'production') log.info({ watch: url }, what);
  else console.log(`${what}\nHealth and metrics: ${url}`);
}
