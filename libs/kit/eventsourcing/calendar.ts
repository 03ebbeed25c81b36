import { Temporal } from 'temporal-polyfill';
import type { Instant } from './event.js';
import { offsetAt, steadyLocalTime, steadyOffset } from './zone-offsets.js';
import { readZone, type Zone } from './zones.js';

/** A local date and time without zone, to the minute or finer: `2026-02-03T14:00`. */
export type LocalTime = string;
/** A calendar day: `2026-02-03`. */
export type Day = string;

const toInstantText = (zoned: Temporal.ZonedDateTime): Instant =>
  new Date(zoned.epochMilliseconds).toISOString();

function resolve(local: Temporal.PlainDateTime, name: Zone): Temporal.ZonedDateTime {
  const zone = readZone(name);
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(local)) return earlier;
  return (
    earlier.getTimeZoneTransition('next') ??
    local.toZonedDateTime(zone, { disambiguation: 'later' })
  );
}

const zoned = (instant: Instant, zone: Zone) =>
  Temporal.Instant.fromEpochMilliseconds(Date.parse(instant)).toZonedDateTimeISO(readZone(zone));

/** The instant of a local time; one that does not exist is the first that does, one that occurs twice the earlier. */
export const instantOf = (local: LocalTime, zone: Zone): Instant =>
  toInstantText(resolve(Temporal.PlainDateTime.from(local), zone));

/** An instant, read on the clocks of a zone: as if these were UTC. */
function onClocks(instant: Instant, zone: Zone): number {
  const milliseconds = Date.parse(instant);
  return milliseconds + offsetAt(milliseconds, zone);
}

/** The local time of an instant, to the minute. */
export const localTimeOf = (instant: Instant, zone: Zone): LocalTime =>
  steadyLocalTime(instant, zone) ?? new Date(onClocks(instant, zone)).toISOString().slice(0, 16);

/** The local day of an instant. */
export const dayOf = (instant: Instant, zone: Zone): Day => localTimeOf(instant, zone).slice(0, 10);

/** The instant at which a local day begins. */
export const startOfDay = (day: Day, zone: Zone): Instant => instantOf(`${day}T00:00`, zone);

/** The order of instants in a sort: negative where the first is the earlier, 0 for one instant. */
export const compareInstants = (a: Instant, b: Instant): number => Number(a > b) - Number(a < b);

/** The day after. */
export const nextDay = (day: Day): Day => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

/** Months, then days, on the calendar; a day that the month does not have is its last. */
function later(
  clocks: number,
  { months = 0, days = 0 }: { months?: number; days?: number },
): number {
  const from = new Date(clocks);
  const [year, month, time] = [
    from.getUTCFullYear(),
    from.getUTCMonth() + months,
    clocks - new Date(clocks).setUTCHours(0, 0, 0, 0),
  ];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(from.getUTCDate(), last) + days) + time;
}

/** Calendar arithmetic from an anchor in a zone: the same local time, the day clamped to the month's end. */
export function addToInstant(
  anchor: Instant,
  amount: { months?: number; days?: number },
  zone: Zone,
): Instant {
  const clocks = later(onClocks(anchor, zone), amount);
  const offset = steadyOffset(clocks, zone);
  if (offset !== undefined) return new Date(clocks - offset).toISOString();
  return toInstantText(
    resolve(zoned(anchor, zone).toPlainDateTime().add(amount, { overflow: 'constrain' }), zone),
  );
}

/** Whole minutes between two instants. */
export const minutesBetween = (start: Instant, end: Instant): number =>
  Math.round((Date.parse(end) - Date.parse(start)) / 60_000);

/** Whole days of 24 hours between two instants. */
export const daysBetween = (start: Instant, end: Instant): number =>
  Math.floor((Date.parse(end) - Date.parse(start)) / 86_400_000);
