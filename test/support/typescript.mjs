/**
 * Lets plain node run our TypeScript as it stands, without a build: `node --import ./test/support/typescript.mjs apps/cli/main.ts`.
 * For jest, its global set-up, and processes that specs start (and kill). What was compiled is kept, by content.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

const ROOT = new URL('../../', import.meta.url);
const SETTINGS = new URL('.swcrc', ROOT);
const KEPT = new URL('node_modules/.cache/typescript/', ROOT);

if (isMainThread) register(import.meta.url);

/** `#name` is the lib's door, `./x.js` the `x.ts` beside it, and jest's globals are those of the spec file that runs. */
export function resolve(specifier, context, next) {
  if (specifier === '@jest/globals') return next(new URL('jest/globals.mjs', import.meta.url).href, context);
  const inner = /^#([a-z-]+(?:\/[a-z-]+)*)$/.exec(specifier);
  if (inner) return next(new URL(`libs/${inner[1]}/index.ts`, ROOT).href, context);
  if (!/^(\.|file:)/.test(specifier) || !specifier.endsWith('.js')) return next(specifier, context);
  const source = new URL(specifier.replace(/js$/, 'ts'), context.parentURL);
  return next(existsSync(source) ? source.href : specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const text = readFileSync(filename, 'utf8');
  return { format: 'module', source: kept(filename, text) ?? (await compile(filename, text)), shortCircuit: true };
}

let salt;
/** Where the compiled text is kept: by all that it depends on. */
function placeOf(filename, text) {
  salt ??= ['.swcrc', 'node_modules/@swc/core/package.json'].map((file) => readFileSync(new URL(file, ROOT), 'utf8')).join('');
  return new URL(`${createHash('sha256').update(salt).update(filename).update(text).digest('hex')}.js`, KEPT);
}

function kept(filename, text) {
  try {
    return readFileSync(placeOf(filename, text), 'utf8');
  } catch {
    return undefined;
  }
}

async function compile(filename, text) {
  const { transform } = await import('@swc/core');
  const { code } = await transform(text, { filename, configFile: fileURLToPath(SETTINGS), sourceMaps: 'inline' });
  try {
    const place = placeOf(filename, text);
    const part = new URL(`${place.href}.${process.pid}`);
    mkdirSync(KEPT, { recursive: true });
    writeFileSync(part, code);
    renameSync(part, place);
  } catch {
    // In a tree that may not be written to, it is compiled every time.
  }
  return code;
}
