import { currentLanguage } from '../words/words.js';

const MINUTES_PER_HOUR = 60;
const tag = (): string => (currentLanguage() === 'fr' ? 'fr-FR' : 'en-GB');

/** Day and time of an instant in a zone, such as `3 Feb 2026, 14:00`. Left-out zone: the browser's. */
export const formatInstant = (instant: string, zone?: string): string =>
  new Intl.DateTimeFormat(tag(), {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(zone !== undefined && { timeZone: zone }),
  }).format(new Date(instant));

export const formatDay = (instant: string, zone?: string): string =>
  new Intl.DateTimeFormat(tag(), {
    dateStyle: 'medium',
    ...(zone !== undefined && { timeZone: zone }),
  }).format(new Date(instant));

export const formatTime = (instant: string, zone?: string): string =>
  new Intl.DateTimeFormat(tag(), {
    timeStyle: 'short',
    ...(zone !== undefined && { timeZone: zone }),
  }).format(new Date(instant));

const dayIn = (instant: string, zone: string): string =>
  new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: zone }).format(
    new Date(instant),
  );

/** The zone in which a browser shows times unless it is told another. */
export const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Says which zone a time is of where it is not the browser’s, so that nobody takes it for their own. */
const withZone = (text: string, zone: string): string =>
  zone === browserZone() ? text : `${text} (${zone})`;

/** Day and time of a date that people agreed on, in the zone in which they meant it. */
export const formatZoned = (instant: string, zone: string): string =>
  withZone(formatInstant(instant, zone), zone);

/** From when to when, naming the day once where both are on one day. */
export function formatSpan(start: string, end: string | null, zone: string): string {
  if (end === null) return formatZoned(start, zone);
  const last =
    dayIn(start, zone) === dayIn(end, zone) ? formatTime(end, zone) : formatInstant(end, zone);
  return withZone(`${formatInstant(start, zone)} – ${last}`, zone);
}

/** Hours and minutes, such as `3 h 20`. */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / MINUTES_PER_HOUR);
  const rest = minutes % MINUTES_PER_HOUR;
  if (hours === 0) return `${rest} min`;
  return rest === 0 ? `${hours} h` : `${hours} h ${String(rest).padStart(2, '0')}`;
}

export const formatNumber = (value: number): string => new Intl.NumberFormat(tag()).format(value);

const DAY_MILLISECONDS = 86_400_000;

/** How far an instant is away, such as `in 3 days` or `yesterday`. */
export function formatDistance(instant: string, now = Date.now()): string {
  const days = Math.round((Date.parse(instant) - now) / DAY_MILLISECONDS);
  return new Intl.RelativeTimeFormat(tag(), { numeric: 'auto' }).format(days, 'day');
}
