/** A request for a place of a slot, for a date that is to be confirmed. */
export interface PlaceRequest {
  readonly slot: string;
  readonly date: string;
}

/**
 * Holds places of an initiative's slots before dates are confirmed (docs/domain.md §4). Implemented outside this context, which does not know
 * how an initiative counts its places. An abstract class serves as its own injection token.
 */
export abstract class SlotCapacity {
  /** Holds all places or none. Idempotent: a date that holds a place keeps it. @throws Refusal slot_full */
  abstract hold(
    initiative: string,
    registration: string,
    places: readonly PlaceRequest[],
    cause: { commandId: string; correlation: string },
    dryRun: boolean,
  ): Promise<void>;

  /** Ids of the slots without a place left for this registration. */
  abstract fullSlots(initiative: string, registration: string): Promise<readonly string[]>;
}
