import { Temporal } from 'temporal-polyfill';
import { ZONE_ALIASES, ZONES } from './zone-names.js';

/** An IANA time zone name, e.g. `Europe/Paris`. */
export type Zone = string;

const CANONICAL: ReadonlyMap<string, Zone> = new Map(
  [...ZONES.map((zone) => [zone, zone] as const), ...ZONE_ALIASES].map(([name, zone]) => [
    name.toLowerCase(),
    zone,
  ]),
);

/** Whether this process's calendar knows a zone of the list; an old Node may lack a new one. */
const known = new Map<Zone, boolean>();

function isKnown(zone: Zone): boolean {
  let answer = known.get(zone);
  if (answer === undefined) {
    try {
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone);
      answer = true;
    } catch {
      answer = false;
    }
    known.set(zone, answer);
  }
  return answer;
}

/** The canonical name of a time zone, in whatever case and under whichever alias it is given; undefined for anything else. */
export function canonicalZone(name: string): Zone | undefined {
  const zone = CANONICAL.get(name) ?? CANONICAL.get(name.toLowerCase());
  return zone !== undefined && isKnown(zone) ? zone : undefined;
}

/** Stored name → the zone in which it is read. At most as many names as the log has ever had, and never without bound. */
const read = new Map<string, Zone>();
const MOST_READ = 10_000;

/** The zone of an old event: an unknown name is read as UTC (docs/domain.md §8). */
export function readZone(name: string): Zone {
  const before = read.get(name);
  if (before !== undefined) return before;
  if (read.size >= MOST_READ) read.clear();
  const zone = canonicalZone(name) ?? 'UTC';
  read.set(name, zone);
  return zone;
}
