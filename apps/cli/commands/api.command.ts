import { startApi } from '../../api/start-api.js';
import { readConfig } from '../../runtime/config.js';
import { startOpsServer } from '../../runtime/observability/ops-server.js';
import { announce, required } from '../../runtime/process-startup.js';
import { createRuntime } from '../../runtime/runtime.js';
import { stopOnSignal } from '../../runtime/stop-on-signal.js';

/** Starts the HTTP API without a worker. Several processes may run on the same stores. */
export async function api(): Promise<void> {
  const config = readConfig(process.env);
  const runtime = await createRuntime(config, required(config, 'DATABASE_URL'));
  const running = await startApi(runtime);
  const opsServer = await startOpsServer(runtime);
  stopOnSignal(runtime, async () => {
    await running.stop();
    await runtime.close();
    await opsServer.close();
  });
  announce(runtime, `API: ${running.url}`, opsServer);
}
