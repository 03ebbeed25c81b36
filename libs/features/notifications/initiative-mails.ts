import type { Pool } from 'pg';
import { idOf, uuid5, type StoredEvent } from '#kit/eventsourcing';
import type { PlannedMail } from './planned-mail.js';

/** A registration with a date to come. */
export interface Visitor {
  readonly registration: string;
  readonly employee: string;
}

/** `$1`: an initiative, `$2`: an instant. The registrations with a live date that has not begun by then. */
const VISITORS = `
  SELECT r.id AS registration, r.employee
    FROM read.registrations r
   WHERE r.initiative = $1
     AND EXISTS (SELECT FROM read.participation_dates d WHERE d.owner = r.id AND d.status <> 'cancelled' AND d.start_at > $2)
   ORDER BY r.applied_at, r.id`;

export const INITIATIVE_CHANGED = 'InitiativeChanged';

/** Whether anybody may get a mail of an event on an initiative: employees hear that a place has changed, of nothing else (docs/domain.md §5). */
export const notifiesOfInitiative = ({ stream, type, data }: StoredEvent): boolean =>
  stream.startsWith('initiative-') && type === INITIATIVE_CHANGED && data['place'] !== undefined;

/** The id of the mail of a changed place about a registration. */
export const initiativeMailId = (event: string, registration: string, recipient: string): string =>
  uuid5('mail', event, registration, recipient);

/** The mails of a changed place, one per registration, never to the one who changed it. */
export const initiativeMailsOf = (
  event: StoredEvent,
  visitors: readonly Visitor[],
): PlannedMail[] =>
  visitors
    .filter(({ employee }) => employee !== event.meta.actor)
    .map(({ registration, employee: recipient }) => ({
      id: initiativeMailId(event.id, registration, recipient),
      kind: event.type,
      audience: 'employee',
      registration,
      partnership: null,
      command_id: event.meta.commandId,
      event: event.id,
      recipient,
      actor: event.meta.actor,
      caused_at: event.recordedAt,
      reminder: false,
    }));

/** Plans the mails of these events, or of those that a dry run simulates. */
export async function planInitiativeMails(
  pool: Pick<Pool, 'query'>,
  events: readonly StoredEvent[],
): Promise<PlannedMail[]> {
  const mails: PlannedMail[] = [];
  for (const event of events.filter(notifiesOfInitiative)) {
    const { rows } = await pool.query<Visitor>({
      name: 'initiative-visitors',
      text: VISITORS,
      values: [idOf(event.stream), event.occurredAt],
    });
    mails.push(...initiativeMailsOf(event, rows));
  }
  return mails;
}
