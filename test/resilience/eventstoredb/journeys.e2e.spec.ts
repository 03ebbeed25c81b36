import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { runJourneyFiles } from '../../support/ledger-process.js';
import { LoopbackServer } from '../../support/eventstoredb/loopback/loopback-server.js';

let server: LoopbackServer;
beforeAll(async () => {
  server = await LoopbackServer.start();
});
afterAll(() => server.close());

/** The runner in a process of its own, with no more than the event store's address; what it printed. */
async function play(...files: readonly string[]): Promise<string> {
  const names = files.map((file) => `test/journeys/${file}.yaml`);
  const { output, complaints } = await runJourneyFiles(names, {
    EVENT_STORE_URL: server.connectionString,
  });
  return output + complaints;
}

test('journeys pass on EventStoreDB and remove only their own streams', async () => {
  server.log.writeForeign('ledger-registration-1', 'ApplicationSubmitted');
  expect(await play('01-slot-with-manager', '02-mentoring', '09-erased-and-left')).toContain(
    '3 passed, 0 failed',
  );
  const streams = [...new Set(server.log.records.map(({ stream }) => stream))].filter(
    (stream) => !stream.startsWith('$'),
  );
  expect(streams.length).toBeGreaterThan(20);
  expect(streams.filter((stream) => server.log.stream(stream).length > 0)).toEqual([
    'ledger-registration-1',
  ]);
}, 600_000);
