import { NestFactory } from '@nestjs/core';
import { createMailer } from '#mail';
import { startApi } from '../api/start-api.js';
import { ConfigError, readConfig, type Config } from '../runtime/config.js';
import { createRuntime } from '../runtime/runtime.js';
import { Engine } from '../worker/engine.js';
import { WorkerModule } from '../worker/worker.module.js';
import { stopOnSignal } from './signals.js';

function required(config: Config, name: 'DATABASE_URL' | 'SMTP_URL'): string {
  const value = config[name];
  if (value === undefined) throw new ConfigError(`${name}: a process of its own needs it; \`start\` runs everything in one.`);
  return value;
}

/** The API alone: any number of them may run on the same stores. */
export async function api(): Promise<void> {
  const config = readConfig(process.env);
  const runtime = await createRuntime(config, required(config, 'DATABASE_URL'));
  const running = await startApi(runtime);
  stopOnSignal(async () => {
    await running.stop();
    await runtime.close();
  });
  console.log(`API: ${running.url}`);
}

/** The worker alone: read models, processes, deadlines and mails. Of several, one owns each at a time; another takes over when it ends. */
export async function worker(): Promise<void> {
  const config = readConfig(process.env);
  const runtime = await createRuntime(config, required(config, 'DATABASE_URL'));
  const mailer = createMailer({ smtpUrl: required(config, 'SMTP_URL'), from: config.MAIL_FROM });
  const engine = new Engine(runtime, mailer, (error) => console.error(error));
  runtime.ledger.appended = () => {
    engine.nudge();
  };
  const context = await NestFactory.createApplicationContext(WorkerModule.for(engine), { logger: ['error', 'warn'] });
  engine.start();
  stopOnSignal(async () => {
    await context.close();
    await engine.stop();
    await mailer.close();
    await runtime.close();
  });
  console.log(`Worker ${runtime.owner} runs.`);
}
