import type { DynamicModule, Type } from '@nestjs/common';
import { SchedulerRegistry } from '@nestjs/schedule';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { AddressInfo } from 'node:net';
import type { Via } from '#kit/eventsourcing';
import { EventWriter } from '#features/history';
import { JobsService } from '#platform/jobs';
import { createDataSource } from '#kit/postgres';
import { ENTITIES } from '../runtime/read-models.js';
import { nestLog } from '../runtime/observability/logger.js';
import type { Runtime } from '../runtime/runtime.js';
import { ApiModule } from './api.module.js';
import {
  configuredIssuer,
  developmentIssuer,
  type DevelopmentIssuer,
  type Issuer,
} from './auth/token-issuer.js';
import { serveConsole } from './console/serve-console.js';
import { createApi } from './create-api.js';
import { serveDevelopmentIdentity } from './development-identity/serve-development-identity.js';
import { observeRequests } from './observe-requests.js';
import { watchUnusedConnections } from './unused-connections.js';

/** The API of one process, listening. */
export interface RunningApi {
  readonly url: string;
  /** Only without a configured issuer. */
  readonly issuer: DevelopmentIssuer | undefined;
  /** The jobs that it runs. */
  readonly jobs: JobsService;
  /** Exports of events, for the command line. */
  readonly events: EventWriter;
  /** All periodic work of the process. */
  readonly scheduler: SchedulerRegistry;
  /** Finishes the requests under way, then closes the connections. */
  stop(): Promise<void>;
}

/**
 * Additions of the all-in-one process. `page`: serve the page of the API. `issuer`: verifies tokens instead of the configured one.
 * `via`: recorded in every command instead of HTTP.
 */
export interface ApiOptions {
  readonly controllers?: Type[];
  readonly imports?: DynamicModule[];
  readonly page?: boolean;
  readonly issuer?: Issuer;
  readonly via?: Via;
}

const CLOSE_MILLISECONDS = 50;

export async function startApi(
  runtime: Runtime,
  { page = true, issuer: own, via, ...more }: ApiOptions = {},
): Promise<RunningApi> {
  const { config, databaseUrl } = runtime;
  const source = await createDataSource(databaseUrl, ENTITIES, 1).initialize(); // it writes SQL, and asks nothing itself
  const development =
    own === undefined && config.OIDC_ISSUER === undefined
      ? await developmentIssuer(config)
      : undefined;
  const issuer =
    own ?? development ?? (await configuredIssuer(config, config.OIDC_ISSUER as string));
  const app = await createApi(
    ApiModule.for(runtime, source, issuer, more),
    config,
    page,
    nestLog(runtime.log),
  );
  observeRequests(app, runtime);
  if (via) setVia(app, via);
  if (development) serveDevelopmentIdentity(app, config, development, runtime.pool);
  if (own === undefined) await serveConsole(app, config);
  const closeUnused = watchUnusedConnections(app);
  await app.listen(config.PORT, config.HOST);
  const stop = async () => {
    // A connection that was still busy when the closing began is closed as soon as it is idle, not when its keep-alive runs out.
    const closing = setInterval(() => {
      app.getHttpServer().closeIdleConnections();
      closeUnused();
    }, CLOSE_MILLISECONDS);
    await app.close().finally(() => clearInterval(closing));
    if (source.isInitialized) await source.destroy();
  };
  return {
    url: urlOf(app, config.HOST),
    issuer: development,
    jobs: app.get(JobsService),
    events: app.get(EventWriter),
    scheduler: app.get(SchedulerRegistry),
    stop,
  };
}

/** Records another way than HTTP in every command of this API. */
function setVia(app: NestFastifyApplication, via: Via): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, _reply, done) => {
    (request as { via?: Via }).via = via;
    done();
  });
}

function urlOf(app: NestFastifyApplication, host: string): string {
  const { port } = app.getHttpServer().address() as AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
