/** What a server keeps of an event. */
export interface ServerRecord extends Proposed {
  /** Commit and prepare are one number: no append goes over several records of a transaction any more (v22.10 and later). */
  readonly position: bigint;
  readonly stream: string;
  readonly revision: number;
  readonly created: Date;
}

export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** The revision of a stream that does not exist. */
export const NONE = -1;

/** `repeated`: the same ids stand there already, so nothing was written; `wrong`: the stream is at another revision. */
export type Outcome =
  | { readonly done: 'written' | 'repeated'; readonly last: ServerRecord }
  | { readonly done: 'wrong'; readonly current: number };

/** As the server counts an event, in bytes. KurrentDB v26.0.3, src/KurrentDB.Core/Data/Event.cs, SizeOnDisk. */
export const sizeOf = ({ type, data, metadata }: Proposed): number =>
  data.length + metadata.length + 2 * type.length;

/** Where records begin, and what each needs besides: any numbers will do, as long as positions leap. */
const FIRST = 137n;
const OVERHEAD = 119;

/** The log of one server, or of a whole cluster. Nothing goes to the disk. */
export class ServerLog {
  readonly records: ServerRecord[] = [];
  /** Records given to who read the whole log, subscriptions aside. */
  given = 0;
  readonly #streams = new Map<string, ServerRecord[]>();
  readonly #deleted = new Set<string>();
  readonly #places = new Map<bigint, number>();
  readonly #waiting = new Set<() => void>();
  #end = FIRST;

  /** @param crowd streams to which the server itself, or another program, writes an event after every append */
  constructor(private readonly crowd: readonly string[] = []) {}

  /** What a reader of a stream finds; nothing of one that was deleted. */
  stream(name: string): readonly ServerRecord[] {
    return this.#deleted.has(name) ? [] : (this.#streams.get(name) ?? []);
  }

  /**
   * A soft deletion, as in KurrentDB v26.0.3, src/KurrentDB.Core/Services/Storage/StorageWriterService.cs (ClientMessage.DeleteStream): metadata
   * of the stream hides its events from those who read it; the whole log keeps them until the server is scavenged.
   */
  delete(name: string): ServerRecord {
    this.#deleted.add(name);
    this.writeForeign(`$$${name}`, '$metadata');
    return this.records.at(-1) as ServerRecord;
  }

  /** The index of the record at a position; undefined where none begins. */
  placeOf(position: bigint): number | undefined {
    return this.#places.get(position);
  }

  /**
   * Appends at an exact revision. As in KurrentDB v26.0.3, src/KurrentDB.Core/Services/Storage/ReaderIndex/IndexWriter.cs, CheckCommit,
   * "strong idempotency checks", and StorageWriterService.cs, VerifyCommitChecks: an expectation that the stream has passed is a
   * repetition if just these ids stand from there on, content is not looked at; if only the first ones do, it is a wrong revision.
   * The same in EventStore oss-v22.10.5, src/EventStore.Core/Services/Storage/ReaderIndex/IndexWriter.cs.
   */
  append(stream: string, expected: number, events: readonly Proposed[]): Outcome {
    const before = this.stream(stream);
    const current = before.length - 1;
    if (expected === current)
      return { done: 'written', last: this.#writeAmongOthers(stream, events) };
    const last = before[expected + events.length];
    const isRepeated =
      expected < current &&
      last &&
      events.every(({ id }, index) => before[expected + 1 + index]?.id === id);
    return isRepeated ? { done: 'repeated', last } : { done: 'wrong', current };
  }

  /** Some other program, or the server itself, writes an event. */
  writeForeign(stream: string, type: string): void {
    const bytes = new TextEncoder().encode('{}');
    this.#write(stream, [
      {
        id: crypto.randomUUID(),
        type,
        contentType: 'application/json',
        data: bytes,
        metadata: bytes,
      },
    ]);
  }

  /** Resolves when there are more records than so many, or the signal ends the wait. */
  beyond(count: number, signal: AbortSignal): Promise<void> {
    if (this.records.length > count || signal.aborted) return Promise.resolve();
    return new Promise((resolve) => {
      const done = (): void => {
        this.#waiting.delete(done);
        signal.removeEventListener('abort', done);
        resolve();
      };
      this.#waiting.add(done);
      signal.addEventListener('abort', done);
    });
  }

  #writeAmongOthers(stream: string, events: readonly Proposed[]): ServerRecord {
    const last = this.#write(stream, events);
    for (const other of this.crowd)
      this.writeForeign(other, other.startsWith('$') ? '$statsCollected' : 'Happened');
    return last;
  }

  #write(stream: string, events: readonly Proposed[]): ServerRecord {
    const kept = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, kept);
    for (const event of events) {
      const record = {
        ...event,
        stream,
        revision: kept.length,
        position: this.#end,
        created: new Date(),
      };
      this.#end += BigInt(sizeOf(event) + OVERHEAD);
      this.#places.set(record.position, this.records.length);
      kept.push(record);
      this.records.push(record);
    }
    for (const wake of [...this.#waiting]) wake();
    return kept[kept.length - 1] as ServerRecord;
  }
}
