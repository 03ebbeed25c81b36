/** Loads the files under mutation with all their mutants inside; everything else as it is. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compile } from '../support/compile.mjs';
import { instrument } from './mutants.mjs';

let firsts;
export function initialize(data) {
  firsts = new Map(data);
}

export async function load(url, context, next) {
  const path = url.startsWith('file:') ? fileURLToPath(url) : '';
  if (!firsts.has(path)) return next(url, context);
  const { text } = instrument(path, readFileSync(path, 'utf8'), firsts.get(path));
  return { format: 'module', source: await compile(path, text), shortCircuit: true };
}
