import type { StoredEvent } from '#kit/eventsourcing';

interface Beginning {
  /** Id → revision. */
  readonly ids: Map<string, number>;
  /** How many revisions these are, from 0 on. */
  count: number;
}

/**
 * The ids of the events at the beginning of streams, as far as this process has seen them. The server compares ids only at the place
 * where an append expects to write, so it would take an event a second time further on: whoever appends looks here first.
 */
export class EventIdCache {
  /** The stream used last is the last. */
  readonly #streams = new Map<string, Beginning>();
  #size = 0;

  /** @param limit how many ids to keep; then the streams that were not used for the longest time are forgotten */
  constructor(private readonly limit: number) {}

  /** How many revisions of a stream are known; they are the first ones. */
  count(stream: string): number {
    return this.#streams.get(stream)?.count ?? 0;
  }

  /** The revision of the first of these events that is known to be in the stream. */
  find(stream: string, events: readonly { readonly id: string }[]): number | undefined {
    const ids = this.#streams.get(stream)?.ids;
    const known = events.find(({ id }) => ids?.has(id));
    return known && ids?.get(known.id);
  }

  /** Learns from events of a stream in their order, where they follow on what is known. */
  learn(stream: string, events: readonly Pick<StoredEvent, 'id' | 'revision'>[]): void {
    const beginning = this.#streams.get(stream) ?? { ids: new Map<string, number>(), count: 0 };
    for (const { id, revision } of events) {
      if (revision !== beginning.count) continue;
      beginning.ids.set(id, revision);
      beginning.count++;
      this.#size++;
    }
    if (beginning.count === 0) return;
    this.#streams.delete(stream);
    this.#streams.set(stream, beginning);
    this.#forget(stream);
  }

  #forget(except: string): void {
    for (const [stream, { count }] of this.#streams) {
      if (this.#size <= this.limit || stream === except) return;
      this.#streams.delete(stream);
      this.#size -= count;
    }
  }
}
