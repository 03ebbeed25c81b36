import { Agent, request } from 'node:http';
import type { FuzzRequest } from './request.js';
import type { FuzzAnswer } from './verdict.js';

/** Sends requests as they are, byte by byte, on connections that stay open. */
export class FuzzClient {
  readonly #agent: Agent;
  readonly #url: URL;

  constructor(url: string, connections: number) {
    this.#url = new URL(url);
    this.#agent = new Agent({ keepAlive: true, maxSockets: connections });
  }

  /** @throws if the connection breaks or there is no answer in time */
  send({
    method,
    path,
    headers,
    body,
  }: Pick<FuzzRequest, 'body' | 'headers' | 'method' | 'path'>): Promise<FuzzAnswer> {
    const { hostname, port } = this.#url;
    return new Promise((resolve, reject) => {
      const length =
        body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
      const sent = request(
        {
          agent: this.#agent,
          hostname,
          port,
          method,
          path,
          headers: { ...headers, ...length },
          timeout: 120_000,
        },
        (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          answer.once('error', reject).once('end', () => {
            const whole = Buffer.concat(parts).toString('utf8');
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: whole });
          });
        },
      );
      sent
        .once('error', reject)
        .once('timeout', () => sent.destroy(new Error('No answer in time.')));
      sent.end(body);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
