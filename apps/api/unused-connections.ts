import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Connections that have sent no request yet. Browsers open some in advance, and Node does not count them as idle.
 * @returns closes them
 */
export function watchUnusedConnections(app: NestFastifyApplication): () => void {
  const unused = new Set<Socket>();
  const server = app.getHttpServer();
  server.on('connection', (socket: Socket) => {
    unused.add(socket);
    socket.once('close', () => unused.delete(socket));
  });
  server.on('request', ({ socket }: IncomingMessage) => unused.delete(socket));
  return () => {
    for (const socket of unused) socket.destroy();
  };
}
