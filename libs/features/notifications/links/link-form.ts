import { instantOf, type Instant, type Zone } from '#kit/eventsourcing';
import { LEAST_MINUTES, MOST_MINUTES } from '#contexts/registrations';
import { answersOf, LINK_ACTION_RULES, type DecidingAction } from './link-actions.js';

export const TIMES = ['start', 'end'] as const;
export const FIELDS = [...TIMES, 'dates', 'minutes'] as const;
export type FieldName = (typeof FIELDS)[number];
export type FieldFault = 'missing' | 'malformed' | 'not_after_start' | 'not_minutes' | 'none';
/** A field in which people type. */
export type TypedField = Exclude<FieldName, 'dates'>;

/** The form of a link's page: the text as typed, the instants and minutes that it means, and its faults. */
export interface Filled {
  /** The answer whose button was pressed; the link's own where none is named. */
  readonly answer: DecidingAction;
  /** Ids of the dates that were ticked; undefined: all that the page shows. */
  readonly dates: readonly string[] | undefined;
  readonly typed: Readonly<Record<TypedField, string>>;
  readonly times: { readonly start?: Instant; readonly end?: Instant };
  /** Minutes really worked; absent: not said. */
  readonly minutes?: number;
  readonly faults: Readonly<Partial<Record<FieldName, FieldFault>>>;
  /** Digests of the dates' times that the page showed; none: those of the mail. */
  readonly seen: readonly string[];
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

/** The values of a field that may be there several times, as those of ticked boxes. */
function texts(body: unknown, field: string): readonly string[] {
  const value =
    typeof body === 'object' && body !== null
      ? (body as Record<string, unknown>)[field]
      : undefined;
  const all: readonly unknown[] = Array.isArray(value) ? value : [value];
  return [...new Set(all.map((one) => text({ one }, 'one')))].filter((one) => one !== '');
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
  const pressed = text(body, 'answer');
  const answer = answersOf(action).find((one) => one === pressed) ?? action;
  const { form, perDate, minutes: asksMinutes } = LINK_ACTION_RULES[answer];
  const typed = {
    start: text(body, 'start'),
    end: text(body, 'end'),
    minutes: asksMinutes ? text(body, 'minutes') : '',
  };
  const ticked = perDate ? texts(body, 'dates') : [];
  const dates = ticked.length > 0 ? ticked : undefined;
  const read = { answer, dates, typed, seen: texts(body, 'seen') };
  if (form) return { ...read, ...timesIn(typed, form.endRequired, zone) };
  const minutes = minutesIn(typed.minutes);
  const faults: Partial<Record<FieldName, FieldFault>> = {};
  if (perDate && !dates && text(body, 'choose') !== '') faults.dates = 'none';
  if (typed.minutes !== '' && minutes === undefined) faults.minutes = 'not_minutes';
  return { ...read, times: {}, faults, ...(minutes === undefined ? {} : { minutes }) };
}

function timesIn(
  typed: Filled['typed'],
  endRequired: boolean,
  zone: Zone,
): Pick<Filled, 'times' | 'faults'> {
  const [start, end] = [instant(typed.start, zone), instant(typed.end, zone)];
  const faults: Partial<Record<FieldName, FieldFault>> = {};
  if (start === undefined) faults.start = typed.start === '' ? 'missing' : 'malformed';
  if (end === undefined && (typed.end !== '' || endRequired))
    faults.end = typed.end === '' ? 'missing' : 'malformed';
  if (start !== undefined && end !== undefined && end <= start) faults.end = 'not_after_start';
  const times = {
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
  };
  return { times, faults };
}
