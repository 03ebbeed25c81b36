import type { Pool } from 'pg';
import { idOf, streamOf, type EventStore, type StoredEvent } from '#kit/eventsourcing';
import { initiative } from '#contexts/initiatives';
import { person } from '#contexts/people';
import type { RegistrationCommand } from '#contexts/registrations';

/** A command that a sign-up, or a date of it, came too late to receive, and the event that it follows from. */
export interface FollowUp {
  readonly command: RegistrationCommand;
  readonly cause: StoredEvent;
}

interface Late {
  readonly event: string;
  readonly employee: string;
  /** As the read models have it; false where they have parked the employee's stream. */
  readonly employed: boolean;
  readonly initiative: string;
  readonly initiative_cancelled: boolean;
  readonly slot: string | null;
  readonly slot_cancelled: boolean;
  readonly moved: boolean;
  readonly start_at: string;
  readonly end_at: string;
}

/** Of these registrations (`$2`) and dates (`$3`), those that came too late, by the id of the event (`$1`). */
const LATE = `
  SELECT * FROM (
    SELECT asked.event, r.employee, coalesce(e.employed, true) AND NOT EXISTS (
             SELECT FROM work.parked p WHERE p.reader = 'read-models' AND p.stream = 'person-' || r.employee) AS employed,
           i.id AS initiative, i.status = 'cancelled' AS initiative_cancelled, s.id AS slot, coalesce(s.cancelled, false) AS slot_cancelled,
           coalesce(d.start_at <> s.start_at OR d.end_at <> s.end_at, false) AS moved, s.start_at, s.end_at
      FROM unnest($1::uuid[], $2::uuid[], $3::uuid[]) AS asked (event, registration, date)
      JOIN read.registrations r ON r.id = asked.registration
      JOIN read.initiatives i ON i.id = r.initiative
      LEFT JOIN read.people e ON e.id = r.employee
      LEFT JOIN read.participation_dates d ON d.owner = r.id AND d.id = asked.date AND d.status <> 'cancelled'
      LEFT JOIN read.slots s ON s.id = d.slot) AS found
   WHERE initiative_cancelled OR slot_cancelled OR moved OR NOT employed`;

/** The event of an initiative that each command follows. */
const FOLLOWS: Readonly<Record<string, string>> = {
  CancelWithInitiative: 'InitiativeCancelled',
  CancelWithSlot: 'SlotCancelled',
  MoveWithSlot: 'SlotChanged',
};

function lateCommand({
  initiative_cancelled,
  slot,
  slot_cancelled,
  moved,
  start_at,
  end_at,
}: Late): RegistrationCommand | undefined {
  if (initiative_cancelled) return { name: 'CancelWithInitiative', data: {} };
  if (slot === null) return undefined;
  if (slot_cancelled) return { name: 'CancelWithSlot', data: { slot } };
  return moved ? { name: 'MoveWithSlot', data: { slot, start: start_at, end: end_at } } : undefined;
}

/**
 * A sign-up is decided on read models that lag behind the log: the initiative or slot may have been cancelled, or the employee have left,
 * a moment before. The command that followed found no registration then; it is given when the sign-up is read.
 */
export class LateSignUps {
  private constructor(
    private readonly log: Pick<EventStore, 'readStream'>,
    /** By the id of the event. */
    private readonly late: ReadonlyMap<string, Late>,
  ) {}

  /** Of the sign-ups of a page, which the read models know: nearly all of them were in time, and one question finds the others. */
  static async of(
    pool: Pool,
    log: Pick<EventStore, 'readStream'>,
    asked: readonly StoredEvent[],
  ): Promise<LateSignUps> {
    if (asked.length === 0) return new LateSignUps(log, new Map());
    const { rows } = await pool.query<Late>({
      name: 'late-sign-ups',
      text: LATE,
      values: [
        asked.map(({ id }) => id),
        asked.map(({ stream }) => idOf(stream)),
        asked.map(({ data: { date } }) => (typeof date === 'string' ? date : null)),
      ],
    });
    return new LateSignUps(log, new Map(rows.map((row) => [row.event, row])));
  }

  /** The commands that a sign-up came too late to receive. */
  async followUps(event: StoredEvent): Promise<readonly FollowUp[]> {
    const late = this.late.get(event.id);
    return late
      ? [...(await this.#ofInitiative(late, event)), ...(await this.#ofWhoLeft(late, event))]
      : [];
  }

  async #ofInitiative(late: Late, event: StoredEvent): Promise<readonly FollowUp[]> {
    const command = lateCommand(late);
    if (!command) return [];
    const happened = await this.log.readStream(streamOf(initiative, late.initiative));
    const cause = happened.findLast(
      ({ type, data }) =>
        type === FOLLOWS[command.name] && (data['slot'] ?? late.slot) === late.slot,
    );
    return [{ command, cause: cause ?? event }];
  }

  /** Concerns what employees did themselves, not what the platform team restores. The person's stream says whether they left. */
  async #ofWhoLeft(
    { employee, employed }: Late,
    { meta }: StoredEvent,
  ): Promise<readonly FollowUp[]> {
    if (employed || meta.actor !== employee) return [];
    const happened = await this.log.readStream(streamOf(person, employee));
    const last = happened.findLast(
      ({ type, data }) => type === 'PersonErased' || data['role'] === 'employee',
    );
    return last && last.type !== 'RoleGranted'
      ? [{ command: { name: 'Withdraw', data: {} }, cause: last }]
      : [];
  }
}
