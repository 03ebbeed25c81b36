import type { Position } from '#kit/eventsourcing';

/** The part of a line that is counted. */
export interface CountedLine {
  readonly position: Position;
  readonly type: string;
  readonly version: number;
}

/** What a file of events has: its first and last position, and its events by type and schema version. */
export class EventTally {
  #events = 0;
  #first: Position | null = null;
  #last: Position | null = null;
  readonly #types = new Map<string, Map<number, number>>();

  get last(): Position | null {
    return this.#last;
  }

  take({ position, type, version }: CountedLine): void {
    this.#events += 1;
    this.#first ??= position;
    this.#last = position;
    const versions = this.#types.get(type) ?? new Map<number, number>();
    this.#types.set(type, versions.set(version, (versions.get(version) ?? 0) + 1));
  }

  counted() {
    const types = [...this.#types].sort(([a], [b]) => (a < b ? -1 : 1));
    return {
      events: this.#events,
      first: this.#first,
      last: this.#last,
      types: Object.fromEntries(
        types.map(([type, versions]) => [type, Object.fromEntries(versions)]),
      ),
    };
  }
}
