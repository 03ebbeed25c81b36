import { promisify } from 'node:util';
import { Server, ServerCredentials, type Metadata } from '@grpc/grpc-js';
import { appending, type Node, type SizeLimits } from './appending.js';
import type { Certificate } from './certificate.js';
import { deleting } from './deleting.js';
import { Faults } from './faults.js';
import { Front } from './front.js';
import {
  features,
  gossip,
  GossipService,
  ServerFeaturesService,
  shared,
  StreamsService,
  type FeaturesHandler,
  type GossipHandler,
} from './protocol.js';
import { reading } from './reading.js';
import { refusals, type Refusal } from './refusals.js';
import { ServerLog } from './server-log.js';

const { LEADER, FOLLOWER } = gossip.MemberInfo.VNodeState;
const MIB = 1024 * 1024;

export interface LoopbackOptions {
  /** Left out: one of its own. Servers of a cluster share one. */
  readonly log?: ServerLog;
  readonly limits?: SizeLimits;
  /** Left out: no TLS. */
  readonly tls?: Certificate;
  /** Left out: everyone may do everything, as with a server started with --insecure. */
  readonly credentials?: { readonly username: string; readonly password: string };
}

/**
 * A server that speaks the protocol of EventStoreDB and KurrentDB from the client package's own service definitions, for the calls that
 * the adapter makes. A tool for tests: in memory, on the loopback interface, with knobs for faults. Beside each answer stands where
 * the real server's behaviour was read; docs/eventstoredb.md says what no real server has confirmed.
 */
export class LoopbackServer {
  readonly faults = new Faults();
  readonly log: ServerLog;
  /** The servers of its cluster, as it knows them; itself if it has none. */
  members: readonly LoopbackServer[] = [this];
  readonly #server = new Server({ 'grpc.max_receive_message_length': 16 * MIB });
  #front = new Front(0);

  private constructor(private readonly options: LoopbackOptions) {
    this.log = options.log ?? new ServerLog();
    const { log, faults } = this;
    const limits = options.limits ?? { append: 256 * MIB, event: 16 * MIB };
    const node: Node = { log, faults, limits, admit: (metadata) => this.#admit(metadata) };
    this.#server.addService(StreamsService, {
      append: appending(node),
      read: reading(node),
      delete: deleting(node),
    });
    this.#server.addService(ServerFeaturesService, { getSupportedMethods });
    this.#server.addService(GossipService, { read: this.#gossip() });
  }

  static async start(options: LoopbackOptions = {}): Promise<LoopbackServer> {
    const server = new LoopbackServer(options);
    const { tls } = options;
    const pair = tls && {
      private_key: Buffer.from(tls.key),
      cert_chain: Buffer.from(tls.certificate),
    };
    const credentials = pair
      ? ServerCredentials.createSsl(null, [pair])
      : ServerCredentials.createInsecure();
    const bind = promisify(server.#server.bindAsync.bind(server.#server));
    server.#front = new Front(await bind('127.0.0.1:0', credentials));
    await server.#front.up();
    return server;
  }

  /** The connections of clients. */
  get front(): Front {
    return this.#front;
  }

  get host(): string {
    return `127.0.0.1:${this.#front.port}`;
  }

  /** To this server alone, without TLS. */
  get connectionString(): string {
    return `esdb://${this.host}?tls=false`;
  }

  async close(): Promise<void> {
    await this.#front.down();
    this.#server.forceShutdown();
  }

  /**
   * KurrentDB v26.0.3: authentication first, then access (Streams.*.cs), then a node that is not the leader refuses those who require
   * one (ClusterVNodeController.cs). By its default rights a real server refuses those without credentials only the whole log.
   */
  #admit(metadata: Metadata): Refusal | undefined {
    const { credentials } = this.options;
    const [authorization] = metadata.get('authorization');
    const token =
      credentials &&
      `Basic ${Buffer.from(`${credentials.username}:${credentials.password}`).toString('base64')}`;
    if (token !== undefined && authorization !== token)
      return authorization === undefined ? refusals.accessDenied() : refusals.unauthenticated();
    const { leader } = this.faults;
    return leader && metadata.get('requires-leader')[0] === 'true'
      ? refusals.notLeader(leader.host, leader.port)
      : undefined;
  }

  /** Gossip.Read: v26.0.3, src/KurrentDB.Core/Services/Transport/Grpc/Gossip.Read.cs. Asked for by discovery in clusters. */
  #gossip(): GossipHandler {
    return (_call, answer) => {
      if (this.faults.silent.has('gossip')) return;
      const known = this.faults.emptyGossip ? [] : this.members;
      const members = known.map((member) =>
        new gossip.MemberInfo()
          .setInstanceId(new shared.UUID().setString(crypto.randomUUID()))
          .setState(member.faults.leader ? FOLLOWER : LEADER)
          .setIsAlive(true)
          .setHttpEndPoint(
            new gossip.EndPoint().setAddress('127.0.0.1').setPort(member.front.port),
          ),
      );
      answer(null, new gossip.ClusterInfo().setMembersList(members));
    };
  }
}

/** v26.0.3, .../Transport/Grpc/ServerFeatures.cs. A client that asks is told of batch append, as by a real server; it is not spoken here. */
const getSupportedMethods: FeaturesHandler = (_call, answer) => {
  const methods = ['append', 'batchappend', 'read'].map((name) =>
    new features.SupportedMethod()
      .setServiceName('event_store.client.streams.streams')
      .setMethodName(name),
  );
  answer(
    null,
    new features.SupportedMethods().setEventStoreServerVersion('26.0.3').setMethodsList(methods),
  );
};
