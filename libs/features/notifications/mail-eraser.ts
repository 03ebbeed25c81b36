import type { ClientBase, Pool } from 'pg';
import type { ErasedPerson, PersonalDataEraser } from '#features/erasure';

const DROP_WAITING = `UPDATE work.outbox SET status = 'dropped', problem = 'The recipient is gone.', claimed_until = NULL WHERE recipient = ANY($1) AND status = 'waiting'`;

/** Caught mails to the person, about their registrations, and of what they did or wrote. A mail bears the id of its row in the outbox. */
const DELETE_CAUGHT = `
  DELETE FROM work.caught_mails c
   WHERE lower($2) = ANY(string_to_array(lower(c.recipient), ', '))
      OR split_part(ltrim(c.message_id, '<'), '@', 1) IN (
           SELECT o.id::text FROM work.outbox o
            WHERE o.recipient = $1 OR o.actor = $1 OR o.registration IN (SELECT r.id FROM read.registrations r WHERE r.employee = $1))`;

/** Drops the mails that wait for a person, and deletes caught ones that name them. */
export class MailEraser implements PersonalDataEraser {
  constructor(private readonly pool: Pool) {}

  async erase({ id, mail }: ErasedPerson): Promise<void> {
    await this.pool.query(DROP_WAITING, [[id]]);
    await this.pool.query(DELETE_CAUGHT, [id, mail]);
  }
}

/** Drops the mails that wait for these people, of an installation that has been imported. */
export async function dropWaitingMails(
  client: ClientBase,
  people: readonly string[],
): Promise<void> {
  await client.query(DROP_WAITING, [people]);
}
