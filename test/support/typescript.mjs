/**
 * Lets plain node run our TypeScript as it stands, without a build: `node --import ./test/support/typescript.mjs apps/cli/main.ts`.
 * For jest, its global set-up, and processes that specs start (and kill). Compiled code is cached by content.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

const ROOT = new URL('../../', import.meta.url);
const CACHE = new URL('node_modules/.cache/volunteer-ledger-specs/', ROOT);

if (isMainThread) register(import.meta.url);

/** `#tier/lib` is that lib's index.ts, `./x.js` the `x.ts` beside it, and jest's globals are those of the running spec file. */
export function resolve(specifier, context, next) {
  if (specifier === '@jest/globals')
    return next(new URL('jest/globals.mjs', import.meta.url).href, context);
  const lib = /^#([a-z-]+\/[a-z-]+)$/.exec(specifier)?.[1];
  if (lib) return next(new URL(`libs/${lib}/index.ts`, ROOT).href, context);
  if (!/^(\.|file:)/.test(specifier) || !specifier.endsWith('.js')) return next(specifier, context);
  const source = new URL(specifier.replace(/js$/, 'ts'), context.parentURL);
  return next(existsSync(source) ? source.href : specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const text = readFileSync(filename, 'utf8');
  const cached = cachePath(filename, text);
  return {
    format: 'module',
    source: readIfThere(cached) ?? (await compileInto(cached, filename, text)),
    shortCircuit: true,
  };
}

let salt;
/** A path that depends on everything that the compiled code depends on. */
function cachePath(filename, text) {
  salt ??= ['.swcrc', 'node_modules/@swc/core/package.json']
    .map((file) => readFileSync(new URL(file, ROOT), 'utf8'))
    .join('');
  const hash = createHash('sha256').update(salt).update(filename).update(text).digest('hex');
  return new URL(`${hash}.js`, CACHE);
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

async function compileInto(path, filename, text) {
  const { compile } = await import('./compile.mjs');
  const code = await compile(filename, text);
  try {
    const temporary = new URL(`${path.href}.${process.pid}`);
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(temporary, code);
    renameSync(temporary, path);
  } catch {
    // Without write access to the cache, each process compiles for itself.
  }
  return code;
}
