import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { EventStoreDbEventStore } from '#kit/eventstoredb';
import { StoreUnavailable } from '#kit/eventsourcing';
import { newEvents, newStream } from '../../../libs/kit/eventsourcing/testing/contract-check.js';
import { startGarbled, type Garble } from './garbled-server.js';
import { selfSigned } from './loopback/certificate.js';
import { Follower } from '../../../libs/kit/eventsourcing/testing/test-subscriber.js';
import { LoopbackServer } from './loopback/loopback-server.js';

/** What stands at the address of a store, and is none. */
export type Nonsense =
  | 'an HTTP/1 server'
  | 'random bytes'
  | 'a banner'
  | 'HTTP/2 frames of a length that is not theirs'
  | 'a server with TLS'
  | 'a server without TLS'
  | 'gossip without members'
  | 'broken in the middle'
  | 'closed at once';

/** The connection string does not fit them: they stay nonsense to it. */
export const LASTING: readonly Nonsense[] = ['a server with TLS', 'a server without TLS'];

const CALL = 500;
const TIMEOUTS = { call: CALL, patience: 2_000, silence: 500 };
/** Bytes after which connections break: within the settings of HTTP/2, its headers, and answers. */
const STEP = 7;
/** Errors of calls that were given up come until then. */
const LATE = 3_000;

/** A connection is tried again after pauses that grow. */
const LONGEST_RECOVERY = 30_000;

const HTTP1 =
  'HTTP/1.1 400 Bad Request\r\ncontent-type: text/html\r\ncontent-length: 5\r\n\r\nwhat?';
/** The settings of a server, and then a frame of headers that is longer than it says. */
const FRAMES = Buffer.concat([
  Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]),
  Buffer.from([0, 0, 9, 1, 4, 0, 0, 0, 1]),
  Buffer.alloc(64, 0xff),
]);

const ANSWERS: Readonly<Partial<Record<Nonsense, (socket: Socket) => void>>> = {
  'an HTTP/1 server': (socket) => void socket.end(HTTP1),
  'random bytes': (socket) => void socket.write(randomBytes(4_096)),
  'a banner': (socket) => void socket.write('220 mail.example.org ESMTP\r\n'),
  'HTTP/2 frames of a length that is not theirs': (socket) => void socket.write(FRAMES),
  'closed at once': (socket) => void socket.destroy(),
};

/** How the calls of one store ended. */
export interface Ends {
  readonly append: string;
  readonly read: string;
  /** Whether a store works at the same address once the nonsense has ended. */
  readonly after: string;
}

const endOf = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'ok',
    (error: unknown) => (error instanceof StoreUnavailable ? 'unavailable' : String(error)),
  );

async function arrange(nonsense: Nonsense): Promise<{ server: LoopbackServer; address: string }> {
  const tls = nonsense === 'a server with TLS' ? { tls: selfSigned() } : {};
  const server = await LoopbackServer.start(tls);
  let connections = 0;
  if (nonsense === 'gossip without members') server.faults.emptyGossip = true;
  if (nonsense === 'broken in the middle') server.front.breakAfter(() => STEP * connections++);
  const answer = ANSWERS[nonsense];
  if (answer) server.front.answerInstead(answer);
  const hosts =
    nonsense === 'gossip without members' ? `${server.host},${server.host}` : server.host;
  const isSecure = nonsense === 'a server without TLS';
  return { server, address: `esdb://${hosts}?tls=${isSecure}&maxDiscoverAttempts=3` };
}

/** Gives a store calls of every kind at such an address, and one more once the server makes sense. */
export async function meet(nonsense: Nonsense): Promise<Ends> {
  const { server, address } = await arrange(nonsense);
  const store = new EventStoreDbEventStore({ connectionString: address, timeouts: TIMEOUTS });
  const append = () =>
    endOf(store.append({ stream: newStream(), expected: 'none', events: newEvents(1) }));
  const follower = new Follower(store, '');
  follower.ended.catch(() => undefined);
  const [appended, read] = await Promise.all([append(), endOf(store.head())]);
  await pause(LATE);
  server.front.mend();
  server.faults.emptyGossip = false;
  const until = performance.now() + LONGEST_RECOVERY;
  let after = await append();
  while (!LASTING.includes(nonsense) && after === 'unavailable' && performance.now() < until)
    after = await append();
  await follower.stop().catch(() => undefined);
  await store.close();
  await server.close();
  return { append: appended, read, after };
}

/** Gives a store calls of every kind at a server whose messages are garbled. */
export async function meetGarbled(garble: Garble): Promise<Omit<Ends, 'after'>> {
  const server = await startGarbled(garble);
  const connectionString = `esdb://${server.host}?tls=false`;
  const store = new EventStoreDbEventStore({ connectionString, timeouts: TIMEOUTS });
  const follower = new Follower(store, '');
  follower.ended.catch(() => undefined);
  const stream = newStream();
  const [append, read] = await Promise.all([
    endOf(store.append({ stream, expected: 'none', events: newEvents(1) })),
    endOf(store.head()),
    endOf(store.readStream(stream)),
  ]);
  await pause(LATE);
  await follower.stop().catch(() => undefined);
  await store.close();
  server.close();
  return { append, read };
}
