import { ConfigError, type Config } from './config.js';
import type { OpsServer } from './observability/ops-server.js';
import type { Runtime } from './runtime.js';

/** The value of a variable that the API and the worker need when they run as separate processes. @throws ConfigError if it is missing */
export function required(config: Config, name: 'DATABASE_URL' | 'SMTP_URL'): string {
  const value = config[name];
  if (value === undefined)
    throw new ConfigError(
      `${name}: this process needs it. Set it, or run \`start\`, which needs no configuration.`,
    );
  return value;
}

/** Reports that the process runs: in development on standard output, in production in the log. */
export function announce({ config, log }: Runtime, message: string, { url }: OpsServer): void {
  if (config.LEDGER_MODE === 'production') log.info({ watch: url }, message);
  else console.log(`${message}\nHealth and metrics: ${url}`);
}
