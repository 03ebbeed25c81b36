/** Places that are enough to recognise an organisation. */
const MOST_PLACES = 2;
/** Digits of an id that a person can compare. */
const DIGITS = 8;

/**
 * The name of an organisation beside another of the same name that the reader knows: with its places, and the beginning of its id, which
 * the address of its page has too. Names may be changed to each other's at any time, so the id is there even if the places differ.
 */
export const distinguishedName = (
  name: string,
  { id, places = [] }: { readonly id: string; readonly places?: readonly string[] },
): string => `${name} (${[...places.slice(0, MOST_PLACES), id.slice(0, DIGITS)].join(', ')})`;
