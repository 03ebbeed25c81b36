import { startApi } from '../../api/start-api.js';
import { readConfig } from '../../runtime/config.js';
import { startOpsServer } from '../../runtime/observability/ops-server.js';
import { createRuntime } from '../../runtime/runtime.js';
import { announce, required } from '../process.js';
import { stopOnSignal } from '../signals.js';

/** The API alone: any number of them may run on the same stores. */
export async function api(): Promise<void> {
  const config = readConfig(process.env);
  const runtime = await createRuntime(config, required(config, 'DATABASE_URL'));
  const running = await startApi(runtime);
  const watch = await startOpsServer(runtime);
  stopOnSignal(runtime, async () => {
    await running.stop();
    await runtime.close();
    await watch.close();
  });
  announce(runtime, `API: ${running.url}`, watch);
}
