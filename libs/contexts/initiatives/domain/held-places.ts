import type { Instant } from '#kit/eventsourcing';

export interface HeldPlace {
  readonly slot: string;
  readonly registration: string;
  readonly heldAt: Instant;
}

/** Participation date id → the place that it holds. */
type Part = Readonly<Record<string, HeldPlace>>;

/**
 * The places that are held at an initiative, in parts by the first characters of the date's id. A change copies one part, so that it
 * costs the same among ten places and among ten thousand.
 */
export interface HeldPlaces {
  readonly parts: Readonly<Record<string, Part>>;
  /** How many places of a slot are held. */
  readonly count: Readonly<Record<string, number>>;
}

export const NO_PLACES: HeldPlaces = { parts: {}, count: {} };

const PART_CHARACTERS = 2;
const partOf = (date: string): string => date.slice(0, PART_CHARACTERS);

export const placeOf = ({ parts }: HeldPlaces, date: string): HeldPlace | undefined =>
  parts[partOf(date)]?.[date];

export const heldOn = ({ count }: HeldPlaces, slot: string): number => count[slot] ?? 0;

/** All of them, by date. */
export const placesIn = ({ parts }: HeldPlaces): (readonly [string, HeldPlace])[] =>
  Object.values(parts).flatMap((part) => Object.entries(part));

export function withPlace(places: HeldPlaces, date: string, place: HeldPlace): HeldPlaces {
  const { parts, count } = withoutPlace(places, date);
  const name = partOf(date);
  return {
    parts: { ...parts, [name]: { ...parts[name], [date]: place } },
    count: { ...count, [place.slot]: (count[place.slot] ?? 0) + 1 },
  };
}

export function withoutPlace(places: HeldPlaces, date: string): HeldPlaces {
  const held = placeOf(places, date);
  if (!held) return places;
  const name = partOf(date);
  const { [date]: _gone, ...part } = places.parts[name] ?? {};
  return {
    parts: { ...places.parts, [name]: part },
    count: { ...places.count, [held.slot]: heldOn(places, held.slot) - 1 },
  };
}
