import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Socket } from 'node:net';
import type { Config } from '../runtime/config.js';

/** How often connections are checked for time-outs, in milliseconds. Node's own 30 s would add to each of them. */
const CHECK_INTERVAL = 500;

interface ConnectionOptions {
  readonly requestTimeout: number;
  readonly connectionTimeout: number;
  readonly http: {
    readonly headersTimeout: number;
    readonly requestTimeout: number;
    readonly connectionsCheckingInterval: number;
  };
  readonly clientErrorHandler: (error: NodeJS.ErrnoException, socket: Socket) => void;
}

/** Options of the HTTP server against clients that send or read slowly, or say nothing. */
export function connectionOptions(config: Config): ConnectionOptions {
  const requestTimeout = config.REQUEST_TIMEOUT_SECONDS * 1_000;
  const headersTimeout = Math.min(config.HEADERS_TIMEOUT_SECONDS * 1_000, requestTimeout);
  return {
    requestTimeout,
    connectionTimeout: config.IDLE_TIMEOUT_SECONDS * 1_000,
    http: { headersTimeout, requestTimeout, connectionsCheckingInterval: CHECK_INTERVAL },
    clientErrorHandler: refuseUnreadable,
  };
}

/** Closes further connections at once, without an answer, while so many are open. */
export function limitConnections(app: NestFastifyApplication, { MAX_CONNECTIONS }: Config): void {
  app.getHttpServer().maxConnections = MAX_CONNECTIONS;
}

const REFUSALS: Readonly<Record<string, readonly [status: number, title: string, detail: string]>> =
  {
    ERR_HTTP_REQUEST_TIMEOUT: [
      408,
      'Request Timeout',
      'The request did not arrive in time: send its headers and its body faster.',
    ],
    HPE_HEADER_OVERFLOW: [
      431,
      'Request Header Fields Too Large',
      'The headers of the request are too large: send at most 16 KB.',
    ],
  };
const MALFORMED = [400, 'Bad Request', 'This is no HTTP request that can be read.'] as const;

/** Answers a request that no route gets to see, and closes its connection. */
function refuseUnreadable({ code = '' }: NodeJS.ErrnoException, socket: Socket): void {
  if (code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
  const [status, title, detail] = REFUSALS[code] ?? MALFORMED;
  const body = JSON.stringify({ type: '/problems/http', title, status, detail, rule: 'http' });
  const head = [
    `HTTP/1.1 ${status} ${title}`,
    'Content-Type: application/problem+json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`, () => socket.destroy());
}
