import { dayOf, nextDay, readZone, type Day, type Instant, type Zone } from '#kit/eventsourcing';
import type { Locale } from '#platform/http';

const REGION: Readonly<Record<Locale, string>> = { en: 'en-GB', fr: 'fr-FR' };
const PARTS = {
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** By zone, language and part: to make one takes longer than all else of a mail. There are some six hundred zones. */
const formats = new Map<string, Intl.DateTimeFormat>();

function format(instant: Instant, zone: Zone, locale: Locale, part: keyof typeof PARTS): string {
  const key = `${zone} ${locale} ${part}`;
  const known =
    formats.get(key) ??
    new Intl.DateTimeFormat(REGION[locale], { timeZone: readZone(zone), ...PARTS[part] });
  formats.set(key, known);
  return known.format(new Date(instant)).replace(',', '');
}

/** `14:00`; in French `14 h`, `14 h 30`. */
function formatTime(instant: Instant, zone: Zone, locale: Locale): string {
  const time = format(instant, zone, locale, 'time');
  if (locale !== 'fr') return time;
  const [hour, minute] = time.split(':');
  return `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}`;
}

/** A day in French: the first of a month is `1er`. */
const formatDate = (instant: Instant, zone: Zone, locale: Locale): string => {
  const day = format(instant, zone, locale, 'day');
  return locale === 'fr' ? day.replace(/ 1 /, ' 1er ') : day;
};

/** An instant for people: `Tuesday 3 February 2026 at 14:00`, `mardi 3 février 2026 à 14 h`. */
export const formatPeriod = (instant: Instant, zone: Zone, locale: Locale): string =>
  `${formatDate(instant, zone, locale)} ${locale === 'fr' ? 'à' : 'at'} ${formatTime(instant, zone, locale)}`;

/** The end of what began at an instant: of the same day, the time is enough. */
export const formatDeadline = (start: Instant, end: Instant, zone: Zone, locale: Locale): string =>
  format(start, zone, locale, 'day') === format(end, zone, locale, 'day')
    ? formatTime(end, zone, locale)
    : formatPeriod(end, zone, locale);

/** The local day of an instant, for people: `Tuesday 3 February 2026`. */
export const formatDay = (instant: Instant, zone: Zone, locale: Locale): string =>
  formatDate(instant, zone, locale);

/** An instant of the last day of a period: one that ends at midnight ends with the day before, and none before it begins. */
export function lastInstantOf(start: Instant, end: Instant): Instant {
  return end > start ? new Date(Date.parse(end) - 1).toISOString() : start;
}

const addMonths = (day: Day, months: number): Day => {
  const [year = 0, month = 1, of = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const date = new Date(Date.UTC(year, month - 1 + months, Math.min(of, last)));
  return date.toISOString().slice(0, 10);
};

/** The length of a period in whole local days, the first and the last included; as many of them as possible are told as months. */
export function lengthOfPeriod(
  start: Instant,
  end: Instant,
  zone: Zone,
): { readonly months: number; readonly days: number } {
  const first = dayOf(start, zone);
  const after = nextDay(dayOf(lastInstantOf(start, end), zone));
  let months = 0;
  while (addMonths(first, months + 1) <= after) months += 1;
  const days = (Date.parse(after) - Date.parse(addMonths(first, months))) / 86_400_000;
  return { months, days };
}
