import { createHash } from 'node:crypto';
import { open, rename, rm, type FileHandle } from 'node:fs/promises';

/**
 * A file that gets its name only when it is complete. Until then bytes go to `<path>.part`, and are hashed and counted.
 * Readable by its owner only, because exports hold personal data.
 */
export class AtomicFile {
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #writing: Promise<void> = Promise.resolve();

  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
  ) {}

  /** Creates the `.part` file, over one that a crash left behind. @throws as `open` does, for example when the folder does not exist */
  static async create(path: string): Promise<AtomicFile> {
    return new AtomicFile(path, await open(`${path}.part`, 'w', 0o600));
  }

  /**
   * Writes a chunk. Resolves when the *previous* chunk is on disk, so that the caller prepares the next one meanwhile and at most two
   * chunks are in memory. A failed write is thrown by the next call.
   */
  async write(chunk: Uint8Array): Promise<void> {
    await this.#writing;
    this.#writing = this.handle.writeFile(chunk);
    this.#writing.catch(() => undefined);
    this.#hash.update(chunk);
    this.#bytes += chunk.length;
  }

  /** Renames the complete file to its path. */
  async commit(): Promise<{ bytes: number; sha256: string }> {
    await this.#writing;
    await this.handle.close();
    await rename(`${this.path}.part`, this.path);
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  /** Deletes the `.part` file. Never throws, so that the original error is kept. */
  async discard(): Promise<void> {
    await this.#writing.catch(() => undefined);
    await this.handle.close().catch(() => undefined);
    await rm(`${this.path}.part`, { force: true }).catch(() => undefined);
  }
}
