/**
 * A process in which mutants are tried one after the other: it loads the specs once, learns which tests reach which mutant, and runs
 * those with the mutant switched on until one fails. It reports each mutant to its parent, which ends it when a mutant loops for ever.
 */
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
import '../support/typescript.mjs';

const { firsts, specs, numbers, atLoad } = JSON.parse(process.env['MUTATION']);
let active = atLoad ?? -1;
let reached;
globalThis.mutant = (number) => {
  reached?.add(number);
  return number === active;
};
register('./loader.mjs', import.meta.url, { data: firsts });
const { collect, run } = await import('./small-jest.mjs');

const passes = (test) =>
  run(test).then(
    () => true,
    () => false,
  );
const report = (message) => new Promise((resolve) => process.send(message, resolve));

if (atLoad !== undefined) {
  let killed = false;
  try {
    for (const test of await collect(specs.map((file) => pathToFileURL(file).href)))
      if (!killed) killed = !(await passes(test));
  } catch {
    killed = true;
  }
  await report({ number: atLoad, killed });
  process.exit();
}

const tests = await collect(specs.map((file) => pathToFileURL(file).href));
const reachedBy = new Map();
for (const test of tests) {
  reached = new Set();
  const began = performance.now();
  if (!(await passes(test))) throw new Error(`Fails without any mutant: ${test.name}`);
  test.milliseconds = performance.now() - began;
  for (const number of reached) reachedBy.set(number, [...(reachedBy.get(number) ?? []), test]);
}
reached = undefined;
await report({ ready: tests.length });
for (const number of numbers) {
  const those = (reachedBy.get(number) ?? []).toSorted((a, b) => a.milliseconds - b.milliseconds);
  await report({ begun: number });
  active = number;
  let killed = false;
  for (const test of those) {
    killed = !(await passes(test));
    if (killed) break;
  }
  active = -1;
  await report({ number, killed, unreached: those.length === 0 });
}
process.exit();
