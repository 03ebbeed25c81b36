import { fileURLToPath } from 'node:url';
import config from '../../../jest.config.mjs';

/** `npm run test:unit`: the specs that need neither a build nor a database. */
const unit = { ...config };
delete unit.globalSetup;
delete unit.globalTeardown;

export default {
  ...unit,
  rootDir: fileURLToPath(new URL('../../../', import.meta.url)),
  testMatch: ['**/*.unit.spec.ts'],
};
