/** The types of events. Names in stored events never change: a type or field once written is read for the life of the log. */

/** An instant as ISO 8601 in UTC with milliseconds (`2026-02-03T13:00:00.000Z`): always 24 characters, so that text order is time order. */
export type Instant = string;

/** JSON values only: what is not JSON cannot be stored, hashed or replayed. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };
export type JsonObject = { readonly [key: string]: Json | undefined };

/** How a command arrived, other than by a request to the API. */
export type Via = 'link' | 'cli';

/**
 * Who acts. The kit reads `actor` only: its key may encrypt personal fields. The product declares its other fields by declaration
 * merging, in one place, and says how to read them in an {@link ActorPolicy} (ADR 0031). Every field is stored with each event.
 */
export interface ActorMetadata {
  /** The id of the person who acts; null is the system. */
  readonly actor: string | null;
}

/** What the kit has to know of the product's {@link ActorMetadata}. */
export interface ActorPolicy {
  /** Who acts when time alone brings an event about. */
  readonly system: ActorMetadata;
  /** A copy of the actor's fields, and of no others, in the order in which they are stored. */
  fieldsOf(actor: ActorMetadata): ActorMetadata;
}

/** Who acted, and because of what. Stored with each event. */
export interface EventMeta extends ActorMetadata {
  /** The name of the command. */
  readonly command: string;
  /** One per command, the same for all events of one append and for every retry. */
  readonly commandId: string;
  readonly correlation: string;
  /** The id of the event that caused this one, or of the command. */
  readonly causation: string;
  /** Absent for a request to the API. */
  readonly via?: Via;
}

/** An event ready to be appended: decided, its personal fields encrypted, its hash chained to the event before. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly data: JsonObject;
  readonly meta: EventMeta;
  /** The instant at which it happened. */
  readonly occurredAt: Instant;
  /** The instant at which the software recorded it. */
  readonly recordedAt: Instant;
  /** SHA-256 (hex) over the canonical JSON of this event and the hash of the one before it in its stream. */
  readonly hash: string;
}

/** An event as the log holds it. */
export interface StoredEvent extends NewEvent {
  readonly stream: string;
  /** 0 for the first event of its stream. */
  readonly revision: number;
  /** The place in the whole log: opaque, sortable as text. */
  readonly position: string;
}

/** An event as a decider returns it, before the kit adds the id, the actor, the times and the hash. */
export interface Draft {
  readonly type: string;
  readonly data: JsonObject;
  /** Default: the command's `now`. */
  readonly occurredAt?: Instant;
}

/** The definition of one event type: a row of a context's catalogue. */
export interface EventDefinition {
  /** The schema version that this software writes. */
  readonly version: number;
  readonly summary: string;
  /**
   * Steps from version 1 to 2, from 2 to 3, and so on to `version`, applied in this order. Pure. An encrypted field keeps its name and
   * its value.
   */
  readonly upcasts?: readonly ((data: JsonObject) => JsonObject)[];
  /** A person did it, not time. */
  readonly human: boolean;
  /** Personal fields, each with the owners of its keys: names of data fields that hold person ids, or `actor`. */
  readonly personal?: Readonly<Record<string, readonly string[]>>;
}
export type EventCatalogue = Readonly<Record<string, EventDefinition>>;

/** A catalogue that has a row for every type of `Event`: a forgotten type does not compile. */
export type CatalogueFor<Event extends StoredEvent> = EventCatalogue & {
  readonly [Type in Event['type']]: EventDefinition;
};
