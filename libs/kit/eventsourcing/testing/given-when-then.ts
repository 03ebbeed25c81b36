import { SYSTEM } from './actors.js';
import { fold, streamOf, type Decider, type Command } from '../decider.js';
import { GENESIS, uuid5 } from '../canonical-json.js';
import { Refusal } from '../refusal.js';
import { type Draft, type Instant, type StoredEvent } from '../event.js';

/** Who acts, in which right. */
export interface Who {
  readonly actor: string | null;
  readonly capacity: string;
  readonly mandate?: string | null;
}

/** An event as a decider returns it. */
export interface Happened extends Draft {
  readonly at: Instant;
  readonly by?: Who;
}

/** What came of a command: events, or a refusal; and the stream as it stands then. */
export interface Decided<S, C extends Command> {
  readonly drafts: readonly Draft[];
  readonly refusal: Refusal | undefined;
  readonly then: Given<S, C>;
}

/**
 * A stream of given events: `given(aggregate).and(…).when(command, …)`. Never mutated, so that many specs may start from one.
 * As in command handling, time's own events come before a command.
 */
export class Given<S, C extends Command> {
  private constructor(
    readonly aggregate: Decider<S, C>,
    readonly id: string,
    readonly events: readonly StoredEvent[],
    readonly state: S,
  ) {}

  static of<S, C extends Command>(aggregate: Decider<S, C>, id: string): Given<S, C> {
    return new Given(aggregate, id, [], aggregate.initial());
  }

  and(...happened: readonly Happened[]): Given<S, C> {
    return this.#append(happened.map(({ at, by = SYSTEM, ...draft }) => ({ draft, at, by })));
  }

  /** What time alone has brought about by then. */
  until(now: Instant): Given<S, C> {
    return this.#append(
      (this.aggregate.due?.(this.state, now) ?? []).map((draft) => ({
        draft,
        at: now,
        by: SYSTEM,
      })),
    );
  }

  when(command: C, now: Instant, by: Who, commandId = 'first'): Decided<S, C> {
    const ready = this.until(now);
    try {
      const context = {
        now,
        actor: by.actor,
        capacity: by.capacity,
        mandate: by.mandate ?? null,
        commandId,
      };
      const drafts = this.aggregate.decide(command, ready.state, context);
      return {
        drafts,
        refusal: undefined,
        then: ready.#append(drafts.map((draft) => ({ draft, at: now, by }))),
      };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { drafts: [], refusal: error, then: ready };
    }
  }

  #append(
    added: readonly { readonly draft: Draft; readonly at: Instant; readonly by: Who }[],
  ): Given<S, C> {
    const stream = streamOf(this.aggregate, this.id);
    const stored = added.map(({ draft, at, by }, index): StoredEvent => {
      const revision = this.events.length + index;
      const id = uuid5(stream, String(revision));
      const meta = {
        actor: by.actor,
        capacity: by.capacity,
        mandate: by.mandate ?? null,
        command: 'told',
        commandId: id,
        correlation: id,
        causation: id,
      };
      const times = { occurredAt: draft.occurredAt ?? at, recordedAt: at };
      const version = this.aggregate.events[draft.type]?.version ?? 1;
      return {
        id,
        type: draft.type,
        version,
        data: draft.data,
        meta,
        ...times,
        hash: GENESIS,
        stream,
        revision,
        position: String(revision),
      };
    });
    return new Given(
      this.aggregate,
      this.id,
      [...this.events, ...stored],
      fold(this.aggregate, this.state, stored),
    );
  }
}
