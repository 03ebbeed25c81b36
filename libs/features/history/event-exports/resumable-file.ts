import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, readFile, rename, rm, truncate, writeFile, type FileHandle } from 'node:fs/promises';
import { canonicalJson, type Json } from '#kit/eventsourcing';
import { EventTally, type CountedLine } from './event-tally.js';

/** The unfinished file is of another request. */
export class OtherRequest extends Error {}

/**
 * A file of lines that is written in several runs. Until it is complete it is `<path>.part`, with its request beside it; another run
 * cuts off a half-written line, reads the rest again and goes on. Readable by its owner only.
 */
export class ResumableFile {
  private constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
    private readonly hash: ReturnType<typeof createHash>,
    private bytes: number,
    /** What is in the file already. */
    readonly tally: EventTally,
  ) {}

  /** @throws OtherRequest */
  static async open(path: string, request: Json): Promise<ResumableFile> {
    const part = `${path}.part`;
    const about = `${part}.request.json`;
    const text = canonicalJson(request);
    const known = await readFile(about, 'utf8').catch(() => undefined);
    if (known !== undefined && known !== text)
      throw new OtherRequest(
        `${part} is the beginning of another export: ${known}. Delete it, or name another file.`,
      );
    if (known === undefined) {
      await rm(part, { force: true });
      await writeFile(about, text, { mode: 0o600 });
    }
    const handle = await open(part, 'a', 0o600);
    const { hash, tally, whole } = await contentOf(part);
    await truncate(part, whole);
    return new ResumableFile(path, handle, hash, whole, tally);
  }

  /** The file as long as it is not complete. */
  get part(): string {
    return `${this.path}.part`;
  }

  async write(chunk: Uint8Array): Promise<void> {
    await this.handle.appendFile(chunk);
    this.hash.update(chunk);
    this.bytes += chunk.length;
  }

  async commit(): Promise<{ bytes: number; sha256: string }> {
    await this.handle.sync();
    await this.handle.close();
    await rename(this.part, this.path);
    await rm(`${this.part}.request.json`, { force: true });
    return { bytes: this.bytes, sha256: this.hash.digest('hex') };
  }

  /** Deletes it, because another file has its lines. */
  async delete(): Promise<void> {
    await this.discard();
    for (const file of [this.part, `${this.part}.request.json`]) await rm(file, { force: true });
  }

  /** Keeps what was written, for another run. */
  async discard(): Promise<void> {
    await this.handle.close().catch(() => undefined);
  }
}

/** Hash and tally of the whole lines of a file, and their length in bytes. Reads it in pieces. */
async function contentOf(path: string) {
  const hash = createHash('sha256');
  const tally = new EventTally();
  let whole = 0;
  for await (const lines of wholeLinesOf(path)) {
    hash.update(lines);
    whole += lines.length;
    for (const line of splitLines(lines)) tally.take(JSON.parse(line) as CountedLine);
  }
  return { hash, tally, whole };
}

/** The whole lines of a file, several at a time. */
export async function* wholeLinesOf(path: string): AsyncGenerator<Buffer, void, undefined> {
  let rest = Buffer.alloc(0);
  for await (const piece of createReadStream(path)) {
    rest = Buffer.concat([rest, piece as Buffer]);
    const end = rest.lastIndexOf(0x0a) + 1;
    if (end > 0) yield rest.subarray(0, end);
    rest = rest.subarray(end);
  }
}

export const splitLines = (lines: Buffer): string[] =>
  lines
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '');
