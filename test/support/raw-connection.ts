import { connect, type Socket } from 'node:net';

/** A connection on which a test says what it likes, byte by byte. */
export class RawConnection {
  readonly #socket: Socket;
  #received = '';
  #isClosed = false;

  constructor(url: string) {
    const { hostname, port } = new URL(url);
    this.#socket = connect(Number(port), hostname);
    this.#socket.on('error', () => undefined);
    this.#socket.on('data', (bytes) => (this.#received += bytes.toString()));
    this.#socket.on('close', () => (this.#isClosed = true));
  }

  get received(): string {
    return this.#received;
  }

  get isClosed(): boolean {
    return this.#isClosed;
  }

  send(text: string): this {
    if (this.#socket.writable) this.#socket.write(text);
    return this;
  }

  /** Sends a character every so many milliseconds, for as long as the connection is open. */
  drip(character: string, milliseconds: number): this {
    const timer = setInterval(() => this.send(character), milliseconds);
    this.#socket.once('close', () => clearInterval(timer));
    return this;
  }

  /** Takes nothing that is sent any more. */
  stopReading(): this {
    this.#socket.pause();
    return this;
  }

  close(): void {
    this.#socket.destroy();
  }
}
