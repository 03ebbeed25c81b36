import { setTimeout as pause } from 'node:timers/promises';
import { EventStoreDbEventStore } from '#kit/eventstoredb';
import { StoreUnavailable } from '#kit/eventsourcing';
import { newEvents, newStream } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { Follower } from '../../../libs/kit/eventsourcing/testing/test-subscriber.js';
import { elect, membersString, startCluster } from './loopback-cluster.js';
import type { LoopbackServer } from './loopback/loopback-server.js';

/** How appends ended. */
export interface Outcomes {
  ok: number;
  unavailable: number;
  /** Any other end, in words. */
  readonly other: string[];
}

/** A call waits this long, which is enough for discovery to pass over one silent node. */
const CALL = 2_000;
const TIMEOUTS = { call: CALL, patience: 20_000, silence: 500 };
const MEMBERS = 3;
/** Bytes of a server after which connections fall silent: none, part of its settings, the settings, parts of answers. */
const STEP = 9;
/** The client's own time for a node, after which errors of a call that was given up come. */
const LATE = 5_500;

const open = (members: readonly LoopbackServer[]): EventStoreDbEventStore =>
  new EventStoreDbEventStore({ connectionString: membersString(members), timeouts: TIMEOUTS });

/** A member that takes connections, and then says nothing: each of its connections falls silent at another point. */
function silence({ front, faults }: LoopbackServer): void {
  let connections = 0;
  front.silenceAfter(() => STEP * connections++);
  faults.silent.add('append').add('read').add('subscribe');
}

async function append(store: EventStoreDbEventStore, outcomes: Outcomes): Promise<void> {
  try {
    const { outcome } = await store.append({
      stream: newStream(),
      expected: 'none',
      events: newEvents(1),
    });
    await store.head();
    if (outcome === 'ok') outcomes.ok++;
    else outcomes.other.push(outcome);
  } catch (error) {
    if (error instanceof StoreUnavailable) outcomes.unavailable++;
    else outcomes.other.push(String(error));
  }
}

/**
 * Starts so many stores on a cluster with a silent member, and lets each append once.
 * @param silent the member; if it leads, another one is elected after two seconds
 */
export async function startUnderSilence(count: number, silent: number): Promise<Outcomes> {
  const members = await startCluster(MEMBERS);
  silence(members[silent] as LoopbackServer);
  const outcomes: Outcomes = { ok: 0, unavailable: 0, other: [] };
  const stores = Array.from({ length: count }, () => open(members));
  const appending = stores.map((store) => append(store, outcomes));
  if (silent === 0) await pause(CALL).then(() => elect(members, 1));
  await Promise.all([...appending, pause(LATE)]);
  await Promise.all(stores.map((store) => store.close()));
  await Promise.all(members.map((member) => member.close()));
  return outcomes;
}

/** Freezes the leader while so many streams are appended to, elects another one later, and goes on until each has appended again. */
export async function freezeLeaderUnderLoad(streams: number): Promise<Outcomes & { kept: number }> {
  const members = await startCluster(MEMBERS);
  const [leader] = members as [LoopbackServer];
  const store = open(members);
  const outcomes: Outcomes = { ok: 0, unavailable: 0, other: [] };
  let isElected = false;
  const work = async (): Promise<void> => {
    while (!isElected) await append(store, outcomes);
    await append(store, outcomes);
  };
  const working = Array.from({ length: streams }, work);
  await pause(500);
  leader.front.mute();
  await pause(CALL / 2);
  elect(members, 1);
  isElected = true;
  await Promise.all([...working, pause(LATE)]);
  await store.close();
  await Promise.all(members.map((member) => member.close()));
  const kept = leader.log.records.filter(({ type }) => type === 'Happened').length;
  return { ...outcomes, kept };
}

/**
 * Breaks a subscription, which stayed with the node that led before, while the client looks for a leader and finds none: it reconnects
 * without waiting for itself.
 */
export async function loseLeaderDuringDiscovery(): Promise<Outcomes> {
  const members = await startCluster(2);
  const [old, leader] = members as [LoopbackServer, LoopbackServer];
  const store = new EventStoreDbEventStore({
    connectionString: `${membersString(members)}&maxDiscoverAttempts=1`,
    timeouts: TIMEOUTS,
  });
  const outcomes: Outcomes = { ok: 0, unavailable: 0, other: [] };
  await append(store, outcomes);
  const reader = new Follower(store, '');
  await reader.reached(await store.head());
  elect(members, 1);
  await append(store, outcomes);
  for (const { faults } of members) faults.silent.add('gossip');
  leader.front.drop();
  const appending = append(store, outcomes);
  await pause(300);
  old.front.drop();
  await pause(2 * CALL);
  for (const { faults } of members) faults.silent.clear();
  await appending;
  await reader.stop();
  await store.close();
  await Promise.all(members.map((member) => member.close()));
  return outcomes;
}
