/** What an event is. Stored names are for ever: a type or field once written is read for the life of the log. */

/** An instant as ISO 8601 in UTC with milliseconds (`2026-02-03T13:00:00.000Z`): always 24 characters, so that text order is time order. */
export type Instant = string;

/** JSON values only: what is not JSON cannot be stored, hashed or replayed. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };
export type JsonObject = { readonly [key: string]: Json | undefined };

/** By which other way than the API a command came. */
export type Via = 'link' | 'cli';

/** Who really acted, in which capacity, under which mandate, and because of what (domain §8). */
export interface EventMeta {
  /** The person's id; null is the system. */
  readonly actor: string | null;
  /** The right in which the actor acted: a role of domain §1, or `system`. */
  readonly capacity: string;
  /** The mandate under which the actor spoke for a nonprofit, if any. */
  readonly mandate: string | null;
  readonly command: string;
  /** One per command, the same for all events of one append and for every retry. */
  readonly commandId: string;
  readonly correlation: string;
  /** The event that caused this one, or the command's id where a person did. */
  readonly causation: string;
  /** `link` when a signed link in a mail was used, `cli` when it was given on the command line, else absent. */
  readonly via?: Via;
}

/** An event ready to be appended: decided, its personal fields sealed, chained to its predecessor. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly data: JsonObject;
  readonly meta: EventMeta;
  /** When it happened. */
  readonly occurredAt: Instant;
  /** When the software wrote it down. */
  readonly recordedAt: Instant;
  /** SHA-256 (hex) over the canonical JSON of this event and the hash of the one before it in its stream. */
  readonly hash: string;
}

/** An event as the log holds it. */
export interface StoredEvent extends NewEvent {
  readonly stream: string;
  /** 0 for the first event of its stream. */
  readonly revision: number;
  /** Opaque and sortable as text: where the event stands in the whole log. */
  readonly position: string;
}

/** What a decider returns: the event's own words, before the kit adds who, when and the chain. */
export interface Draft {
  readonly type: string;
  readonly data: JsonObject;
  /** Left out: the command's `now`. */
  readonly occurredAt?: Instant;
}

/** What is known of one event type; each context keeps a table of these, typed so that no type can be forgotten. */
export interface EventDefinition {
  /** The schema version that this software writes. */
  readonly version: number;
  readonly summary: string;
  /**
   * What carries the data of version 1 to version 2, of 2 to 3, and so on to `version`. Pure; a sealed field is carried as it is, under
   * its name.
   */
  readonly upcasts?: readonly ((data: JsonObject) => JsonObject)[];
  /** A person did it (and, in a registration, it counts as activity, domain §5). */
  readonly human: boolean;
  /** Personal fields, and whose keys seal each: names of data fields that hold person ids, or `actor`. */
  readonly personal?: Readonly<Record<string, readonly string[]>>;
}
export type EventCatalogue = Readonly<Record<string, EventDefinition>>;

/** A catalogue that has a row for every type of `Event`: a forgotten type does not compile. */
export type CatalogueFor<Event extends StoredEvent> = EventCatalogue & {
  readonly [Type in Event['type']]: EventDefinition;
};
