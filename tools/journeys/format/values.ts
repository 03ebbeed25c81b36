import { canonicalZone } from '#kit/eventsourcing';
import { known, refuse, type Shape } from './shape.js';

/** A name that the file gives or uses, as written (`1` is a name too). */
export const name: Shape<string> = (place) => {
  const { source } = place;
  const given =
    source.type === 'scalar' &&
    (typeof source.value === 'string' || typeof source.value === 'number');
  return given && source.text !== '' ? source.text : refuse(place, 'a name');
};

/** What people write freely: any scalar, as written; may be empty (that is for the product to refuse). */
export const freeText: Shape<string> = (place) =>
  place.source.type === 'scalar' && place.source.value !== null
    ? place.source.text
    : refuse(place, "a text ('' for an empty one)");

/** Free text that says something. */
export const title: Shape<string> = (place) => {
  const text = freeText(place);
  return text === '' ? refuse(place, 'a text that says something') : text;
};

/** One of a table's codes. */
export function choice<const T extends readonly string[]>(
  codes: T,
  what: string,
): Shape<T[number]> {
  return (place) => {
    const { source } = place;
    if (source.type === 'scalar' && source.value !== null) {
      if (codes.includes(source.text)) return source.text;
      place.sheet.report(
        source.line,
        `unknown ${what} '${source.text}' in ${place.label}${known(codes)}`,
      );
      return undefined;
    }
    return refuse(place, `a ${what}`);
  };
}

export const flag: Shape<boolean> = (place) =>
  place.source.type === 'scalar' && typeof place.source.value === 'boolean'
    ? place.source.value
    : refuse(place, 'true or false');

/** A key that is either there with `true` or left out. */
export const onlyTrue: Shape<true> = (place) =>
  place.source.type === 'scalar' && place.source.value === true
    ? true
    : refuse(place, 'true, or left out');

/** A whole number; below the least, where one is given, it is refused. Negative ones of a command are for the product to refuse. */
export function integer(least = Number.MIN_SAFE_INTEGER): Shape<number> {
  return (place) => {
    const { source } = place;
    const value = source.type === 'scalar' ? source.value : null;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value >= least) return value;
    return refuse(
      place,
      least === Number.MIN_SAFE_INTEGER ? 'a whole number' : `a whole number, at least ${least}`,
    );
  };
}

/** `2026-02-03`, a day that exists. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && exists(`${text}T00:00`);
/** `2026-02-03T14:00`: local, to the minute. One that the zone skips is accepted: the product says which instant it is (docs/domain.md §5). */
export const isLocalTime = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text) && exists(text);

/** Read as UTC, which skips nothing, it must come out as it went in. */
function exists(text: string): boolean {
  const time = new Date(`${text}:00.000Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(text);
}

const written =
  (accepts: (text: string) => boolean, what: string): Shape<string> =>
  (place) =>
    place.source.type === 'scalar' &&
    typeof place.source.value === 'string' &&
    accepts(place.source.text)
      ? place.source.text
      : refuse(place, what);

export const localTime = written(isLocalTime, 'a local time YYYY-MM-DDTHH:MM');
export const day = written(isDay, 'a day YYYY-MM-DD');

/** A time zone of the product's list, under its canonical name. */
export const zone: Shape<string> = (place) => {
  const { source } = place;
  const named = source.type === 'scalar' ? canonicalZone(source.text) : undefined;
  return named ?? refuse(place, 'a time zone such as Europe/Paris, or UTC');
};
