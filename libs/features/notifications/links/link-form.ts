import { instantOf, type Instant, type Zone } from '#kit/eventsourcing';
import { LEAST_MINUTES, MOST_MINUTES } from '#contexts/registrations';
import { LINK_ACTION_RULES, type DecidingAction } from './link-actions.js';

export const TIMES = ['start', 'end'] as const;
export const FIELDS = [...TIMES, 'minutes'] as const;
export type FieldName = (typeof FIELDS)[number];
export type FieldFault = 'missing' | 'malformed' | 'not_after_start' | 'not_minutes';

/** The form of a link's page: the text as typed, the instants and minutes that it means, and its faults. */
export interface Filled {
  readonly typed: Readonly<Record<FieldName, string>>;
  readonly times: { readonly start?: Instant; readonly end?: Instant };
  /** Minutes really worked; absent: not said. */
  readonly minutes?: number;
  readonly faults: Readonly<Partial<Record<FieldName, FieldFault>>>;
  /** Digest of the dates' times that the page showed. */
  readonly seen: string | undefined;
}

const LONGEST = 40;
const LOCAL = /^(19[7-9]\d|20\d\d|21\d\d)-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?$/;

function text(body: unknown, field: string): string {
  const value =
    typeof body === 'object' && body !== null
      ? (body as Record<string, unknown>)[field]
      : undefined;
  return typeof value === 'string' ? value.trim().slice(0, LONGEST) : '';
}

/** The instant of a local time as browsers send it, or as people type it where the browser knows no such field. */
function instant(local: string, zone: Zone): Instant | undefined {
  if (!LOCAL.test(local)) return undefined;
  try {
    return instantOf(local.replace(' ', 'T'), zone);
  } catch {
    return undefined; // a day or an hour that no calendar has
  }
}

/** Whole minutes as people type them. */
function minutesIn(typed: string): number | undefined {
  const minutes = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  return minutes >= LEAST_MINUTES && minutes <= MOST_MINUTES ? minutes : undefined;
}

/** Reads the form of a link; local times are of `zone`. A link without a form has no times and no faults. */
export function readForm(action: DecidingAction, body: unknown, zone: Zone): Filled {
  const rule = LINK_ACTION_RULES[action];
  const { form } = rule;
  const typed = {
    start: text(body, 'start'),
    end: text(body, 'end'),
    minutes: rule.minutes ? text(body, 'minutes') : '',
  };
  const seen = text(body, 'seen') || undefined;
  if (!form) {
    const minutes = minutesIn(typed.minutes);
    if (typed.minutes === '') return { typed, times: {}, faults: {}, seen };
    return minutes === undefined
      ? { typed, times: {}, faults: { minutes: 'not_minutes' }, seen }
      : { typed, times: {}, minutes, faults: {}, seen };
  }
  const [start, end] = [instant(typed.start, zone), instant(typed.end, zone)];
  const faults: Partial<Record<FieldName, FieldFault>> = {};
  if (start === undefined) faults.start = typed.start === '' ? 'missing' : 'malformed';
  if (end === undefined && (typed.end !== '' || form.endRequired))
    faults.end = typed.end === '' ? 'missing' : 'malformed';
  if (start !== undefined && end !== undefined && end <= start) faults.end = 'not_after_start';
  return {
    typed,
    times: { ...(start === undefined ? {} : { start }), ...(end === undefined ? {} : { end }) },
    faults,
    seen,
  };
}
