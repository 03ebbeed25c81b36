import { Temporal } from 'temporal-polyfill';
import { readZone } from './zones.js';

const [MINUTE, DAY] = [60_000, 86_400_000];
/** Days remembered per zone: half a century of them. */
const LIMIT = 20_000;

/** What is remembered of each day (of UTC) in each zone. */
type ByDay<Key, Known> = Map<string, Map<Key, Known>>;

function remembered<Key, Known>(
  all: ByDay<Key, Known>,
  zone: string,
  day: Key,
  find: () => Known,
): Known {
  const known = all.get(zone);
  const found = known?.get(day);
  if (found !== undefined) return found;
  const fresh = find();
  if (!known || known.size >= LIMIT) all.set(zone, new Map([[day, fresh]]));
  else known.set(day, fresh);
  return fresh;
}

/** The calendar's own word, at some microseconds a question. */
const asked = (milliseconds: number, zone: string): number =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(readZone(zone))
    .offsetNanoseconds / 1_000_000;

/** The offset all day long, or nothing where the clocks change on it. No zone has ever changed its clocks twice in a day. */
const offsets: ByDay<number, number | null> = new Map();

const allDay = (day: number, zone: string): number | null =>
  remembered(offsets, zone, day, () => {
    const offset = asked(day * DAY, zone);
    return asked((day + 1) * DAY, zone) === offset ? offset : null;
  });

/** How far local time is ahead of UTC at an instant, in milliseconds. An unknown zone is UTC. @throws RangeError for no instant */
export function offsetAt(milliseconds: number, zone: string): number {
  return allDay(Math.floor(milliseconds / DAY), zone) ?? asked(milliseconds, zone);
}

/** The offset, where it is the same at every instant that could have this local time (`milliseconds`: read as if in UTC). */
export function steadyOffset(milliseconds: number, zone: string): number | undefined {
  const day = Math.floor(milliseconds / DAY);
  const offset = allDay(day, zone);
  return offset !== null && allDay(day - 1, zone) === offset && allDay(day + 1, zone) === offset
    ? offset
    : undefined;
}

/** A day of UTC on the clocks of a zone: how many minutes these are ahead, and what the day before, itself and the day after are called. */
interface SteadyDay {
  readonly ahead: number;
  readonly days: readonly [string, string, string];
}

/** Nothing where the clocks change on that day, or do not show whole minutes of UTC. */
const steadyDays: ByDay<string, SteadyDay | null> = new Map();

const steadyDay = (text: string, zone: string): SteadyDay | null =>
  remembered(steadyDays, zone, text, () => {
    const day = Date.parse(text) / DAY;
    const offset = allDay(day, zone);
    const nameOf = (number: number) => new Date(number * DAY).toISOString().slice(0, 10);
    if (offset === null || offset % MINUTE !== 0) return null;
    return { ahead: offset / MINUTE, days: [nameOf(day - 1), text, nameOf(day + 1)] };
  });

const digits = (number: number): string => String(number).padStart(2, '0');
const MINUTES = 24 * 60;
const TIMES = Array.from(
  { length: MINUTES },
  (_, minute) => `T${digits(Math.floor(minute / 60))}:${digits(minute % 60)}`,
);

/** How an instant with milliseconds is written from 1970 to 9999. */
const LENGTH = '2026-02-03T13:00:00.000Z'.length;
const ZERO = '0'.charCodeAt(0);
const number = (text: string, at: number): number =>
  10 * (text.charCodeAt(at) - ZERO) + text.charCodeAt(at + 1) - ZERO;

/** The local time, to the minute, put together from what is known of the day; nothing where that is not enough. A report asks a dozen times a row. */
export function steadyLocalTime(instant: string, zone: string): string | undefined {
  if (instant.length !== LENGTH) return undefined;
  const day = steadyDay(instant.slice(0, 10), zone);
  if (day === null) return undefined;
  const minute = 60 * number(instant, 11) + number(instant, 14) + day.ahead;
  if (minute < 0) return `${day.days[0]}${TIMES[minute + MINUTES]}`;
  if (minute < MINUTES) return `${day.days[1]}${TIMES[minute]}`;
  return `${day.days[2]}${TIMES[minute - MINUTES]}`;
}
