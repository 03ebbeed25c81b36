import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createReadStream } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { swagger } from '#platform/http';
import { completeDocument } from './openapi/complete-document.js';
import type { OpenApiDocument } from './openapi/openapi.types.js';

/** The files of the page of the API; its script below names the OpenAPI document. */
const PAGE: Readonly<Record<string, string>> = {
  'index.html': 'text/html; charset=utf-8',
  'index.css': 'text/css; charset=utf-8',
  'swagger-ui.css': 'text/css; charset=utf-8',
  'swagger-ui-bundle.js': 'text/javascript; charset=utf-8',
  'swagger-ui-standalone-preset.js': 'text/javascript; charset=utf-8',
  'favicon-16x16.png': 'image/png',
  'favicon-32x32.png': 'image/png',
};

const SCRIPT = `window.ui = SwaggerUIBundle({
  url: '../openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
});
`;

/** The page runs its own script and styles, and loads the OpenAPI document. */
const PAGE_POLICY = [
  `default-src 'self'`,
  `style-src 'self' 'unsafe-inline'`,
  `img-src 'self' data:`,
  `base-uri 'none'`,
  `form-action 'self'`,
  `frame-ancestors 'none'`,
].join('; ');

/** These routes have no guard: their requests are limited by address. */
const OPEN = { config: { byAddress: true } };

/** Serves `/openapi.json`, made at the first request, and with `page` the page of the API at `/docs/`. */
export function describeApi(app: NestFastifyApplication, page: boolean): void {
  let description: Promise<object> | undefined;
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/openapi.json', OPEN, async () => await (description ??= documentOf(app)));
  if (!page) return;
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  fastify.get('/docs', OPEN, (_, reply) => reply.redirect('/docs/'));
  fastify.get('/docs/swagger-initializer.js', OPEN, (_, reply) =>
    reply.type('text/javascript; charset=utf-8').send(SCRIPT),
  );
  for (const [file, type] of Object.entries(PAGE))
    fastify.get(`/docs/${file === 'index.html' ? '' : file}`, OPEN, (_, reply) =>
      reply
        .header('content-security-policy', PAGE_POLICY)
        .type(type)
        .send(createReadStream(join(folder, file))),
    );
}

async function documentOf(app: NestFastifyApplication): Promise<object> {
  const { DocumentBuilder, SwaggerModule } = await swagger();
  const builder = new DocumentBuilder()
    .setTitle('Volunteer Ledger')
    .setDescription(
      'Corporate volunteering, event-sourced: commands in, projections out, every change explained.',
    )
    .setVersion('1')
    .addBearerAuth()
    .build();
  return completeDocument(SwaggerModule.createDocument(app, builder) as unknown as OpenApiDocument);
}
