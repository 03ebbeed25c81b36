import { createRequire } from 'node:module';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import { StreamsService, type IStreamsServer } from '@eventstore/db-client/generated/streams_grpc_pb.js';

export const x = new streams.ReadResp();
export type R = ReadReq;
export type Q = streams.ReadReq.Options;
export const s = StreamsService;
export type H = IStreamsServer['read'];
console.log(s, x, createRequire);
