import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import type { Clock } from '#eventsourcing';
import { createMailer, startCatchAll, type CatchAll } from '#mail';
import { createDataSource } from '#postgres';
import { ApiModule } from '../api/api.module.js';
import { configuredIssuer, developmentIssuer, type DevelopmentIssuer } from '../api/auth/issuer.js';
import { createApi } from '../api/create-api.js';
import type { Config } from '../runtime/config.js';
import { ENTITIES } from '../runtime/read-models.js';
import { createRuntime, type Runtime } from '../runtime/runtime.js';
import { Engine } from '../worker/engine.js';
import { WorkerModule } from '../worker/worker.module.js';
import { keepCaught, LetterBoxController } from './letter-box.controller.js';

/** Everything in one process: API, read models, processes, deadlines, mails; with a catch-all where no SMTP server is configured. */
export interface Product {
  readonly url: string;
  readonly runtime: Runtime;
  readonly engine: Engine;
  /** Only without a configured issuer. */
  readonly issuer: DevelopmentIssuer | undefined;
  stop(): Promise<void>;
}

export interface ProductOptions {
  readonly config: Config;
  /** Owner's URL of the database. */
  readonly databaseUrl: string;
  readonly clock?: Clock;
  /** False: nothing runs by itself; whoever moves the clock settles it. */
  readonly running?: boolean;
}

export async function startProduct({ config, databaseUrl, clock, running = true }: ProductOptions): Promise<Product> {
  const runtime = await createRuntime(config, databaseUrl, clock);
  const source = await createDataSource(databaseUrl, ENTITIES).initialize();
  const catchAll = config.SMTP_URL === undefined ? await startCatchAll({ port: 0, onMail: (mail) => keepCaught(runtime, mail) }) : undefined;
  const mailer = createMailer({ smtpUrl: config.SMTP_URL ?? (catchAll as CatchAll).smtpUrl, from: config.MAIL_FROM });
  const engine = new Engine(runtime, mailer, (error) => console.error(error));
  runtime.ledger.appended = () => {
    engine.nudge();
  };
  const development = config.OIDC_ISSUER === undefined ? await developmentIssuer(config) : undefined;
  const issuer = development ?? (await configuredIssuer(config, config.OIDC_ISSUER as string));
  const app = await createApi(
    ApiModule.for(runtime, source, issuer, {
      imports: running ? [WorkerModule.for(engine)] : [],
      controllers: catchAll ? [LetterBoxController] : [],
    }),
    config,
    running,
  );
  await app.listen(config.PORT, config.HOST);
  if (running) engine.start();
  const stop = once(async () => {
    await app.close();
    await engine.stop();
    await mailer.close();
    await catchAll?.stop();
    if (source.isInitialized) await source.destroy();
    await runtime.close();
  });
  return { url: urlOf(app, config.HOST), runtime, engine, issuer: development, stop };
}

function urlOf(app: NestFastifyApplication, host: string): string {
  const { port } = app.getHttpServer().address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
