import type { Pool } from 'pg';
import type { EventStore, KeyRing, Position, Projection } from '#kit/eventsourcing';
import type { Right } from '../lease.js';
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

/** Streams that are folded in order: those after the last one whose rows are written, up to `until`, or to the end where it is null. */
export interface StreamRange {
  readonly number: number;
  readonly until: string | null;
  /** The last stream whose rows are written. */
  readonly stream: string;
  /** Events whose rows are written. */
  readonly events: number;
}

/** What folding needs wherever it runs. */
export interface FoldingOptions {
  readonly pool: Pool;
  readonly ring: KeyRing;
  readonly projections: readonly Projection[];
  readonly log: LogByStream;
}

/** What is folded, and under which right its rows are written. */
export interface FoldingJob {
  readonly head: Position;
  readonly right: Right;
  readonly signal?: AbortSignal | undefined;
  /** Called when rows were written, with all events of the range so far. */
  readonly written: (range: number, events: number) => void;
}

/** Folds ranges of streams in other processes, several at a time. */
export interface ParallelFolding {
  readonly processes: number;
  /** @throws what a process threw; the rows that were written by then stay */
  fold(ranges: readonly StreamRange[], job: FoldingJob): Promise<void>;
}

export interface RebuildOptions extends FoldingOptions {
  readonly store: EventStore;
  readonly owner: string;
  /** Left out: everything is folded in this process. */
  readonly parallel?: ParallelFolding | undefined;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** Stops between two batches; called again, the rebuild goes on from there. */
  readonly signal?: AbortSignal;
}
