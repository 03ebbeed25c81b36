import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Runtime } from '../runtime.js';
import { addGauges } from './gauges.js';
import { readinessOf } from './readiness.js';

/** Where whoever watches this process asks. */
export interface OpsServer {
  readonly url: string;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

const json = (status: number, value: object): Answer => ({
  status,
  type: 'application/json',
  body: JSON.stringify(value),
});

/** Within so many milliseconds a request arrives. */
const SLOWEST = 10_000;
/** Probes and scrapers are few. */
const CONNECTIONS = 100;

/**
 * The watch port of a process, API or worker: `/health/live`, `/health/ready`, `/metrics`. A port of its own, on loopback unless
 * WATCH_HOST says otherwise: what it tells is for operators, and must not be reachable where the API is.
 */
export async function startOpsServer(runtime: Runtime): Promise<OpsServer> {
  const { metrics, config } = runtime;
  metrics.addNode();
  addGauges(runtime);
  const routes: Readonly<Record<string, () => Promise<Answer>>> = {
    '/health/live': async () => json(200, { status: 'ok' }),
    '/health/ready': async () => {
      const readiness = await readinessOf(runtime);
      return json(readiness.status === 'ok' ? 200 : 503, readiness);
    },
    '/metrics': async () => ({
      status: 200,
      type: metrics.registry.contentType,
      body: await metrics.registry.metrics(),
    }),
  };
  const server = createServer(
    { headersTimeout: SLOWEST, requestTimeout: SLOWEST },
    (request, response) => void handle(request, response, routes, runtime),
  );
  server.maxConnections = CONNECTIONS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(config.WATCH_PORT, config.WATCH_HOST, resolve);
  });
  const { port, family, address } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function handle(
  request: IncomingMessage,
  response: ServerResponse,
  routes: Readonly<Record<string, () => Promise<Answer>>>,
  { log }: Runtime,
): Promise<void> {
  const route =
    request.method === 'GET' ? routes[(request.url ?? '').split('?')[0] ?? ''] : undefined;
  const answer = await (route?.() ?? Promise.resolve(json(404, { status: 'not found' }))).catch(
    (error: unknown) => {
      log.error({ err: error }, 'The watch port could not answer.');
      return json(500, { status: 'failed' });
    },
  );
  response
    .writeHead(answer.status, { 'content-type': answer.type, 'cache-control': 'no-store' })
    .end(answer.body);
}
