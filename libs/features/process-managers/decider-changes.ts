import type { Pool } from 'pg';
import { fold, idOf, streamOf, type EventStore, type StoredEvent } from '#kit/eventsourcing';
import { person } from '#contexts/people';

type Person = ReturnType<typeof person.initial>;

/** A registration with dates that wait, and the people who decide on them from now on. */
export interface Reassigned {
  readonly registration: string;
  readonly deciders: readonly string[];
}

const WAITING = `
    FROM read.registrations r JOIN read.people e ON e.id = r.employee AND e.employed JOIN read.companies c ON c.id = e.company
   WHERE EXISTS (SELECT FROM read.participation_dates d WHERE d.owner = r.id AND d.status = 'awaiting_manager')`;

const OWN = `
  SELECT r.employee, array_agg(r.id ORDER BY r.applied_at, r.id) AS registrations ${WAITING} AND r.employee = ANY($1::uuid[]) GROUP BY r.employee`;

const FALLBACK = `
  SELECT read.nearest_admins(coalesce($2, c.root), ARRAY[$1]::uuid[]) AS deciders FROM read.companies c WHERE c.id = $3`;

/** `$1`: a manager, who decides no longer, whatever the read models have. */
const OF_REPORTS = `
  SELECT * FROM (
    SELECT r.id AS registration, read.nearest_admins(coalesce(e.level, c.root), ARRAY[e.id, $1]::uuid[]) AS deciders, r.applied_at
    ${WAITING} AND e.manager = $1 AND e.company = ANY($2::uuid[])) AS reports
   WHERE deciders <> '{}' ORDER BY applied_at, registration`;

/**
 * Finds whose decisions pass to other people by an event on a person (docs/domain.md §3): another manager is assigned, the manager leaves
 * or is erased, or an employee without a manager moves to another level. Before and after are read from the persons' streams.
 */
export class DeciderChanges {
  private constructor(
    private readonly pool: Pool,
    private readonly log: Pick<EventStore, 'readStream'>,
    private readonly events: readonly StoredEvent[],
    /** The registrations with waiting dates, by employee. */
    private readonly waiting: ReadonlyMap<string, readonly string[]>,
  ) {}

  /** Of a page of events, or of those that a dry run simulates: an import assigns thousands of managers, to people without any date. */
  static async of(
    pool: Pool,
    log: Pick<EventStore, 'readStream'>,
    events: readonly StoredEvent[],
  ): Promise<DeciderChanges> {
    const employees = events.filter(isOnEmployee).map(({ stream }) => idOf(stream));
    if (employees.length === 0) return new DeciderChanges(pool, log, events, new Map());
    const { rows } = await pool.query<{ employee: string; registrations: string[] }>({
      name: 'waiting-for-deciders',
      text: OWN,
      values: [employees],
    });
    const waiting = new Map(rows.map(({ employee, registrations }) => [employee, registrations]));
    return new DeciderChanges(pool, log, events, waiting);
  }

  /** The registrations whose waiting dates others decide from this event on. None if somebody decided before and nobody does now. */
  async by(event: StoredEvent): Promise<readonly Reassigned[]> {
    const id = idOf(event.stream);
    if (!isOnEmployee(event)) return this.#ofReports(id, event);
    const registrations = this.waiting.get(id) ?? [];
    if (registrations.length === 0) return [];
    const events = await this.#eventsOf(event.stream);
    if (isOutdated(event, at(events, Infinity))) return [];
    const [before, after] = [
      await this.#decidersFor(at(events, event.revision - 1), event),
      await this.#decidersFor(at(events, event.revision), event),
    ];
    return after.length === 0 || sameMembers(before, after)
      ? []
      : registrations.map((registration) => ({ registration, deciders: after }));
  }

  async #decidersFor(
    { id, manager, company, level }: Person,
    event: StoredEvent,
  ): Promise<readonly string[]> {
    if (company === null) return [];
    if (manager !== null && (await this.#manages(manager, company, event))) return [manager];
    const { rows } = await this.pool.query<{ deciders: string[] }>(FALLBACK, [id, level, company]);
    return rows[0]?.deciders ?? [];
  }

  /** Whether somebody named as a manager was with the company when the event was recorded. */
  async #manages(manager: string, company: string, { recordedAt }: StoredEvent): Promise<boolean> {
    const events = await this.log.readStream(streamOf(person, manager));
    const known = events.filter((each) => each.recordedAt <= recordedAt);
    return isWith(company, fold(person, person.initial(), known));
  }

  /** Of the employees whose manager is with their company no longer. */
  async #ofReports(manager: string, event: StoredEvent): Promise<readonly Reassigned[]> {
    const events = await this.#eventsOf(event.stream);
    const [before, after] = [at(events, event.revision - 1), at(events, event.revision)];
    const left = new Set(before.grants.flatMap(({ company }) => company ?? []));
    for (const company of left) if (isWith(company, after)) left.delete(company);
    if (left.size === 0) return [];
    const { rows } = await this.pool.query<Reassigned>(OF_REPORTS, [manager, [...left]]);
    return rows;
  }

  /** A person's stream, with the events that are only simulated. */
  async #eventsOf(stream: string): Promise<readonly StoredEvent[]> {
    const stored = await this.log.readStream(stream);
    const known = new Set(stored.map(({ id }) => id));
    const more = this.events.filter((event) => event.stream === stream && !known.has(event.id));
    return [...stored, ...more];
  }
}

/** Concerns who decides for the employee on whose stream it is; others concern those whom the person manages. */
const isOnEmployee = ({ type }: StoredEvent): boolean =>
  type === 'ManagerAssigned' || type === 'PersonMoved';

const at = (events: readonly StoredEvent[], revision: number): Person =>
  fold(
    person,
    person.initial(),
    events.filter((event) => event.revision <= revision),
  );

const isWith = (company: string, { grants }: Person): boolean =>
  grants.some((grant) => grant.company === company);

/** A later event has changed the same again: that one decides. */
const isOutdated = ({ type, data }: StoredEvent, now: Person): boolean =>
  type === 'ManagerAssigned' ? now.manager !== data['manager'] : now.level !== data['level'];

const sameMembers = (some: readonly string[], others: readonly string[]): boolean =>
  some.length === others.length && some.every((one) => others.includes(one));
