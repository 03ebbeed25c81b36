import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { serveConsole } from '../../../apps/api/console/serve-console.js';
import { SignInGuard } from '../../../apps/api/auth/sign-in.guard.js';
import { createApi } from '../../../apps/api/create-api.js';
import { RequestLimits } from '../../../apps/api/request-limits.js';
import { readConfig } from '../../../apps/runtime/config.js';

/** Nobody signs in here: the bundle is for everybody. */
const GUARD = { provide: SignInGuard, useValue: {} };
@Module({ providers: [RequestLimits, GUARD] })
class NoRoutes {}

const PAGE = '<!doctype html><title>Console</title>';
const SCRIPT = 'console.log("console");\n'.repeat(100);
const LIMIT = 5;

let folder: string;
let app: NestFastifyApplication;
let bare: NestFastifyApplication;
let port: number;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'console-'));
  await mkdir(join(folder, 'bundle', 'assets'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'bundle', 'index.html'), PAGE);
  await writeFile(join(folder, 'bundle', 'icon.svg'), '<svg/>');
  await writeFile(join(folder, 'bundle', 'assets', 'main-1a2b.js'), SCRIPT);
  await writeFile(join(folder, 'bundle', 'assets', 'main-1a2b.js.br'), brotliCompressSync(SCRIPT));
  app = await serving(join(folder, 'bundle'));
  bare = await serving(join(folder, 'not built'));
  port = portOf(app);
});
afterAll(async () => {
  await Promise.all([app.close(), bare.close()]);
  await rm(folder, { recursive: true, force: true });
});

const portOf = (one: NestFastifyApplication) => (one.getHttpServer().address() as AddressInfo).port;

async function serving(bundle: string): Promise<NestFastifyApplication> {
  const config = readConfig({ PORT: '0', RATE_LIMIT_PER_MINUTE: String(LIMIT) });
  const made = await createApi({ module: NoRoutes }, config, false);
  await serveConsole(made, config, bundle);
  await made.listen(0, '127.0.0.1');
  return made;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}
/** Asks for a path as it is: fetch would tidy it up. */
const get = (path: string, headers: Record<string, string> = {}, at = port): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port: at, path, headers }, (answer) => {
      const { statusCode: status = 0, headers: sent } = answer;
      answer.toArray().then((parts: Buffer[]) => {
        resolve({ status, headers: sent, body: Buffer.concat(parts) });
      }, reject);
    });
    asked.on('error', reject).end();
  });

describe('the console', () => {
  test.each([
    '/console/',
    '/console/registrations/1f0',
    '/console/signed-in?code=1',
    '/console/a.b',
  ])('is one page, which is asked for anew: %s', async (path) => {
    const { status, headers, body } = await get(path);
    expect([status, body.toString()]).toEqual([200, PAGE]);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-cache');
  });

  test.each(['/', '/console'])('is where %s leads', async (path) => {
    const { status, headers } = await get(path);
    expect([status, headers['location']]).toEqual([302, '/console/']);
  });

  test('has files that browsers keep for ever', async () => {
    const { headers, body } = await get('/console/assets/main-1a2b.js');
    expect(body.toString()).toBe(SCRIPT);
    expect(headers['content-type']).toMatch(/^(text|application)\/javascript; charset=utf-8$/i);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['x-content-type-options']).toBe('nosniff');
    const again = await get('/console/assets/main-1a2b.js', {
      'if-none-match': String(headers['etag']),
    });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  test('sends what the build compressed', async () => {
    const { headers, body } = await get('/console/assets/main-1a2b.js', {
      'accept-encoding': 'gzip, br',
    });
    expect(headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(body).toString()).toBe(SCRIPT);
    const page = await get('/console/', { 'accept-encoding': 'gzip, br' });
    expect([page.status, page.body.toString()]).toEqual([200, PAGE]);
  });

  test('runs nothing but its own files, and nobody frames it', async () => {
    const { headers } = await get('/console/');
    expect(headers['content-security-policy']).toBe(
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; object-src 'none'",
    );
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-frame-options']).toBe('DENY');
  });

  test('answers 404 for a file of another build', async () => {
    const { status, headers } = await get('/console/assets/main-gone.js');
    expect(status).toBe(404);
    expect(headers['cache-control']).toBe('no-store');
  });

  test.each([
    '/console/../secret.txt',
    '/console/..%2fsecret.txt',
    '/console/%2e%2e/secret.txt',
    '/console/assets/../../secret.txt',
    '/console/..%5csecret.txt',
    '/console//etc/passwd',
    '/console/%00',
  ])('shows nothing outside its folder: %s', async (path) => {
    expect((await get(path)).body.toString()).not.toMatch(/secret$|root:/);
  });

  test('loads whole, however many files it has', async () => {
    const answers = await Promise.all(
      Array.from({ length: LIMIT * 4 }, () => get('/console/assets/main-1a2b.js')),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
  });

  test('that is not built says how to build it', async () => {
    const { status, headers, body } = await get('/console/', {}, portOf(bare));
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(body.toString()).toContain('npm run build');
  });
});
