import type { Pool } from 'pg';
import type { EventStore, KeyRing, Position, Projection } from '#kit/eventsourcing';
import type { LogByStream } from './log-by-stream.js';

/** How far a rebuild is: events folded of those there were when it began (0 where the store cannot tell), and what it does. */
export interface RebuildProgress {
  readonly phase: 'folding' | 'indexing' | 'catching up' | 'comparing' | 'swapping';
  readonly events: number;
  readonly total: number;
}

export interface RebuildResult {
  readonly events: number;
  /** Tables whose content at the same position was not what the events say. They are right now. */
  readonly differing: readonly string[];
  readonly digests: Readonly<Record<string, string>>;
  readonly position: Position;
}

export interface RebuildOptions {
  readonly pool: Pool;
  readonly store: EventStore;
  readonly ring: KeyRing;
  readonly projections: readonly Projection[];
  readonly log: LogByStream;
  readonly owner: string;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** Stops between two batches; called again, the rebuild goes on from there. */
  readonly signal?: AbortSignal;
}
