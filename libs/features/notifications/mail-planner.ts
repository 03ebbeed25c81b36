import type { Pool, PoolClient } from 'pg';
import { idOf, type EventStore, type StoredEvent } from '#kit/eventsourcing';
import { causesOf } from '#contexts/registrations';
import { planInitiativeMails } from './initiative-mails.js';
import {
  notifiesOfPartnership,
  partnershipMailsOf,
  partnershipRecipientsOf,
  type PartnershipRecipients,
} from './partnership-mails.js';
import type { PlannedMail } from './planned-mail.js';
import {
  mailsOf,
  notifiesOfRegistration,
  receiptsOf,
  recipientsOf,
  type Recipients,
} from './registration-mails.js';

const RECIPIENTS = recipientsOf('read.registrations r WHERE r.id = ANY($1::uuid[])');
const PARTNERSHIP_RECIPIENTS = partnershipRecipientsOf(
  'read.partnerships p WHERE p.id = ANY($1::uuid[])',
);

/** `$2`: the ids of mails that a person may turn off by their kind. */
const INSERT = `
  INSERT INTO work.outbox (id, kind, audience, registration, partnership, command_id, event, recipient, actor, caused_at)
  SELECT m.id, m.kind, m.audience, m.registration, m.partnership, m.command_id, m.event, m.recipient, m.actor, m.caused_at
    FROM json_populate_recordset(null::work.outbox, $1::json) m
    JOIN read.people p ON p.id = m.recipient AND NOT p.erased AND p.mail IS NOT NULL
   WHERE NOT (m.id = ANY($2::uuid[]) AND m.kind = ANY(p.muted))
  ON CONFLICT (id) DO NOTHING`;

/** The streams that mails tell of. */
const SUBJECTS = ['registration-', 'partnership-', 'initiative-'];

const subjectsOf = (events: readonly StoredEvent[]): string[] => [
  ...new Set(events.map((event) => idOf(event.stream))),
];

/**
 * Plans mails: turns events into rows of the outbox, one per command, event type and person (reminders: one per event). The row's id is a
 * function of its cause, so that an event read twice is one mail. Mails that a person turned off are not planned for them.
 */
export class MailPlanner {
  constructor(
    private readonly pool: Pool,
    private readonly log: EventStore,
  ) {}

  asksAbout(stream: string): boolean {
    return SUBJECTS.some((category) => stream.startsWith(category));
  }

  async handle(
    events: readonly StoredEvent[],
  ): Promise<((client: PoolClient) => Promise<void>) | undefined> {
    const mails = [
      ...(await this.#ofRegistrations(events.filter(notifiesOfRegistration))),
      ...(await this.#ofPartnerships(events.filter(notifiesOfPartnership))),
      ...(await planInitiativeMails(this.pool, events)),
    ];
    if (mails.length === 0) return undefined;
    const reminders = mails.filter((mail) => mail.reminder).map((mail) => mail.id);
    return async (client) =>
      void (await client.query({
        name: 'plan-mails',
        text: INSERT,
        values: [JSON.stringify(mails), reminders],
      }));
  }

  async #ofRegistrations(events: readonly StoredEvent[]): Promise<PlannedMail[]> {
    if (events.length === 0) return [];
    const { rows } = await this.pool.query<Recipients>({
      name: 'circles',
      text: RECIPIENTS,
      values: [subjectsOf(events)],
    });
    const byRegistration = new Map(rows.map((row) => [row.registration, row]));
    const causes = await causesOf(this.log, events, rows);
    const receipts = await receiptsOf(this.log, events, byRegistration);
    return events.flatMap((event) => {
      const recipients = byRegistration.get(idOf(event.stream));
      return recipients ? mailsOf(event, recipients, causes, receipts) : [];
    });
  }

  async #ofPartnerships(events: readonly StoredEvent[]): Promise<PlannedMail[]> {
    if (events.length === 0) return [];
    const { rows } = await this.pool.query<PartnershipRecipients>({
      name: 'partnership-circles',
      text: PARTNERSHIP_RECIPIENTS,
      values: [subjectsOf(events)],
    });
    const byPartnership = new Map(rows.map((row) => [row.partnership, row]));
    return events.flatMap((event) => {
      const recipients = byPartnership.get(idOf(event.stream));
      return recipients ? partnershipMailsOf(event, recipients) : [];
    });
  }
}
