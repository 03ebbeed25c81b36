/** The messages and services that the client's package ships as they are: it has no source of them, only what was generated. */
export { default as gossip } from '@eventstore/db-client/generated/gossip_pb.js';
export { GossipService } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
export { default as features } from '@eventstore/db-client/generated/serverfeatures_pb.js';
export { ServerFeaturesService } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
export { default as shared } from '@eventstore/db-client/generated/shared_pb.js';
export { default as streams } from '@eventstore/db-client/generated/streams_pb.js';
export { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb.js';

import type { IGossipServer } from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import type { IServerFeaturesServer } from '@eventstore/db-client/generated/serverfeatures_grpc_pb.js';
import type { IStreamsServer } from '@eventstore/db-client/generated/streams_grpc_pb.js';

export type AppendHandler = IStreamsServer['append'];
export type DeleteHandler = IStreamsServer['delete'];
export type ReadHandler = IStreamsServer['read'];
export type AppendCall = Parameters<AppendHandler>[0];
export type ReadCall = Parameters<ReadHandler>[0];
export type GossipHandler = IGossipServer['read'];
export type FeaturesHandler = IServerFeaturesServer['getSupportedMethods'];
