import type { NewEvent } from '#kit/eventsourcing';

/** One event after the last of its stream; `revision`: the one that it gets. */
export type Append = (stream: string, revision: number, event: NewEvent) => Promise<unknown>;
export interface Contender {
  /** How a writer appends, who waits for each acknowledgement. */
  readonly append: (writer: number) => Append;
  end(): Promise<void>;
}
