/** After all tests: ends the server that the global set-up started. */
export default async function tearDown() {
  await globalThis.volunteerLedgerTestServer?.drop();
}
