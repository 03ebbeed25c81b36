import { createHash } from 'node:crypto';
import { invalid } from '#kit/eventsourcing';

/** Largest accepted file, in bytes. */
export const MOST_BYTES = 32 * 1024 * 1024;
/** Bytes of a larger file that are read and discarded, so that its sender gets the answer. */
const MOST_DISCARDED = 8 * MOST_BYTES;

/** A request's body that is too large: HTTP 413. */
export class TooLarge extends Error {
  readonly statusCode = 413;
  readonly code = 'too_large';
  constructor() {
    super(`The file is larger than ${MOST_BYTES / 1_048_576} MB: split it.`);
  }
}

/** Byte order marks of UTF-16, as Excel writes them; a file without one is UTF-8. */
const MARKS = [
  { encoding: 'utf-16le', mark: Buffer.from([0xff, 0xfe]) },
  { encoding: 'utf-16be', mark: Buffer.from([0xfe, 0xff]) },
];
const encodingOf = (start: Buffer): string =>
  MARKS.find(({ mark }) => start.subarray(0, 2).equals(mark))?.encoding ?? 'utf-8';

/**
 * The text of an upload as it comes in, and its SHA-256 once it is all there. Nothing is kept on disk.
 * @throws TooLarge; Refusal invalid (`encoding`, `nul`), naming the line
 */
export class FileText {
  readonly #hash = createHash('sha256');
  #bytes = 0;
  #line = 1;

  /** @param declared its length in bytes, where the sender says it: one that is too large is not looked into */
  constructor(private readonly declared = 0) {}

  get sha256(): string {
    return this.#hash.copy().digest('hex');
  }

  async *read(upload: AsyncIterable<Buffer>): AsyncGenerator<string> {
    let decoder = new TextDecoder('utf-8', { fatal: true });
    for await (const chunk of withStart(upload)) {
      if (this.#bytes === 0) decoder = new TextDecoder(encodingOf(chunk), { fatal: true });
      this.#bytes += chunk.length;
      if (this.#isTooLarge()) {
        if (this.#bytes > MOST_DISCARDED) break;
        continue;
      }
      this.#hash.update(chunk);
      const current = decoder;
      yield this.#checked(() => current.decode(chunk, { stream: true }), chunk);
    }
    if (this.#isTooLarge()) throw new TooLarge();
    yield this.#checked(() => decoder.decode(), Buffer.alloc(0));
  }

  #isTooLarge(): boolean {
    return Math.max(this.#bytes, this.declared) > MOST_BYTES;
  }

  #checked(decode: () => string, chunk: Buffer): string {
    let text: string;
    try {
      text = decode();
    } catch {
      throw invalid(
        `line ${this.#line + badLine(chunk)}`,
        'encoding',
        'The file is neither UTF-8 nor UTF-16 with a byte order mark from here on: save it as UTF-8.',
      );
    }
    const nul = text.indexOf('\u0000');
    if (nul >= 0)
      throw invalid(
        `line ${this.#line + breaksIn(text.slice(0, nul))}`,
        'nul',
        'The line contains a NUL character: remove it.',
      );
    this.#line += breaksIn(text);
    return text;
  }
}

/** The chunks, of which the first holds a whole byte order mark. */
async function* withStart(upload: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let start: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of upload) {
    if (start === undefined) yield chunk;
    else {
      start = Buffer.concat([start, chunk]);
      if (start.length < 2) continue;
      yield start;
      start = undefined;
    }
  }
  if (start !== undefined && start.length > 0) yield start;
}

const breaksIn = (text: string): number => text.split('\n').length - 1;

/** After how many line breaks of the chunk its bytes are no longer UTF-8. */
function badLine(chunk: Buffer): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 0;
  for (let from = 0; from < chunk.length; line++) {
    const end = chunk.indexOf(0x0a, from);
    const to = end < 0 ? chunk.length : end + 1;
    try {
      decoder.decode(chunk.subarray(from, to), { stream: line === 0 && from === 0 });
    } catch {
      return line;
    }
    from = to;
  }
  return Math.max(line - 1, 0);
}
