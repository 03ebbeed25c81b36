import { EventStoreDBClient, type BaseOptions } from '@eventstore/db-client';
import { parse, unreadable } from './connection-string.js';

interface Channel {
  close(): void;
}

/** What of the client (6.2.1) is not meant for callers. */
interface Inside {
  /** Whether to use a call that not all servers know. */
  supports: () => Promise<boolean>;
  createChannel: () => Promise<Channel>;
}

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
  #lastHeard = performance.now();

  /** @throws RangeError for what is no connection string; Error when it names a certificate that is not there */
  constructor(connectionString: string) {
    const { address, credentials } = parse(connectionString);
    this.#address = address;
    this.options = { requiresLeader: true, ...(credentials && { credentials }) };
    this.#wire = connect(address);
  }

  get client(): EventStoreDBClient {
    return this.#wire.client;
  }

  /** Something came from the server. */
  heard(): void {
    this.#lastHeard = performance.now();
  }

  /** A call got no answer. If nothing at all came since it began (performance.now()), the next one has a connection of its own. */
  silentSince(beginning: number): void {
    if (this.#lastHeard >= beginning) return;
    const mute = this.#wire;
    this.#wire = connect(this.#address);
    this.heard();
    mute.close();
  }

  close(): void {
    this.#wire.close();
  }
}

/** The client's own `dispose` is of no use here: it cancels reads, and a read that is cancelled ends as if all had been read. */
function connect(address: string): Wire {
  const client = open(address);
  const inside = client as unknown as Inside;
  const createChannel = inside.createChannel;
  let channel: Channel | undefined;
  let isClosed = false;
  inside.supports = () => Promise.resolve(false);
  inside.createChannel = async () => {
    channel = await createChannel();
    if (isClosed) channel.close();
    return channel;
  };
  const close = (): void => {
    isClosed = true;
    channel?.close();
  };
  return { client, close };
}

function open(address: string): EventStoreDBClient {
  try {
    return EventStoreDBClient.connectionString(address);
  } catch (error) {
    const isAboutForm = typeof error === 'object' && error !== null && 'location' in error;
    throw isAboutForm ? unreadable() : error;
  }
}
