import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Logger, ServiceUnavailableException } from '@nestjs/common';
import type { Pool } from 'pg';
import type { Config } from '../../runtime/config.js';
import { isDevelopment } from '../../runtime/config.js';
import { DEVELOPMENT, type DevelopmentIssuer } from '../auth/token-issuer.js';
import { createIdentityProvider, type RequestHandler } from './identity-provider.js';
import { developmentIssuerUrl, IDENTITY_PATH } from './loopback-origin.js';
import { peopleToBe } from './people-to-be.js';

/** Names and ports by which this machine is known to its browsers. */
const MOST_ORIGINS = 16;

/**
 * Serves the OpenID provider of a development installation below the API's own address: nothing but the issuer's key and the read models is
 * behind it. It is loaded when the first browser comes. It is never there with a configured issuer, nor in production.
 */
export function serveDevelopmentIdentity(
  app: NestFastifyApplication,
  config: Config,
  { signingKey }: DevelopmentIssuer,
  pool: Pool,
): void {
  if (!isDevelopment(config) || config.LEDGER_MODE === 'production')
    throw new Error('The development issuer exists only in development, without OIDC_ISSUER.');
  const logger = new Logger('development issuer');
  const providers = new Map<string, Promise<RequestHandler>>();
  const providerAt = (issuer: string): Promise<RequestHandler> => {
    const known = providers.get(issuer);
    if (known) return known;
    if (providers.size >= MOST_ORIGINS)
      throw new ServiceUnavailableException(
        'The development issuer was asked for at too many addresses: start the API again.',
      );
    const made = createIdentityProvider({
      issuer,
      clientId: config.OIDC_CONSOLE_CLIENT,
      consoleUrl: issuer.replace(IDENTITY_PATH, '/console'),
      audience: config.OIDC_AUDIENCE,
      signingKey,
      people: peopleToBe(pool, 'id'),
      issuerOfTokens: DEVELOPMENT,
    });
    made.catch(() => providers.delete(issuer));
    providers.set(issuer, made);
    return made;
  };
  const fastify = app.getHttpAdapter().getInstance();
  void fastify.register((routes, _options, done) => {
    // That of the whole API, which is set when the API begins to listen.
    routes.setErrorHandler((error, request, reply) =>
      fastify.errorHandler(error as never, request as never, reply as never),
    );
    routes.removeAllContentTypeParsers(); // the provider reads its forms itself
    routes.addContentTypeParser('*', (_request, _payload, parsed) => parsed(null));
    routes.route({
      method: ['GET', 'HEAD', 'POST', 'OPTIONS'],
      url: `${IDENTITY_PATH}/*`,
      config: { byAddress: true, isPublic: true },
      handler: async (request, reply) => {
        const provider = await providerAt(developmentIssuerUrl(request.host));
        void reply.hijack();
        await provider(request.raw, reply.raw).catch((error: unknown) => {
          logger.error(error);
          if (!reply.raw.headersSent) reply.raw.statusCode = 500;
          reply.raw.end();
        });
      },
    });
    done();
  });
}
