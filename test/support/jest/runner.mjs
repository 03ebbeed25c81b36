/**
 * Runs a spec file by jest's own jest-circus, but lets node load the file and all that it imports, as it loads the product. So each
 * worker loads the product once. Jest's own loader would load it again for every file, which took most of the time.
 * Two files in one worker therefore share the state of modules: what a spec changes there, it puts back. A helper that several specs
 * import runs once, so its hooks (afterEach…) are called by the spec, or by a function that the spec calls.
 */
import '../typescript.mjs';
import circus from 'jest-circus/runner';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { useGlobals } from './globals.mjs';

const require = createRequire(import.meta.url);

export default function runSpecFile(globalConfig, config, environment, runtime, file, report) {
  // Stack traces by node's own source maps: those of jest are of what jest compiled.
  process.setSourceMapsEnabled(true);
  Error.prepareStackTrace = undefined;
  runtime.requireInternalModule = requireAnew;
  runtime.unstable_shouldLoadAsEsm = () => true;
  runtime.unstable_importModule = async (path) => {
    useGlobals(runtime.requireModuleOrMock(path, '@jest/globals'));
    await import(pathToFileURL(path));
  };
  return circus.default(globalConfig, config, environment, runtime, file, report);
}

const hooks = require('node:async_hooks');
const { AsyncLocalStorage } = hooks;
const context = new AsyncLocalStorage();
/** On Node 20, each further AsyncLocalStorage slows down everything that awaits. Newer versions do not, and forbid the replacement. */
const isReplaceable =
  Object.getOwnPropertyDescriptor(hooks, 'AsyncLocalStorage')?.writable === true;

/** Loads jest-circus anew, because it holds the tests of one file. It shares one AsyncLocalStorage where that matters. */
function requireAnew(path) {
  delete globalThis[Symbol.for('EVENT_HANDLERS')];
  delete require.cache[path];
  if (!isReplaceable) return require(path);
  hooks.AsyncLocalStorage = function () {
    return context;
  };
  try {
    return require(path);
  } finally {
    hooks.AsyncLocalStorage = AsyncLocalStorage;
  }
}
