import {
  apply,
  canonicalJson,
  type Instant,
  type Json,
  type StoredEvent,
} from '#kit/eventsourcing';
import { registration } from '#contexts/registrations';
import type { FieldChange } from '../http/difference.response.js';
import { contentThen, type ContentThen } from './state-as-of.js';

/** The value of a field at a time. The key names the date, if any, and the field. */
interface Field {
  readonly field: string;
  readonly date: string | null;
  readonly value: unknown;
}
type Fields = ReadonlyMap<string, Field>;

/** Texts that only repeat a code, what never changes, and what says of which time a state is. */
const LEFT_OUT = new Set([
  'label',
  'id',
  'dates',
  'registration',
  'instant',
  'clock',
  'events',
  'revision',
]);

/** The fields of a state, those of each date by themselves. */
export function fieldsOf(content: ContentThen | null): Fields {
  const fields = new Map<string, Field>();
  const add = (date: string | null, values: object) => {
    for (const [field, value] of Object.entries(values))
      if (!LEFT_OUT.has(field)) fields.set(`${date ?? ''} ${field}`, { field, date, value });
  };
  if (content === null) return fields;
  add(null, content);
  for (const date of content.dates) add(date.id, date);
  return fields;
}

const isSame = (one: Field | undefined, other: Field | undefined): boolean =>
  canonicalJson((one?.value ?? null) as Json) === canonicalJson((other?.value ?? null) as Json);

/** Keys of the fields that differ. A date is never taken from a registration. */
const differing = (before: Fields, after: Fields): string[] =>
  [...after.keys()].filter((key) => !isSame(before.get(key), after.get(key)));

/** Collects, called with one event after the other, which of the events between changed which fields. */
export function changesByEvent(
  between: ReadonlySet<StoredEvent>,
  instant: Instant,
): { readonly take: (event: StoredEvent) => void; readonly changedBy: Map<string, string[]> } {
  const changedBy = new Map<string, string[]>();
  let state = registration.initial();
  let fields: Fields | undefined = new Map();
  const take = (event: StoredEvent): void => {
    const before = between.has(event)
      ? (fields ?? fieldsOf(contentThen(state, instant)))
      : undefined;
    state = apply(registration, state, event);
    fields = before && fieldsOf(contentThen(state, instant));
    for (const key of before && fields ? differing(before, fields) : [])
      changedBy.set(key, [...(changedBy.get(key) ?? []), event.id]);
  };
  return { take, changedBy };
}

/** The fields that differ between two states, each with the events that changed it. */
export function changesBetween(
  before: ContentThen | null,
  after: ContentThen,
  changedBy: ReadonlyMap<string, readonly string[]>,
): FieldChange[] {
  const [then, now] = [fieldsOf(before), fieldsOf(after)];
  return differing(then, now).map((key) => {
    const { field, date, value } = now.get(key) as Field;
    const events = [...(changedBy.get(key) ?? [])];
    return { field, date, before: then.get(key)?.value ?? null, after: value, events };
  });
}
