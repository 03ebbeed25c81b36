import { afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { jsonEvent, NO_STREAM } from '@eventstore/db-client';
import { Connection } from '../../../libs/kit/eventstoredb/connection.js';
import { inAnotherProcess } from '../../support/another-process.js';
import { LoopbackServer } from '../../support/eventstoredb/loopback/loopback-server.js';
import type { Outcomes } from '../../support/eventstoredb/silent-members.js';

const STARTS = 25;
const STREAMS = 20;

/** In a process of its own: an error that nobody catches is counted, and would have ended the product. */
const PROGRAM = `
const uncaught = [];
for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, (error) => uncaught.push(String(error?.stack ?? error)));
const { freezeLeaderUnderLoad, loseLeaderDuringDiscovery, startUnderSilence } = await import('./test/support/eventstoredb/silent-members.ts');
const [leader, follower, load, lost] = await Promise.all([startUnderSilence(${STARTS}, 0), startUnderSilence(${STARTS}, 1), freezeLeaderUnderLoad(${STREAMS}), loseLeaderDuringDiscovery()]);
console.log(JSON.stringify({ leader, follower, load, lost, uncaught }));
process.exit();
`;

interface Said {
  readonly leader: Outcomes;
  readonly follower: Outcomes;
  readonly load: Outcomes & { readonly kept: number };
  readonly lost: Outcomes;
  readonly uncaught: readonly string[];
}

describe('members that take connections and then say nothing', () => {
  let said: Said;
  beforeAll(async () => {
    said = (await inAnotherProcess(PROGRAM)).said as Said;
  });

  test('no error is left uncaught in fifty starts, under load and in discovery', () => {
    expect(said.uncaught).toEqual([]);
  });

  test('starts with a silent follower find the leader', () => {
    expect(said.follower).toEqual({ ok: STARTS, unavailable: 0, other: [] });
  });

  test('starts with a silent leader append once another one leads', () => {
    expect(said.leader).toEqual({ ok: STARTS, unavailable: 0, other: [] });
  });

  test('appends under load go on at the new leader when the old one freezes', () => {
    const { ok, unavailable, other, kept } = said.load;
    expect({ unavailable, other }).toEqual({ unavailable: 0, other: [] });
    expect(ok).toBeGreaterThan(STREAMS);
    expect(kept).toBe(ok);
  });

  test('an append waits for a discovery that fails at first', () => {
    expect(said.lost).toEqual({ ok: 3, unavailable: 0, other: [] });
  });
});

let server: LoopbackServer | undefined;
afterEach(() => server?.close());

test('an append that meets a closing connection is refused', async () => {
  server = await LoopbackServer.start();
  const connection = new Connection(server.connectionString, 2_000);
  const append = (stream: string) =>
    connection.client.appendToStream(stream, [jsonEvent({ type: 'Happened', data: {} })], {
      ...connection.options,
      expectedRevision: NO_STREAM,
    });
  await append('first');
  const second = append('second');
  connection.close();
  await expect(second).rejects.toThrow(/connection was closed/);
});
