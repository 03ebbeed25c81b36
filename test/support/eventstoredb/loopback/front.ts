import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Transform } from 'node:stream';

/** What stands between clients and a server: passes bytes on, and can do to connections what networks do. */
export class Front {
  readonly #sockets = new Set<Socket>();
  #server: Server | undefined;
  #port = 0;
  #isMute = false;
  #bytes: () => number = () => Infinity;
  #answer: ((socket: Socket) => void) | undefined;
  #breaks = false;

  /** @param inner the port to which bytes are passed on */
  constructor(private readonly inner: number) {}

  /** The port for clients, the same for as long as it lives. */
  get port(): number {
    return this.#port;
  }

  /** Lets connections in. Until then, and after `down`, they are refused. */
  async up(): Promise<void> {
    const server = createServer((socket) => this.#pass(socket));
    this.#server = server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
  }

  /** Breaks all connections and refuses new ones. */
  async down(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    const closed = new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
    this.drop();
    await closed;
  }

  /** Breaks all connections. */
  drop(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Connections stay, new ones are taken, but no byte passes any more, as if the other side were gone without a word. */
  mute(): void {
    this.#isMute = true;
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  /** New connections pass again; those that were mute stay so. */
  unmute(): void {
    this.#isMute = false;
  }

  /** New connections fall silent after so many bytes of the server, each after a number of its own; its peer stays connected. */
  silenceAfter(bytes: () => number): void {
    this.#bytes = bytes;
  }

  /** New connections break after so many bytes of the server. */
  breakAfter(bytes: () => number): void {
    this.#bytes = bytes;
    this.#breaks = true;
  }

  /** New connections are not passed on: something else answers them, which is no EventStoreDB. */
  answerInstead(answer: (socket: Socket) => void): void {
    this.#answer = answer;
  }

  /** New connections are passed on whole; those that were there break. */
  mend(): void {
    this.#bytes = () => Infinity;
    this.#answer = undefined;
    this.drop();
  }

  #pass(socket: Socket): void {
    if (this.#answer) {
      this.#sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
      return this.#answer(socket);
    }
    const inner = connect(this.inner, '127.0.0.1');
    for (const end of [socket, inner]) {
      this.#sockets.add(end);
      end.setNoDelay();
      end.on('error', () => undefined);
      end.on('close', () => {
        this.#sockets.delete(end);
        socket.destroy();
        inner.destroy();
      });
    }
    if (this.#isMute) return void socket.pause();
    socket.pipe(inner);
    const broken = this.#breaks ? () => void socket.destroy() : () => undefined;
    inner.pipe(first(this.#bytes(), broken)).pipe(socket);
  }
}

/** Lets the first bytes pass, and swallows what comes after them. @param then called when there is more */
function first(bytes: number, then: () => void): Transform {
  let left = bytes;
  return new Transform({
    transform(chunk: Buffer, _encoding, next) {
      const part = chunk.subarray(0, left);
      left -= part.length;
      next(null, part);
      if (part.length < chunk.length) setImmediate(then);
    },
  });
}
