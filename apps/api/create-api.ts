import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import {
  UnsupportedMediaTypeException,
  type DynamicModule,
  type LoggerService,
} from '@nestjs/common';
import { IMPORT_ROUTE } from '#contexts/people';
import { malformedPath, type FastifyReply } from '#platform/http';
import { showsDocs, trustedProxies, type Config } from '../runtime/config.js';
import { signInBeforeBody } from './auth/sign-in-before-body.js';
import { limitBodies } from './body-limits.js';
import { connectionOptions, limitConnections } from './connection-limits.js';
import { describeApi } from './openapi.js';
import { refuseCompressedBodies, refuseUnknownMethods } from './refused-requests.js';
import { RequestLimits } from './request-limits.js';
import { serializeInSlices } from './serialize-in-slices.js';

/** Largest accepted body, in bytes. */
const BODY_LIMIT = 1_048_576;
/** Largest form by which a mail program unsubscribes. */
const ONE_CLICK_LIMIT = 10_000;
/** Longest path parameter, in characters: the token of a link. */
const LONGEST_PARAMETER = 200;

/**
 * Security headers of every answer. Answers are data unless a page says otherwise, so a browser may run, load and frame nothing; each page
 * sets a content security policy of its own. HTTPS is the proxy's business, and so is its header.
 */
const SECURITY_HEADERS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  frameguard: { action: 'deny' },
  referrerPolicy: { policy: 'no-referrer' },
  strictTransportSecurity: false,
} satisfies FastifyHelmetOptions;

/** Creates the HTTP application of a module: rate limit, OpenAPI document and, with `page`, the page of the API. It does not listen yet. */
export async function createApi(
  module: DynamicModule,
  config: Config,
  page: boolean,
  logger: LoggerService | false = false,
): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    ...connectionOptions(config),
    bodyLimit: BODY_LIMIT,
    trustProxy: trustedProxies(config),
    routerOptions: { maxParamLength: LONGEST_PARAMETER },
    frameworkErrors: refusePath,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger,
    abortOnError: false,
  });
  limitConnections(app, config);
  await app.register(helmet, SECURITY_HEADERS);
  await app.get(RequestLimits).install(app, config.RATE_LIMIT_PER_MINUTE);
  refuseUnknownMethods(app);
  signInBeforeBody(app, BODY_LIMIT);
  refuseCompressedBodies(app);
  limitBodies(app, BODY_LIMIT);
  serializeInSlices(app);
  forbidCaching(app);
  acceptOneClickForms(app);
  acceptCsvFiles(app);
  if (showsDocs(config)) describeApi(app, page);
  return app;
}

/** The headers that helmet and the hooks set elsewhere. */
const HEADERS_OF_REFUSED_PATHS = {
  'content-type': 'application/problem+json',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'`,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** Answers a path that no route can have. Neither hooks nor filters see its request, so the answer gets its headers here. */
function refusePath(
  { statusCode: status = 400 }: { readonly statusCode?: number },
  _request: unknown,
  reply: FastifyReply,
): void {
  void reply
    .status(status)
    .headers(HEADERS_OF_REFUSED_PATHS)
    .send(JSON.stringify(malformedPath(status)));
}

/** Answers are somebody's data unless a route says otherwise: no cache keeps them. */
function forbidCaching(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onSend', (_request, reply, _payload, done) => {
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store');
    done();
  });
}

/** Mail programs unsubscribe by one click with a form of either type (RFC 8058). The path has the token, so the form is not read. */
function acceptOneClickForms(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: ONE_CLICK_LIMIT },
    (request, _body, done) => {
      if (request.routeOptions.url === '/links/:token') done(null, {});
      else done(new UnsupportedMediaTypeException('Send JSON.'), undefined);
    },
  );
}

/** The import route streams its CSV file; no other route accepts a file. */
function acceptCsvFiles(app: NestFastifyApplication): void {
  app
    .getHttpAdapter()
    .getInstance()
    .addContentTypeParser('text/csv', (request, payload, done) => {
      if (request.routeOptions.url === IMPORT_ROUTE) done(null, payload);
      else done(new UnsupportedMediaTypeException('Send JSON.'), undefined);
    });
}
