import type { Instant, Zone } from '#eventsourcing';
import type { Locale } from './vocabulary.js';

const REGION: Readonly<Record<Locale, string>> = { en: 'en-GB', fr: 'fr-FR' };
const DAY: Intl.DateTimeFormatOptions = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };
const TIME: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };

const format = (instant: Instant, zone: Zone, locale: Locale, options: Intl.DateTimeFormatOptions): string =>
  new Intl.DateTimeFormat(REGION[locale], { timeZone: zone, ...options }).format(new Date(instant)).replace(',', '');

/** An instant for people: `Tuesday 3 February 2026 at 14:00`, `mardi 3 février 2026 à 14:00`. */
export const when = (instant: Instant, zone: Zone, locale: Locale): string =>
  `${format(instant, zone, locale, DAY)} ${locale === 'fr' ? 'à' : 'at'} ${format(instant, zone, locale, TIME)}`;

/** The end of what began at an instant: of the same day, the time is enough. */
export const untilWhen = (start: Instant, end: Instant, zone: Zone, locale: Locale): string =>
  format(start, zone, locale, DAY) === format(end, zone, locale, DAY) ? format(end, zone, locale, TIME) : when(end, zone, locale);
