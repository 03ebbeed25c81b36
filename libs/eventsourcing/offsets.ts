import { Temporal } from 'temporal-polyfill';

const DAY = 86_400_000;
/** Days remembered per zone: half a century of them. */
const LIMIT = 20_000;

/** By zone and day of UTC: the offset all day long, or nothing where the clocks change on it. No zone has ever changed its clocks twice in a day. */
const offsets = new Map<string, Map<number, number | null>>();

/** The calendar's own word, at some microseconds a question. */
const asked = (milliseconds: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;

function allDay(day: number, zone: string): number | null {
  const known = offsets.get(zone);
  const remembered = known?.get(day);
  if (remembered !== undefined) return remembered;
  const offset = asked(day * DAY, zone);
  const found = asked((day + 1) * DAY, zone) === offset ? offset : null;
  if (!known || known.size >= LIMIT) offsets.set(zone, new Map([[day, found]]));
  else known.set(day, found);
  return found;
}

/** How far local time is ahead of UTC at an instant, in milliseconds. @throws RangeError for an unknown zone, or no instant */
export function offsetAt(milliseconds: number, zone: string): number {
  return allDay(Math.floor(milliseconds / DAY), zone) ?? asked(milliseconds, zone);
}

/** The offset, where it is the same at every instant that could have this local time (`milliseconds`: read as if in UTC). */
export function steadyOffset(milliseconds: number, zone: string): number | undefined {
  const day = Math.floor(milliseconds / DAY);
  const offset = allDay(day, zone);
  return offset !== null && allDay(day - 1, zone) === offset && allDay(day + 1, zone) === offset ? offset : undefined;
}
