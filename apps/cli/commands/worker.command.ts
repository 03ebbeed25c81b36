import { NestFactory } from '@nestjs/core';
import { createMailer } from '#platform/mail-transport';
import { readConfig } from '../../runtime/config.js';
import { nestLog } from '../../runtime/observability/logger.js';
import { startOpsServer } from '../../runtime/observability/ops-server.js';
import { announce, required } from '../../runtime/process-startup.js';
import { createRuntime } from '../../runtime/runtime.js';
import { stopOnSignal } from '../../runtime/stop-on-signal.js';
import { Engine } from '../../worker/engine.js';
import { WorkerModule } from '../../worker/worker.module.js';

/**
 * Starts a worker without the API: projections, process managers, deadlines and mail. Of several workers one holds each lease at a
 * time; another takes over when it stops.
 */
export async function worker(): Promise<void> {
  const config = readConfig(process.env);
  const runtime = await createRuntime(config, required(config, 'DATABASE_URL'));
  const mailer = createMailer({ smtpUrl: required(config, 'SMTP_URL'), from: config.MAIL_FROM });
  const engine = new Engine(runtime, mailer, (err) =>
    runtime.log.error({ err }, 'A cycle of the worker failed; the next one will retry.'),
  );
  runtime.ledger.appended = () => {
    engine.nudge();
  };
  const context = await NestFactory.createApplicationContext(WorkerModule.for(engine), {
    logger: nestLog(runtime.log),
  });
  const opsServer = await startOpsServer(runtime);
  engine.start();
  stopOnSignal(runtime, async () => {
    await context.close();
    await engine.stop();
    await mailer.close();
    await runtime.close();
    await opsServer.close();
  });
  announce(runtime, `Worker ${runtime.owner} runs.`, opsServer);
}
