import { ApiModule } from '../../apps/api/api.module.js';
import type { Issuer } from '../../apps/api/auth/token-issuer.js';
import { createApi } from '../../apps/api/create-api.js';
import { readConfig } from '../../apps/runtime/config.js';
import type { Runtime } from '../../apps/runtime/runtime.js';

const NOBODY: Issuer = {
  development: true,
  verify: () => Promise.reject(new Error('No sign-in while the OpenAPI document is generated.')),
};

/** docs/openapi.json: the OpenAPI document that the API serves. It builds the routes and opens no connection. */
export async function openApiDocument(): Promise<string> {
  const config = readConfig({ LOG_LEVEL: 'silent' });
  const nothing = new Proxy(
    { config },
    { get: (known, name) => (name in known ? known.config : {}) },
  ) as unknown as Runtime;
  const app = await createApi(ApiModule.for(nothing, {} as never, NOBODY), config, false);
  const server = app.getHttpAdapter().getInstance();
  await server.ready();
  const { body, statusCode } = await server.inject('/openapi.json');
  if (statusCode !== 200)
    throw new Error(`The API answered /openapi.json with status ${statusCode}.`);
  return `${JSON.stringify(JSON.parse(body), null, 2)}\n`;
}
