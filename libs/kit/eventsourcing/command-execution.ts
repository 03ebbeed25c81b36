import type { Command } from './decider.js';
import type { ActorMetadata, Draft, StoredEvent, Via } from './event.js';
import type { Position } from './event-store.js';

/** What identifies a command: the same for every attempt to run it. */
export interface CommandMetadata {
  readonly commandId: string;
  readonly correlation: string;
  readonly causation: string;
  readonly via?: Via;
}

/** The command to decide, and who acts, once the stream has been read. */
export interface CommandPlan<C extends Command> extends ActorMetadata {
  readonly command: C;
  /** Runs after the decision and before the append, to reserve something elsewhere. It may refuse. */
  readonly beforeAppend?: (drafts: readonly Draft[], revision: number) => Promise<void>;
}

export interface CommandResult<S> {
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly state: S;
  /** The events of this command. */
  readonly events: readonly StoredEvent[];
  /** The command had been run before; this is its first result. */
  readonly repeated: boolean;
}

export interface ExecuteOptions {
  /** Refuse as stale unless the stream's last event has this revision. */
  readonly expectedRevision?: number;
  /** Decides, and appends nothing. */
  readonly dryRun?: boolean;
  /** A list to which a dry run adds its result, so that its consequences can be simulated too. */
  readonly simulated?: CommandResult<unknown>[];
}
