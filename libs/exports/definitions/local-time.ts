import { localTimeOf, type Day, type Instant, type LocalTime, type Zone } from '#eventsourcing';

/** No zone's offset has changed within a quarter of an hour (in UTC) since zones have whole minutes. */
const QUARTER_MILLISECONDS = 900_000;
/** Quarters remembered per zone: three years of them. */
const LIMIT = 100_000;

const offsets = new Map<Zone, Map<number, number>>();

function offsetAt(milliseconds: number, zone: Zone): number {
  const known = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, known);
  const quarter = Math.floor(milliseconds / QUARTER_MILLISECONDS);
  let offset = known.get(quarter);
  if (offset === undefined) {
    const start = quarter * QUARTER_MILLISECONDS;
    offset = Date.parse(`${localTimeOf(new Date(start).toISOString(), zone)}Z`) - start;
    if (known.size >= LIMIT) known.clear();
    known.set(quarter, offset);
  }
  return offset;
}

/** The local time of an instant, to the minute: what the kit's `localTimeOf` says, remembered, as an export asks a million times. */
export function localTime(instant: Instant, zone: Zone): LocalTime {
  const milliseconds = Date.parse(instant);
  return new Date(milliseconds + offsetAt(milliseconds, zone)).toISOString().slice(0, 16);
}

/** The local day of an instant. */
export const localDay = (instant: Instant, zone: Zone): Day => localTime(instant, zone).slice(0, 10);
