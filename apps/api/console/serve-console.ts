import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { NotFoundException } from '@nestjs/common';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyReply } from '#platform/http';
import type { Config } from '../../runtime/config.js';
import { PROJECT_FOLDER } from '../../runtime/project-folder.js';

/** Where the build puts the console. */
export const CONSOLE_BUNDLE = fileURLToPath(new URL('dist/console/', PROJECT_FOLDER));

/** Files whose names change with their content. */
const HASHED = 'assets/';
const FOR_EVER = 'public, max-age=31536000, immutable';

const NOT_BUILT = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>The console is not built – Volunteer Ledger</title></head>
<body>
<main>
<h1>The console is not built</h1>
<p>Run <code>npm run build</code>, then start again. The API is there without it; in development its documentation is at <a href="/docs/">/docs/</a>.</p>
</main>
</body>
</html>
`;

/** The console runs its own script and styles; it talks to the API, and to the issuer that signs people in. */
export function consolePolicy({ OIDC_ISSUER: issuer }: Pick<Config, 'OIDC_ISSUER'>): string {
  const elsewhere = issuer === undefined ? '' : ` ${new URL(issuer).origin}`;
  return [
    `default-src 'self'`,
    `script-src 'self'`,
    `style-src 'self'`,
    `img-src 'self' data:`,
    `connect-src 'self'${elsewhere}`,
    `form-action 'self'${elsewhere}`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `object-src 'none'`,
  ].join('; ');
}

/** A path below the bundle that names something in it, and no place outside it. */
const isPlain = (path: string): boolean =>
  path !== '' && path.split('/').every((part) => part !== '' && !/^\.|[\\\0]/.test(part));

const isFile = async (path: string): Promise<boolean> =>
  (await stat(path).catch(() => undefined))?.isFile() ?? false;

/**
 * Serves the console's bundle below `/console/`: a file where there is one, else the page, which reads its address itself. `/` leads there.
 * Files of the bundle are the same for everybody and cost little, so a page that loads many of them is not limited by address.
 */
export async function serveConsole(
  app: NestFastifyApplication,
  config: Config,
  folder = CONSOLE_BUNDLE,
): Promise<void> {
  const policy = consolePolicy(config);
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic, {
    root: folder,
    serve: false,
    suppressWarning: true,
    cacheControl: false,
    preCompressed: true,
  });
  const page = async (reply: FastifyReply) => {
    void reply.header('cache-control', 'no-cache');
    if (await isFile(join(folder, 'index.html'))) return reply.sendFile('index.html');
    return reply.type('text/html; charset=utf-8').send(NOT_BUILT);
  };
  fastify.get('/', (_, reply) => reply.redirect(config.CONSOLE_URL ?? '/console/'));
  fastify.get('/console', (_, reply) => reply.redirect('/console/'));
  fastify.get<{ Params: { '*': string } }>('/console/*', async (request, reply) => {
    const path = request.params['*'];
    void reply.header('content-security-policy', policy);
    if (!isPlain(path) || !(await isFile(join(folder, path)))) {
      if (path.startsWith(HASHED)) throw new NotFoundException('The console has no such file.');
      return page(reply);
    }
    if (path === 'index.html') return page(reply);
    return reply
      .header('cache-control', path.startsWith(HASHED) ? FOR_EVER : 'no-cache')
      .sendFile(path);
  });
}
