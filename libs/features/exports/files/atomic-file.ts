import { createHash } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';

/**
 * A file that bears its name only when it is complete: bytes go to `<path>.part`, hashed and counted on the way.
 * Readable by its owner only, as exports hold personal data.
 */
export class AtomicFile {
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  /** Replaces a `.part` that a crash left behind. Fails as `open` does, e.g. where the folder does not exist. */
  static async create(path: string): Promise<AtomicFile> {
    return new AtomicFile(path, await open(`${path}.part`, 'w', 0o600));
  }

  /**
   * Takes the chunk over. Resolves when the one *before* it is on disk: the caller prepares the next while this one is written, and
   * no more than two are ever in memory. A failed write surfaces at the next call.
   */
  async write(chunk: Uint8Array): Promise<void> {
    await this.#writing;
    this.#writing = this.handle.writeFile(chunk);
    this.#writing.catch(() => undefined);
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
  }

  /** Gives the complete file its name. */
  async commit(): Promise<{ bytes: number; sha256: string }> {
    await this.#writing;
    await this.handle.close();
    await rename(`${this.path}.part`, this.path);
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  /** Leaves nothing behind. Never throws over the error that led here. */
  async discard(): Promise<void> {
    await this.#writing.catch(() => undefined);
    await this.handle.close().catch(() => undefined);
    await rm(`${this.path}.part`, { force: true }).catch(() => undefined);
  }
}
