import { EventStoreDBClient, type BaseOptions } from '@eventstore/db-client';
import { guardAnswers } from './guarded-answers.js';
import { limitGossip, parse, unreadable } from './connection-string.js';

interface Channel {
  close(): void;
  getConnectivityState(tryToConnect: boolean): number;
}

interface GrpcClient {
  getChannel(): Channel;
}

type Action<T> = (client: GrpcClient) => Promise<T>;

/** What of the client (6.2.1) is not meant for callers. */
interface Inside {
  /** Whether to use a call that not all servers know. */
  supports: () => Promise<boolean>;
  createChannel: () => Promise<Channel>;
  /** Runs an append or a deletion. */
  execute: <T>(kind: unknown, name: string, action: Action<T>) => Promise<T>;
  /** Reconnects where an error says so. It is called without waiting for it. */
  handleError: (client: GrpcClient, error: unknown) => Promise<void>;
}

/** State of a gRPC channel that takes no more calls. */
const SHUTDOWN = 4;

interface Wire {
  readonly client: EventStoreDBClient;
  /** Calls under way come to their end; no new ones can be made. */
  close(): void;
}

/**
 * The client, replaced by a new one where a peer holds its connection and says nothing: the client itself reconnects only after an error.
 *
 * It is made to send every append as a call of its own. Otherwise it would send all through one call ("batch append"), whose waiting
 * requests, those of all clients of a process, are in one map: an error of one empties it, and an answer to another then throws in
 * an event handler, which ends the process (dist/streams/appendToStream/batchAppend.js).
 */
export class Connection {
  /** For every call: only a leader has all that is acknowledged. */
  readonly options: BaseOptions;
  readonly #address: string;
  #wire: Wire;
  #lastAnswer = performance.now();

  /**
   * @param call milliseconds that a call waits for an answer; discovery waits less for a node
   * @throws RangeError for what is no connection string; Error when it names a certificate that is not there
   */
  constructor(connectionString: string, call: number) {
    const { address, credentials } = parse(connectionString);
    this.#address = limitGossip(address, call);
    this.options = { requiresLeader: true, ...(credentials && { credentials }) };
    this.#wire = connect(this.#address);
  }

  get client(): EventStoreDBClient {
    return this.#wire.client;
  }

  /** A call got an answer or a part of it. A subscription does not count: its connection may be another, to a node that led before. */
  answered(): void {
    this.#lastAnswer = performance.now();
  }

  /** A call got no answer. If no call got one since it began (performance.now()), the next one has a connection of its own. */
  silentSince(beginning: number): void {
    if (this.#lastAnswer >= beginning) return;
    const mute = this.#wire;
    this.#wire = connect(this.#address);
    this.answered();
    mute.close();
  }

  close(): void {
    this.#wire.close();
  }
}

/**
 * The client's own `dispose` is of no use here: it cancels reads, and a read that is cancelled ends as if all had been read.
 *
 * A channel that is closed throws when it is called. The client appends in a promise whose executor is asynchronous, and reconnects
 * without waiting for it, so an error of either would end the process: it is thrown earlier, or dropped.
 */
function connect(address: string): Wire {
  const client = open(address);
  guardAnswers(client);
  const inside = client as unknown as Inside;
  const { createChannel, execute, handleError } = inside;
  let channel: Channel | undefined;
  let isClosed = false;
  inside.supports = () => Promise.resolve(false);
  inside.createChannel = async () => {
    channel = await createChannel();
    if (!isClosed) return channel;
    channel.close();
    throw new ChannelClosed();
  };
  inside.execute = (kind, name, action) =>
    execute(kind, name, (grpc) => {
      if (grpc.getChannel().getConnectivityState(false) === SHUTDOWN) throw new ChannelClosed();
      return action(grpc);
    });
  inside.handleError = (grpc, error) => handleError(grpc, error).catch(() => undefined);
  const close = (): void => {
    isClosed = true;
    channel?.close();
  };
  return { client, close };
}

/** The connection was replaced or lost while the call waited for it. */
class ChannelClosed extends Error {
  constructor() {
    super('The connection was closed before the call was sent.');
    this.name = 'ChannelClosed';
  }
}

function open(address: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(address);
  } catch (error) {
    const isAboutForm = typeof error === 'object' && error !== null && 'location' in error;
    throw isAboutForm ? unreadable() : error;
  }
}
