import { fold, idOf, type Projection, type Row, type StoredEvent } from '#kit/eventsourcing';

type Folded = Readonly<Record<string, readonly Row[]>>;
/** Values by name; undefined where there is no row yet. */
export type View = (rows: Folded) => Readonly<Record<string, unknown>> | undefined;

/** The events of a stream that made a difference. */
export interface Traced {
  /** The event that made the row, if it is new. */
  readonly made: StoredEvent | undefined;
  /** By value: the events that changed it. */
  readonly changed: ReadonlyMap<string, readonly StoredEvent[]>;
}

/**
 * Finds the events that changed values of a stream's rows between two states, by folding one event after the other.
 * @param events the whole stream
 */
export function traceChanges(
  projection: Projection,
  events: readonly StoredEvent[],
  isBefore: (event: StoredEvent) => boolean,
  isAfter: (event: StoredEvent) => boolean,
  view: View,
): Traced {
  const viewed = (state: unknown, last: StoredEvent) =>
    view(
      projection.rows(state, {
        id: idOf(last.stream),
        revision: last.revision,
        position: last.position,
      }),
    );
  const known = events.filter(isBefore);
  const latest = known.at(-1);
  let state = fold(projection, projection.initial(), known);
  let seen = latest && viewed(state, latest);
  let made: StoredEvent | undefined;
  const changed = new Map<string, StoredEvent[]>();
  for (const event of events.filter((each) => isAfter(each) && !isBefore(each))) {
    state = fold(projection, state, [event]);
    const now = viewed(state, event);
    if (seen && now)
      for (const [name, value] of Object.entries(now))
        if (JSON.stringify(value) !== JSON.stringify(seen[name]))
          changed.set(name, [...(changed.get(name) ?? []), event]);
    if (!seen && now) made = event;
    seen = now;
  }
  return { made, changed };
}
