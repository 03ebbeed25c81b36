/** After all tests: ends the server that the global set-up started, or leaves yours as it was. */
import { dropDatabase, templateName } from './test-database.js';

export default async function tearDown() {
  const { volunteerLedgerTestServer: server } = globalThis;
  await (server ? server.drop() : dropDatabase(process.env.TEST_DATABASE_URL, templateName()));
}
