import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** An event as a receiver gets it. */
export interface ReceivedEvent {
  readonly id: string;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  readonly event: {
    readonly id: string;
    readonly type: string;
    readonly subject: string;
    readonly sequence: string;
    readonly erased?: string;
    readonly withheld?: string;
    readonly data: Readonly<Record<string, unknown>>;
  };
}

type Answer = (response: ServerResponse, received: ReceivedEvent) => unknown;
export const accept: Answer = (response) => response.writeHead(204).end();
export const answer =
  (status: number, headers: Record<string, string> = {}): Answer =>
  (response) =>
    response.writeHead(status, headers).end();

/** An address on loopback that webhooks are delivered to. */
export class WebhookReceiver {
  readonly received: ReceivedEvent[] = [];
  /** Requests that are not answered yet, and the most at once. */
  open = 0;
  mostOpen = 0;
  /** How it answers. */
  answer: Answer = accept;

  private constructor(private readonly server: Server) {}

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    const one = new WebhookReceiver(server);
    server.on('request', (request, response) => void one.#take(request, response));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return one;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
  }

  get types(): string[] {
    return this.received.map(({ event }) => event.type);
  }

  /** Whether the receiver of a secret takes a delivery for genuine. */
  static isGenuine(secret: string, { text, headers }: ReceivedEvent): boolean {
    try {
      new Webhook(secret).verify(text, headers as Record<string, string>);
      return true;
    } catch {
      return false;
    }
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }

  async #take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.open += 1;
    this.mostOpen = Math.max(this.mostOpen, this.open);
    response.once('close', () => (this.open -= 1));
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    const text = Buffer.concat(parts).toString();
    const event = JSON.parse(text) as ReceivedEvent['event'];
    const { headers } = request;
    const received = { id: String(headers['webhook-id']), headers, text, event };
    this.received.push(received);
    this.answer(response, received);
  }
}
