/** After all tests: ends the server that the global set-up started, or leaves yours as it was. */
import { demoTemplateName, dropDatabase, templateName } from './test-database.js';

export default async function tearDown() {
  const { volunteerLedgerTestServer: server } = globalThis;
  if (server) return server.drop();
  for (const name of [templateName(), demoTemplateName()])
    await dropDatabase(process.env.TEST_DATABASE_URL, name);
}
