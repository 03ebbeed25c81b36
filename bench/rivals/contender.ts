import type { NewEvent } from '#kit/eventsourcing';

/** Appends one event at the end of its stream. `revision`: the revision of the new event. */
export type Append = (stream: string, revision: number, event: NewEvent) => Promise<unknown>;
export interface Contender {
  /** The append function of a writer. A writer waits for each acknowledgement. */
  readonly append: (writer: number) => Append;
  end(): Promise<void>;
}
