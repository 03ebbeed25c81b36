import type { PoolClient } from 'pg';
import { idOf, uuid5, type StoredEvent } from '#kit/eventsourcing';

/** The kind of the mail of an invitation. */
export const PERSON_INVITED = 'PersonInvited';

/** The id of the mail of an invitation. */
export const invitationMailId = (event: string, recipient: string): string =>
  uuid5('mail', event, recipient);

const INSERT = `
  INSERT INTO work.outbox (id, kind, audience, registration, command_id, event, recipient, actor, caused_at)
  SELECT m.id, m.kind, m.audience, m.registration, m.command_id, m.event, m.recipient, m.actor, m.caused_at
    FROM json_populate_recordset(null::work.outbox, $1::json) m
    JOIN read.people p ON p.id = m.recipient AND NOT p.erased AND p.mail IS NOT NULL
  ON CONFLICT (id) DO NOTHING`;

/** A reader of the log that plans mails. */
interface Planner {
  asksAbout(stream: string): boolean;
  handle(
    events: readonly StoredEvent[],
  ): Promise<((client: PoolClient) => Promise<void>) | undefined>;
}

/** Plans the mails of invitations (docs/domain.md §1) beside those of another planner: one per invitation, to the invited. */
export class InvitationMailPlanner implements Planner {
  constructor(private readonly others: Planner) {}

  asksAbout(stream: string): boolean {
    return stream.startsWith('person-') || this.others.asksAbout(stream);
  }

  async handle(
    events: readonly StoredEvent[],
  ): Promise<((client: PoolClient) => Promise<void>) | undefined> {
    const others = await this.others.handle(events);
    const mails = events.filter(({ type }) => type === PERSON_INVITED).map(mailOf);
    if (mails.length === 0) return others;
    return async (client) => {
      await others?.(client);
      await client.query({
        name: 'plan-invitations',
        text: INSERT,
        values: [JSON.stringify(mails)],
      });
    };
  }
}

/** The column of the registration holds the invitation. */
const mailOf = ({ id, type, stream, data, meta, recordedAt }: StoredEvent) => ({
  id: invitationMailId(id, idOf(stream)),
  kind: type,
  audience: 'invited',
  registration: data['invitation'],
  command_id: meta.commandId,
  event: id,
  recipient: idOf(stream),
  actor: meta.actor,
  caused_at: recordedAt,
});
