import type { Pool } from 'pg';
import {
  isStoreOutage,
  streamOf,
  uuid5,
  type Clock,
  type Instant,
  type Ledger,
} from '#kit/eventsourcing';
import { registration } from '#contexts/registrations';
import type { PlaceReleaser } from './reactions.process.js';

/** SQL: the read models are current for these streams. Nothing is done about a parked stream until they are. */
const isProjected = (...streams: readonly string[]): string =>
  `NOT EXISTS (SELECT FROM work.parked k WHERE k.reader = 'read-models' AND k.stream IN (${streams.join(', ')}))`;

/** SQL: the deadlines to handle. Of an employee who was erased or has left, only dates end; nobody is reminded. */
export const STANDING_DEADLINES = `
    FROM read.deadlines d
    JOIN read.registrations r ON r.id = d.owner
    JOIN read.people e ON e.id = r.employee
   WHERE (e.employed OR d.kind = 'DateEnded') AND ${isProjected(`'registration-' || d.owner`)}`;

/** Limits the rows of the index first, then groups them: a hundred thousand due at once are not read again for every portion. */
const DUE = `
  SELECT owner, employed FROM (SELECT d.owner, e.employed, d.at ${STANDING_DEADLINES} AND d.at <= $1 ORDER BY d.at LIMIT 1000) AS due
   GROUP BY owner, employed ORDER BY min(at), owner`;

const NEXT = `SELECT min(d.at) AS at ${STANDING_DEADLINES} AND d.at > $1`;

/** Minutes after which a place held for a confirmation that never came is given back. */
const ORPHAN_MINUTES = 2;
/** Minutes within which nearly every such place is found. Older holds are looked at when a process begins, and this often. */
const RECENT_MINUTES = 60;
const MOST_ORPHANS = 100;
/** `$2`: places held before this instant are left out. */
const ORPHANS = `
  SELECT p.owner AS initiative, p.registration, array_agg(p.id) AS dates
    FROM read.places p LEFT JOIN read.participation_dates d ON d.id = p.id
   WHERE p.held_at < $1::timestamptz - make_interval(mins => ${ORPHAN_MINUTES}) AND p.held_at >= $2
     AND (d.id IS NULL OR d.status IN ('to_be_confirmed', 'cancelled'))
     AND ${isProjected(`'registration-' || p.registration`, `'initiative-' || p.owner`)}
   GROUP BY p.owner, p.registration LIMIT ${MOST_ORPHANS}`;
const MINUTE = 60_000;
const EVER: Instant = '0001-01-01T00:00:00.000Z';

/** Registrations with something due that are handled before readers of the log have their turn. */
const SLICE = 32;

/** Runs a part of a tick. */
type Turn = (work: () => Promise<number>) => Promise<number>;

interface Due {
  readonly owner: string;
  readonly employed: boolean;
}

interface Orphans {
  readonly initiative: string;
  readonly registration: string;
  readonly dates: string[];
}

/**
 * Process manager of deadlines: reads which deadlines the clock has reached, and gives an ordinary command for each. Nothing is scheduled
 * ahead and nothing has to be cancelled: a restart, a replay or a repeated run is harmless.
 */
export class Deadlines {
  /** When all holds were looked at last, in milliseconds since 1970. */
  #lookedAtAll = -Infinity;

  constructor(
    private readonly pool: Pool,
    private readonly ledger: Ledger,
    private readonly clock: Clock,
    private readonly places: PlaceReleaser,
  ) {}

  /**
   * Handles what is due, in slices; one failure does not keep the others waiting.
   * @param turn runs each slice, when nothing else may run beside it
   * @returns the number of events recorded
   * @throws the first failure
   */
  async tick(turn: Turn = (work) => work()): Promise<number> {
    const now = this.clock.now();
    const { rows } = await this.pool.query<Due>({ name: 'due', text: DUE, values: [now] });
    const failures: unknown[] = [];
    let events = 0;
    for (let start = 0; start < rows.length; start += SLICE)
      events += await turn(() => this.#runAll(rows.slice(start, start + SLICE), failures));
    events += await turn(() => this.#giveBackOrphans(now));
    if (failures.length > 0) throw failures[0];
    return events;
  }

  async #runAll(due: readonly Due[], failures: unknown[]): Promise<number> {
    let events = 0;
    for (const { owner, employed } of due) {
      try {
        events += await this.#run(owner, employed);
      } catch (error) {
        if (isStoreOutage(error)) throw error;
        failures.push(error);
      }
    }
    return events;
  }

  /** The next instant after `now` at which anything is due; null when nothing is. */
  async next(now: Instant): Promise<Instant | null> {
    const { rows } = await this.pool.query<{ at: Instant | null }>({
      name: 'next-due',
      text: NEXT,
      values: [now],
    });
    return rows[0]?.at ?? null;
  }

  async #run(id: string, employed: boolean): Promise<number> {
    const stream = streamOf(registration, id);
    const caughtUp = await this.ledger.catchUp(registration, stream);
    if (!employed) return caughtUp;
    const { revision } = await this.ledger.load(registration, stream);
    const commandId = uuid5(stream, 'remind', String(revision));
    const outcome = await this.ledger.execute(
      registration,
      stream,
      { commandId, correlation: commandId, causation: commandId },
      () => ({
        command: { name: 'Remind', data: {} },
        actor: null,
        capacity: 'system',
        mandate: null,
      }),
    );
    return caughtUp + outcome.events.length;
  }

  async #giveBackOrphans(now: Instant): Promise<number> {
    const time = Date.parse(now);
    const isRecent =
      time >= this.#lookedAtAll && time < this.#lookedAtAll + RECENT_MINUTES * MINUTE;
    const since = new Date(time - 2 * RECENT_MINUTES * MINUTE).toISOString();
    const { rows } = await this.pool.query<Orphans>({
      name: 'orphans',
      text: ORPHANS,
      values: [now, isRecent ? since : EVER],
    });
    if (!isRecent && rows.length < MOST_ORPHANS) this.#lookedAtAll = time;
    for (const { initiative, registration: id, dates } of rows) {
      const commandId = uuid5('orphans', initiative, id, now);
      await this.places.giveBack(initiative, id, dates, {
        commandId,
        correlation: commandId,
        causation: commandId,
      });
    }
    return rows.length;
  }
}
