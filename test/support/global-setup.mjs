/**
 * Before all tests: the product as built, and one PostgreSQL for all of jest's workers, unless TEST_DATABASE_URL names one already.
 * Plain JavaScript, because TypeScript is only understood once this has been loaded.
 */
import './typescript.mjs';
import { buildUnlessBuilt } from './build.mjs';

export default async function setUp() {
  buildUnlessBuilt();
  process.env.TEST_RUN = `${process.pid}`;
  if (process.env.TEST_DATABASE_URL) return;
  const { startThrowAwayServer } = await import('./throw-away-server.ts');
  globalThis.volunteerLedgerTestServer = await startThrowAwayServer();
  process.env.TEST_DATABASE_URL = globalThis.volunteerLedgerTestServer.url;
}
