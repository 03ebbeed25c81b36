import type pg from 'pg';
import type { NewEvent } from '#kit/eventsourcing';

/** A log with a reader: how to append a sign-up, and up to which append a query would find them. */
export interface Follower {
  /** @returns its place, in the order of the log */
  append(event: NewEvent): Promise<number>;
  /** The place up to which the read models have come, as another connection sees it. */
  visible(client: pg.Client): Promise<number>;
  readonly url: string;
  close(): Promise<void>;
}
