import { Temporal } from 'temporal-polyfill';
import type { Instant } from './event.js';

/** An IANA time zone name, e.g. `Europe/Paris`. */
export type Zone = string;
/** A local date and time without zone, to the minute or finer: `2026-02-03T14:00`. */
export type LocalTime = string;
/** A calendar day: `2026-02-03`. */
export type Day = string;

const toInstantText = (zoned: Temporal.ZonedDateTime): Instant => new Date(zoned.epochMilliseconds).toISOString();

function resolve(local: Temporal.PlainDateTime, zone: Zone): Temporal.ZonedDateTime {
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(local)) return earlier;
  return earlier.getTimeZoneTransition('next') ?? local.toZonedDateTime(zone, { disambiguation: 'later' });
}

const zoned = (instant: Instant, zone: Zone) => Temporal.Instant.fromEpochMilliseconds(Date.parse(instant)).toZonedDateTimeISO(zone);

/** The instant of a local time; one that does not exist is the first that does, one that occurs twice the earlier (domain §5). */
export const instantOf = (local: LocalTime, zone: Zone): Instant => toInstantText(resolve(Temporal.PlainDateTime.from(local), zone));

/** The local time of an instant, to the minute. */
export const localTimeOf = (instant: Instant, zone: Zone): LocalTime =>
  zoned(instant, zone).toPlainDateTime().toString({ smallestUnit: 'minute' });

/** The local day of an instant. */
export const dayOf = (instant: Instant, zone: Zone): Day => zoned(instant, zone).toPlainDate().toString();

/** The instant at which a local day begins. */
export const startOfDay = (day: Day, zone: Zone): Instant => instantOf(`${day}T00:00`, zone);

/** The day after. */
export const nextDay = (day: Day): Day => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

/** Calendar arithmetic from an anchor in a zone: the same local time, the day clamped to the month's end (domain §5). */
export function addToInstant(anchor: Instant, amount: { months?: number; days?: number }, zone: Zone): Instant {
  return toInstantText(resolve(zoned(anchor, zone).toPlainDateTime().add(amount, { overflow: 'constrain' }), zone));
}

/** Whole minutes between two instants. */
export const minutesBetween = (start: Instant, end: Instant): number => Math.round((Date.parse(end) - Date.parse(start)) / 60_000);

/** Whole days of 24 hours between two instants. */
export const daysBetween = (start: Instant, end: Instant): number => Math.floor((Date.parse(end) - Date.parse(start)) / 86_400_000);

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
