/**
 * Runs a spec file by jest's own test runner, jest-circus, except that node loads the file and all that it imports, as it loads the
 * product. A worker so loads a module once, whereas jest alone loads it anew for every file: that took most of the time.
 * Files of a worker therefore share the state of modules.
 */
import '../typescript.mjs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import runByCircus from 'jest-circus/runner';
import { useGlobals } from './globals.mjs';

const require = createRequire(import.meta.url);

export default function runSpecFile(globalConfig, config, environment, runtime, file, report) {
  process.setSourceMapsEnabled(true);
  Error.prepareStackTrace = undefined;
  runtime.requireInternalModule = loadAnew;
  runtime.unstable_shouldLoadAsEsm = () => true;
  runtime.unstable_importModule = async (path) => {
    useGlobals(runtime.requireModuleOrMock(path, '@jest/globals'));
    await import(pathToFileURL(path));
  };
  return (runByCircus.default ?? runByCircus)(globalConfig, config, environment, runtime, file, report);
}

/** jest-circus has the tests of one file in its state. */
function loadAnew(path) {
  delete globalThis[Symbol.for('EVENT_HANDLERS')];
  delete require.cache[path];
  return require(path);
}
