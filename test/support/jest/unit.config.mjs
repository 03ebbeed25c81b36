import { fileURLToPath } from 'node:url';
import config from '../../../jest.config.mjs';

/** `npm run test:unit`: the specs that need neither a build nor a database. */
const { globalSetup: _setup, globalTeardown: _teardown, ...rest } = config;

export default {
  ...rest,
  rootDir: fileURLToPath(new URL('../../../', import.meta.url)),
  testMatch: ['**/*.unit.spec.ts'],
};
