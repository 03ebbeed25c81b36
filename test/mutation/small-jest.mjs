/**
 * As much of jest as pure specs need, so that the same tests can run again and again in one process: with another mutant each time.
 */
import { createRequire } from 'node:module';
import { useGlobals } from '../support/jest/globals.mjs';

const ofCircus = createRequire(createRequire(import.meta.url).resolve('jest-circus/package.json'));
const { jestExpect: expect } = ofCircus('@jest/expect');
const { bind } = ofCircus('jest-each');
const { ModuleMocker } = createRequire(import.meta.url)('jest-mock');

const mocker = new ModuleMocker(globalThis);
const tests = [];
let scope = { name: '', before: [], after: [], parent: undefined };

function describe(name, body) {
  scope = { name: `${scope.name} ${name}`, before: [], after: [], parent: scope };
  body();
  scope = scope.parent;
}
const test = (name, body) => void tests.push({ name: `${scope.name} ${name}`.trim(), body, scope });
describe.each = bind(describe, false);
test.each = bind(test);
const jest = { fn: mocker.fn.bind(mocker), spyOn: mocker.spyOn.bind(mocker) };
useGlobals({
  describe,
  expect,
  it: test,
  jest,
  test,
  beforeAll: (hook) => scope.before.push(once(hook)),
  afterAll: () => undefined,
  beforeEach: (hook) => scope.before.push(hook),
  afterEach: (hook) => scope.after.push(hook),
});

function once(hook) {
  let done;
  return () => (done ??= Promise.resolve(hook()));
}
const scopesOf = (one) => (one ? [...scopesOf(one.parent), one] : []);

/** The tests of these spec files. */
export async function collect(files) {
  for (const file of files) await import(file);
  return tests;
}

/** Runs a test. @throws what it fails with */
export async function run({ body, scope: of }) {
  const scopes = scopesOf(of);
  try {
    for (const { before } of scopes) for (const hook of before) await hook();
    await body();
  } finally {
    for (const { after } of scopes.toReversed()) for (const hook of after) await hook();
    mocker.restoreAllMocks();
  }
}
