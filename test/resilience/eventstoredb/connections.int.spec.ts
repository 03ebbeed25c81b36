import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { EventStoreDbEventStore } from '#kit/eventstoredb';
import { StoreUnavailable } from '#kit/eventsourcing';
import {
  accepted,
  begin,
  newEvents,
  newStream,
} from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { Follower } from '../../../libs/kit/eventsourcing/testing/test-subscriber.js';
import { eventsOf } from '../../../libs/kit/eventsourcing/testing/read-checks.js';
import { elect, membersString, startCluster } from '../../support/eventstoredb/loopback-cluster.js';
import { QUICK } from '../../support/eventstoredb/loopback-log.js';
import { selfSigned } from '../../support/eventstoredb/loopback/certificate.js';
import {
  LoopbackServer,
  type LoopbackOptions,
} from '../../support/eventstoredb/loopback/loopback-server.js';

const toClose: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const each of toClose.splice(0).reverse()) await each.close();
});

async function start(options: LoopbackOptions = {}): Promise<LoopbackServer> {
  const server = await LoopbackServer.start(options);
  toClose.push(server);
  return server;
}

function open(connectionString: string): EventStoreDbEventStore {
  const store = new EventStoreDbEventStore({ connectionString, ...QUICK });
  toClose.push(store);
  return store;
}

/** A cluster that is closed after the test. */
async function openCluster(size: number): Promise<LoopbackServer[]> {
  const members = await startCluster(size);
  toClose.push(...members);
  return members;
}

const append = (store: EventStoreDbEventStore) =>
  store.append({ stream: newStream(), expected: 'none', events: newEvents(2) });

describe('a cluster', () => {
  test('a node that does not lead names the leader, and the leader is asked', async () => {
    const [leader, follower] = (await openCluster(2)) as [LoopbackServer, LoopbackServer];
    const store = open(follower.connectionString);
    const { position } = accepted(await append(store));
    expect(await store.head()).toBe(position);
    expect(await open(follower.connectionString).readAll('', 10)).toMatchObject({
      next: position,
      caughtUp: true,
    });
    expect(leader.faults.seen.append).toBe(1);
  });

  test('the leader is found among several, and found again when another one leads', async () => {
    const members = await openCluster(3);
    const store = open(membersString(members));
    const reader = new Follower(store, '');
    await begin(store, newStream(), newEvents(2));
    for (const [turn, leader] of [1, 2, 0, 1].entries()) {
      const [before, after] = [members.find(({ faults }) => !faults.leader), members[leader]];
      elect(members, leader);
      if (turn % 2 === 0) await before?.front.down();
      accepted(await append(store));
      if (turn % 2 === 0) await before?.front.up();
      expect(after?.faults.seen.append).toBeGreaterThan(0);
    }
    await reader.reached(await store.head());
    await reader.stop();
    expect(reader.events).toHaveLength(10);
    expect(reader.events).toEqual(await eventsOf(store, ''));
  });

  test('of which no node is there is unavailable', async () => {
    const members = await openCluster(2);
    for (const { front } of members) await front.down();
    const store = new EventStoreDbEventStore({
      connectionString: `${membersString(members)}&maxDiscoverAttempts=2&discoveryInterval=10`,
      timeouts: { call: 200, patience: 300 },
    });
    await expect(append(store)).rejects.toThrow(StoreUnavailable);
    await expect(store.head()).rejects.toThrow(StoreUnavailable);
    await store.close();
  });
});

describe('TLS and credentials', () => {
  const credentials = { username: 'ledger', password: 'p:w@r/d?' };
  const known = `${encodeURIComponent(credentials.username)}:${encodeURIComponent(credentials.password)}`;

  test('go over the wire, and nothing goes without them', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'volunteer-ledger-tls-'));
    const tls = selfSigned();
    const file = join(directory, 'ca.pem');
    await writeFile(file, tls.certificate);
    const server = await start({ tls, credentials });
    const target = `${server.host}?tls=true&tlsCAFile=${encodeURIComponent(file)}`;

    const store = open(`esdb://${known}@${target}`);
    const { position } = accepted(await append(store));
    expect(await store.head()).toBe(position);
    const reader = new Follower(store, '');
    await reader.reached(position);
    await reader.stop();

    await expect(append(open(`esdb://${target}`))).rejects.toThrow(/denies access/);
    await expect(open(`kurrentdb://${known}x@${target}`).head()).rejects.toThrow(/denies access/);
    const untrusted = new EventStoreDbEventStore({
      connectionString: `esdb://${known}@${server.host}`,
      timeouts: { patience: 100 },
    });
    await expect(append(untrusted)).rejects.toThrow(StoreUnavailable);
    await untrusted.close();
    await rm(directory, { recursive: true });
  });

  test('a connection string never shows its password, whatever is wrong with it', () => {
    const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const [secret, wrong] = ['verysecret', [] as string[]];
    for (const rest of [
      '',
      '@',
      '@host:port',
      '@host?tls',
      '@host:1?keepAliveInterval=x',
      '@a:1:2',
      '%zz@host:1',
    ]) {
      for (const scheme of ['esdb://', 'esdb+discover://', 'http://', ''])
        wrong.push(`${scheme}me:${secret}${rest}`);
    }
    for (const connectionString of wrong)
      expect(() => new EventStoreDbEventStore({ connectionString })).toThrow(RangeError);
    for (const connectionString of wrong) {
      try {
        void new EventStoreDbEventStore({ connectionString });
      } catch (error) {
        expect(
          JSON.stringify([
            (error as Error).message,
            (error as Error).stack,
            error,
            (error as Error).cause,
          ]),
        ).not.toContain(secret);
      }
    }
    void new EventStoreDbEventStore({
      connectionString: `esdb://me:${secret}@host:1?unheardOf=1&tlsVerifyCert=false`,
    });
    expect(JSON.stringify(warn.mock.calls)).not.toContain(secret);
    expect(warn).toHaveBeenCalled();
    warn.mockRestore();
  });

  test('a certificate that is not there is named', () => {
    const connectionString = 'esdb://host:1?tls=true&tlsCAFile=/nowhere/ca.pem';
    expect(() => new EventStoreDbEventStore({ connectionString })).toThrow(/certificate/);
  });

  test('a prefix that would need care on the server is refused', () => {
    for (const streamPrefix of ['$', 'a.b', 'ä', 'a b']) {
      expect(
        () =>
          new EventStoreDbEventStore({ connectionString: 'esdb://host:1?tls=false', streamPrefix }),
      ).toThrow(RangeError);
    }
  });
});
