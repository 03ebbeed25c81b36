import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { correlationOf, type SignedInRequest } from '#platform/http';
import { runWithCorrelation } from '../runtime/observability/correlation-context.js';
import type { Traced } from '../runtime/observability/tracing.js';
import type { Runtime } from '../runtime/runtime.js';

interface Seen {
  traced?: Traced | undefined;
}
type Request = SignedInRequest &
  Seen & { readonly method: string; readonly routeOptions: { readonly url?: string | undefined } };

/** Stands for the route of a request that no route matches, because its path may be anything. */
const NO_ROUTE = '(none)';

/**
 * Measures every request by its route template, logs it (level `info`, failures `warn`), and traces it if tracing is configured. The
 * correlation id is in all of these, in the events that the request causes, and in the header X-Correlation-Id of the answer.
 */
export function observeRequests(
  app: NestFastifyApplication,
  { log, metrics, tracing }: Runtime,
): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (raw, _reply, done) => {
    const request = raw as unknown as Request;
    request.traced = tracing?.request(request.method, request.headers);
    request.correlation = correlationOf(request.headers) ?? request.traced?.correlation;
    runWithCorrelation(request, () => (request.traced ? request.traced.within(done) : done()));
  });
  fastify.addHook('onSend', (raw, reply, _payload, done) => {
    const { correlation } = raw as Request;
    if (correlation !== undefined) void reply.header('x-correlation-id', correlation);
    done();
  });
  fastify.addHook('onResponse', (raw, reply, done) => {
    const request = raw as Request;
    const route = request.routeOptions.url ?? NO_ROUTE;
    const { method, correlation } = request;
    metrics.request(method, route, reply.statusCode, reply.elapsedTime / 1_000);
    request.traced?.end(route, reply.statusCode);
    const line = {
      method,
      route,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      correlation,
    };
    if (reply.statusCode >= 500) log.warn(line, 'request failed');
    else log.info(line, 'request');
    done();
  });
}
