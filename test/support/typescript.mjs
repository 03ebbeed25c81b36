/**
 * Lets plain node run our TypeScript as it stands, without a build: `node --import ./test/support/typescript.mjs apps/cli/main.ts`.
 * For what jest does not transform: its global set-up, and processes that specs start (and kill).
 */
import { existsSync } from 'node:fs';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';

const ROOT = new URL('../../', import.meta.url);

if (isMainThread) register(import.meta.url);

/** `#name` is the lib's door, and `./x.js` the `x.ts` beside it. */
export function resolve(specifier, context, next) {
  const inner = /^#([a-z/-]+)$/.exec(specifier);
  if (inner) return next(new URL(`libs/${inner[1]}/index.ts`, ROOT).href, context);
  if (!/^(\.|file:)/.test(specifier) || !specifier.endsWith('.js')) return next(specifier, context);
  const source = new URL(specifier.replace(/js$/, 'ts'), context.parentURL);
  return next(existsSync(source) ? source.href : specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { compile } = await import('./compile.mjs');
  return { format: 'module', source: await compile(fileURLToPath(url)), shortCircuit: true };
}
