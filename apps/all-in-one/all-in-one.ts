import type { SchedulerRegistry } from '@nestjs/schedule';
import { AheadClock, type Clock } from '#kit/eventsourcing';
import { createMailer, startMailCatcher, type MailCatcher } from '#platform/mail-transport';
import type { DevelopmentIssuer } from '../api/auth/token-issuer.js';
import { startApi } from '../api/start-api.js';
import type { Config } from '../runtime/config.js';
import { createRuntime, type Runtime } from '../runtime/runtime.js';
import { Engine } from '../worker/engine.js';
import { WorkerModule } from '../worker/worker.module.js';
import { ClockModule } from './clock.module.js';
import {
  CaughtMailsController,
  FormerCaughtMailsController,
} from './caught-mails/caught-mails.controller.js';
import { keepCaught } from './caught-mails/keep-caught.js';

/** The whole product in one process: API, read models, process managers, deadlines and mails. Has a mail catcher if no SMTP server is configured. */
export interface AllInOne {
  readonly url: string;
  readonly runtime: Runtime;
  readonly engine: Engine;
  /** Undefined if an issuer is configured. */
  readonly issuer: DevelopmentIssuer | undefined;
  /** All periodic work of the process. */
  readonly scheduler: SchedulerRegistry;
  stop(): Promise<void>;
}

export interface AllInOneOptions {
  readonly config: Config;
  /** URL of the database, as its owner. */
  readonly databaseUrl: string;
  readonly clock?: Clock;
  /** False: nothing runs in the background; whoever moves the clock calls settle. */
  readonly running?: boolean;
}

export async function startAllInOne({
  config,
  databaseUrl,
  clock,
  running = true,
}: AllInOneOptions): Promise<AllInOne> {
  const runtime = await createRuntime(config, databaseUrl, clock);
  const catchAll =
    config.SMTP_URL === undefined
      ? await startMailCatcher({ port: 0, onMail: (mail) => keepCaught(runtime, mail) })
      : undefined;
  const mailer = createMailer({
    smtpUrl: config.SMTP_URL ?? (catchAll as MailCatcher).smtpUrl,
    from: config.MAIL_FROM,
  });
  let listening = '';
  const engine = new Engine(
    runtime,
    mailer,
    (err) => runtime.log.error({ err }, 'A cycle of the worker failed; it goes on.'),
    () => config.PUBLIC_URL ?? listening,
  );
  runtime.ledger.appended = () => {
    engine.nudge();
  };
  const api = await startApi(runtime, {
    imports: [
      ...(running ? [WorkerModule.for(engine)] : []),
      ...(runtime.clock instanceof AheadClock
        ? [ClockModule.for({ clock: runtime.clock, engine, runtime })]
        : []),
    ],
    controllers: catchAll ? [CaughtMailsController, FormerCaughtMailsController] : [],
    page: running,
  });
  listening = api.url;
  if (running) engine.start();
  const stop = once(async () => {
    runtime.stop();
    await api.stop();
    await engine.stop();
    await mailer.close();
    await catchAll?.stop();
    await runtime.close();
  });
  return { url: api.url, runtime, engine, issuer: api.issuer, scheduler: api.scheduler, stop };
}

function once(work: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => (done ??= work());
}
