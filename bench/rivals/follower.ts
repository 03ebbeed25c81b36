import type pg from 'pg';
import type { NewEvent } from '#kit/eventsourcing';

/** A log with a projection that follows it. */
export interface Follower {
  /** Appends a sign-up. @returns its position in the log */
  append(event: NewEvent): Promise<number>;
  /** Position of the read models, as another connection sees it. */
  visible(client: pg.Client): Promise<number>;
  readonly url: string;
  close(): Promise<void>;
}
