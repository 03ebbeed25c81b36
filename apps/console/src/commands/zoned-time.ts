const PARTS = ['year', 'month', 'day', 'hour', 'minute', 'second'] as const;
const MINUTE_MILLISECONDS = 60_000;
const MINUTES_PER_HOUR = 60;

/** What a clock in the zone shows at an instant, as milliseconds since 1970 of the same digits in UTC. */
function wallClock(instant: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(new Date(instant));
  const [year = 0, month = 1, ...rest] = PARTS.map((type) =>
    Number(parts.find((part) => part.type === type)?.value),
  );
  return Date.UTC(year, month - 1, ...rest);
}

/**
 * The instant of a local time in a zone, with its offset: `2026-02-03T14:00` in Europe/Paris is `2026-02-03T14:00:00+01:00`.
 * A time that the clock skips is moved forward by the skipped span; of a time that occurs twice, the first is meant.
 */
export function toInstant(local: string, zone: string): string {
  const digits = Date.parse(`${local}Z`);
  const offsetAt = (instant: number): number => wallClock(instant, zone) - instant;
  const before = offsetAt(digits - 24 * MINUTES_PER_HOUR * MINUTE_MILLISECONDS);
  const after = offsetAt(digits + 24 * MINUTES_PER_HOUR * MINUTE_MILLISECONDS);
  const matching = [before, after].find((offset) => offsetAt(digits - offset) === offset);
  const instant = digits - (matching ?? before);
  return withOffset(instant, offsetAt(instant));
}

function withOffset(instant: number, offset: number): string {
  const minutes = Math.abs(offset) / MINUTE_MILLISECONDS;
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const sign = offset < 0 ? '-' : '+';
  const digits = new Date(instant + offset).toISOString().slice(0, 'YYYY-MM-DDTHH:MM:SS'.length);
  return `${digits}${sign}${two(minutes / MINUTES_PER_HOUR)}:${two(minutes % MINUTES_PER_HOUR)}`;
}

/** The local time of an instant in a zone, as an input of type datetime-local has it: `2026-02-03T14:00`. */
export const toLocal = (instant: string, zone: string): string =>
  new Date(wallClock(Date.parse(instant), zone)).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length);
