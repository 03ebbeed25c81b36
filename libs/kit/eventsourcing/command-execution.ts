import type { Command } from './decider.js';
import type { Draft, StoredEvent, Via } from './event.js';
import type { Position } from './event-store.js';

/** What is the same for a command however often it is tried. */
export interface CommandMetadata {
  readonly commandId: string;
  readonly correlation: string;
  readonly causation: string;
  readonly via?: Via;
}

/** The command as it will be decided, and in whose name, once the stream has been read. */
export interface CommandPlan<C extends Command> {
  readonly command: C;
  readonly actor: string | null;
  readonly capacity: string;
  readonly mandate: string | null;
  /** Runs once decided and before the append, for what must be secured elsewhere first (a place of a slot); may refuse. */
  readonly beforeAppend?: (drafts: readonly Draft[], revision: number) => Promise<void>;
}

export interface CommandResult<S> {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly state: S;
  /** The events of this command (also when it was decided before: `repeated`). */
  readonly events: readonly StoredEvent[];
  readonly repeated: boolean;
}

export interface ExecuteOptions {
  /** Refuse as stale unless the stream's last event has this revision. */
  readonly expectedRevision?: number;
  /** Decide, but append nothing. */
  readonly dryRun?: boolean;
  /** Where a dry run's outcome is put as well, for whoever wants to know what would follow from it. */
  readonly simulated?: CommandResult<unknown>[];
}
