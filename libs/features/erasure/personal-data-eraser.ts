/** A person who is being erased, with what can be read of them while their key lives. */
export interface ErasedPerson {
  readonly id: string;
  readonly name: string | null;
  readonly mail: string | null;
}

/**
 * Port: clears what one part of the product stores about a person outside the log and the read models (docs/domain.md §8). Each lib that stores
 * such data implements it; an app registers the implementations. An eraser that was interrupted is called again.
 */
export interface PersonalDataEraser {
  erase(person: ErasedPerson): Promise<void>;
}
