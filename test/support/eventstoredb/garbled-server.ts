import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { Server, ServerCredentials, type UntypedServiceImplementation } from '@grpc/grpc-js';
import { StreamsService, streams } from './loopback/protocol.js';

/**
 * The messages of a server whose calls are those of the protocol: bytes that are no message, messages that hold nothing, or answers to
 * reads that have an event without any of its fields.
 */
export type Garble = 'bytes' | 'empty' | 'bare events';

const bareEvent = (): Uint8Array =>
  new streams.ReadResp()
    .setEvent(
      new streams.ReadResp.ReadEvent().setEvent(new streams.ReadResp.ReadEvent.RecordedEvent()),
    )
    .serializeBinary();

const MESSAGES: Readonly<Record<Garble, () => Uint8Array>> = {
  bytes: () => randomBytes(64),
  empty: () => new Uint8Array(),
  'bare events': bareEvent,
};

interface Call {
  on(event: 'data' | 'end', listener: () => void): unknown;
  write(message: object): void;
  end(): void;
}

/** A gRPC server without TLS that takes the calls of a store and answers each with garbled messages. */
export async function startGarbled(
  garble: Garble,
): Promise<{ readonly host: string; readonly close: () => void }> {
  const server = new Server();
  const serialize = () => Buffer.from(MESSAGES[garble]());
  const service = Object.fromEntries(
    (['append', 'read', 'delete'] as const).map((name) => [
      name,
      { ...StreamsService[name], responseSerialize: serialize },
    ]),
  );
  const unary = (_call: unknown, answer: (error: null, message: object) => void) =>
    answer(null, {});
  const handlers: UntypedServiceImplementation = {
    append: (call: Call, answer: (error: null, message: object) => void) => {
      call.on('data', () => undefined);
      call.on('end', () => answer(null, {}));
    },
    read: (call: Call) => {
      for (let message = 0; message < 3; message++) call.write({});
      call.end();
    },
    delete: unary,
  } as never;
  server.addService(service, handlers);
  const bind = promisify(server.bindAsync.bind(server));
  const port = await bind('127.0.0.1:0', ServerCredentials.createInsecure());
  return { host: `127.0.0.1:${port}`, close: () => server.forceShutdown() };
}
