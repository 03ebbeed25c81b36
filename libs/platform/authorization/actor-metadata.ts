import type { ActorPolicy } from '#kit/eventsourcing';

declare module '../../kit/eventsourcing/event.js' {
  /** The product's fields of an event's metadata. Stored names: they never change. */
  interface ActorMetadata {
    /** The right in which the actor acted: a role of docs/domain.md §1, or `system`. */
    readonly capacity: string;
    /** The mandate under which the actor spoke for a nonprofit, if any. */
    readonly mandate: string | null;
  }
}

/** Who acts, as every event stores it (docs/domain.md §8). */
export const ACTOR_POLICY: ActorPolicy = {
  system: { actor: null, capacity: 'system', mandate: null },
  fieldsOf: ({ actor, capacity, mandate }) => ({ actor, capacity, mandate }),
};
