import {
  apply,
  foldInSlices,
  idOf,
  type Projection,
  type Row,
  type StoredEvent,
} from '#kit/eventsourcing';
import type { WorkPacer } from '#platform/jobs';

type Folded = Readonly<Record<string, readonly Row[]>>;
/** Values by name; undefined where there is no row yet. */
export type View = (rows: Folded) => Readonly<Record<string, unknown>> | undefined;

/** The events between two states. */
export interface Between {
  readonly isBefore: (event: StoredEvent) => boolean;
  readonly isAfter: (event: StoredEvent) => boolean;
}

/** The events of a stream that made a difference. */
export interface Traced {
  /** The event that made the row, if it is new. */
  readonly made: StoredEvent | undefined;
  /** By value: the events that changed it. */
  readonly changed: ReadonlyMap<string, readonly StoredEvent[]>;
}

/** What was seen of a row so far. */
class Trace {
  readonly #changed = new Map<string, StoredEvent[]>();
  #made: StoredEvent | undefined;
  #seen: ReturnType<View>;

  constructor(private readonly view: View) {}

  begin(rows: Folded): void {
    this.#seen = this.view(rows);
  }

  take(event: StoredEvent, rows: Folded): void {
    const now = this.view(rows);
    const seen = this.#seen;
    if (seen && now)
      for (const [name, value] of Object.entries(now))
        if (JSON.stringify(value) !== JSON.stringify(seen[name])) this.#add(name, event);
    if (!seen && now) this.#made = event;
    this.#seen = now;
  }

  get traced(): Traced {
    return { made: this.#made, changed: this.#changed };
  }

  #add(name: string, event: StoredEvent): void {
    const events = this.#changed.get(name) ?? [];
    this.#changed.set(name, events);
    events.push(event);
  }
}

/**
 * Finds the events that changed values of a stream's rows between two states, by folding one event after the other.
 * @param events the whole stream
 * @param views the rows; all of them are traced at once
 * @param pacer lets other work have its turn
 */
export async function traceChanges(
  projection: Projection,
  events: readonly StoredEvent[],
  { isBefore, isAfter }: Between,
  views: readonly View[],
  pacer: WorkPacer,
): Promise<Traced[]> {
  const rowsOf = (state: unknown, last: StoredEvent) =>
    projection.rows(state, {
      id: idOf(last.stream),
      revision: last.revision,
      position: last.position,
    });
  const traces = views.map((view) => new Trace(view));
  const known = events.filter(isBefore);
  const latest = known.at(-1);
  let state = await foldInSlices(projection, projection.initial(), known);
  if (latest) {
    const rows = rowsOf(state, latest);
    await pacer.each(traces, (trace) => trace.begin(rows));
  }
  for (const event of events.filter((each) => isAfter(each) && !isBefore(each))) {
    state = apply(projection, state, event);
    const rows = rowsOf(state, event);
    await pacer.each(traces, (trace) => trace.take(event, rows));
  }
  return traces.map(({ traced }) => traced);
}
