/** A place of a slot, as a date to be confirmed needs it. */
export interface PlaceRequest {
  readonly slot: string;
  readonly date: string;
}

/**
 * Holds places of an initiative's slots before dates are confirmed (domain §4). Implemented outside: a registration knows nothing of
 * how an initiative counts. Abstract class rather than interface, so that it is its own injection token.
 */
export abstract class SlotCapacity {
  /** Holds all of them or none; asking again for a date that holds one is harmless. @throws Refusal slot_full */
  abstract hold(
    initiative: string,
    registration: string,
    places: readonly PlaceRequest[],
    cause: { commandId: string; correlation: string },
    dryRun: boolean,
  ): Promise<void>;

  /** The slots of an initiative that have no place left for this registration. */
  abstract fullSlots(initiative: string, registration: string): Promise<readonly string[]>;
}
