/**
 * Specs run on node's own globals, not on copies in a context of their own, so that all files of a worker can share what they load.
 * What jest or a spec changed there is put back after each file.
 */
import { ModernFakeTimers } from '@jest/fake-timers';
import { ModuleMocker } from 'jest-mock';

export default class SharedEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  #console = globalThis.console;
  #exit = process.exit;
  #getBuiltinModule = process.getBuiltinModule;
  #env = process.env;

  constructor({ projectConfig: config }) {
    this.fakeTimersModern = new ModernFakeTimers({ config, global: globalThis });
    process.env = { ...this.#env };
  }

  /** Jest's own loader of modules, which nothing uses here, has meanwhile taken the place of this function. */
  async setup() {
    if (this.#getBuiltinModule) process.getBuiltinModule = this.#getBuiltinModule;
  }

  async teardown() {
    this.moduleMocker.restoreAllMocks();
    this.fakeTimersModern.dispose();
    process.exit = this.#exit;
    process.env = this.#env;
    globalThis.console = this.#console;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return null;
  }
}
