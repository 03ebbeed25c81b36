import { NestFactory } from '@nestjs/core';
import { createMailer } from '#mail';
import { startApi } from '../api/start-api.js';
import { ConfigError, readConfig, type Config } from '../runtime/config.js';
import { nestLog } from '../runtime/observing/log.js';
import { startWatch, type Watch } from '../runtime/observing/watch.js';
import { createRuntime, type Runtime } from '../runtime/runtime.js';
import { Engine } from '../worker/engine.js';
import { WorkerModule } from '../worker/worker.module.js';
import { stopOnSignal } from './signals.js';

function required(config: Config, name: 'DATABASE_URL' | 'SMTP_URL'): string {
  const value = config[name];
  if (value === undefined) throw new ConfigError(`${name}: a process of its own needs it; \`start\` runs everything in one.`);
  return value;
}

/** Says that it runs: to people in development, in production as a line of the log. */
function announce({ config, log }: Runtime, what: string, { url }: Watch): void {
  if (config.LEDGER_MODE === 'production') log.info({ watch: url }, what);
  else console.log(`${what}\nHealth and metrics: ${url}`);
}

/** The API alone: any number of them may run on the same stores. */
export async function api(): Promise<void> {
  const config = readConfig(process.env);
  const runtime = await createRuntime(config, required(config, 'DATABASE_URL'));
  const running = await startApi(runtime);
  const watch = await startWatch(runtime);
  stopOnSignal(runtime, async () => {
    await running.stop();
    await runtime.close();
    await watch.close();
  });
  announce(runtime, `API: ${running.url}`, watch);
}

/** The worker alone: read models, processes, deadlines and mails. Of several, one owns each at a time; another takes over when it ends. */
export async function worker(): Promise<void> {
  const config = readConfig(process.env);
  const runtime = await createRuntime(config, required(config, 'DATABASE_URL'));
  const mailer = createMailer({ smtpUrl: required(config, 'SMTP_URL'), from: config.MAIL_FROM });
  const engine = new Engine(runtime, mailer, (err) => runtime.log.error({ err }, 'A cycle of the worker failed; it goes on.'));
  runtime.ledger.appended = () => {
    engine.nudge();
  };
  const context = await NestFactory.createApplicationContext(WorkerModule.for(engine), { logger: nestLog(runtime.log) });
  const watch = await startWatch(runtime);
  engine.start();
  stopOnSignal(runtime, async () => {
    await context.close();
    await engine.stop();
    await mailer.close();
    await runtime.close();
    await watch.close();
  });
  announce(runtime, `Worker ${runtime.owner} runs.`, watch);
}
