import type { Pool } from 'pg';
import { exponentialDelay, redact } from '#kit/eventsourcing';
import { type Mailer, type OutgoingMail, type SendOutcome } from '#platform/mail-transport';
import type { InvitationRow } from './invitations/invitation-mails.js';
import type { MailWriter, Unwritable } from './mail-writer.js';
import type { OutboxRow } from './outbox-row.js';
import type { ScheduledExportRow } from './scheduled-export-mails.js';
import type { WebhookPausedRow } from './webhook-mails.js';

/** Seconds for which a claimed mail belongs to the process that claimed it. */
const CLAIM_SECONDS = 120;
/** Attempts after which a mail is given up; its row stays for operators. */
const MOST_ATTEMPTS = 10;

const CLAIM = `
  UPDATE work.outbox SET claimed_until = now() + make_interval(secs => ${CLAIM_SECONDS}), attempts = attempts + 1
   WHERE id IN (SELECT id FROM work.outbox
                 WHERE status = 'waiting' AND next_at <= now() AND (claimed_until IS NULL OR claimed_until < now())
                 ORDER BY caused_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING id, kind, audience, registration, partnership, command_id, event, recipient, caused_at, attempts`;

/** A claim belongs to one attempt: it ends when another attempt is made or the mail is dropped. */
const CLAIMED = `id = $1 AND attempts = $2 AND status = 'waiting'`;
const RENEW = `UPDATE work.outbox SET claimed_until = now() + make_interval(secs => ${CLAIM_SECONDS}) WHERE ${CLAIMED}`;
const SENT = `UPDATE work.outbox SET status = 'sent', sent_at = now(), problem = NULL, claimed_until = NULL WHERE id = $1 AND status <> 'sent'`;
const GIVEN_UP = `UPDATE work.outbox SET status = $3, problem = $4, claimed_until = NULL WHERE ${CLAIMED}`;
const LATER = `UPDATE work.outbox SET next_at = now() + make_interval(secs => $3), problem = $4, claimed_until = NULL WHERE ${CLAIMED}`;

/** Another process has made another attempt, or the mail was dropped. */
const LOST = { outcome: 'lost' } as const;

type PlannedRow = OutboxRow | InvitationRow | ScheduledExportRow | WebhookPausedRow;

/** Who writes the mails about each kind of subject. */
export interface MailWriters {
  readonly registration: MailWriter;
  readonly partnership: MailWriter;
  readonly invitation: MailWriter<InvitationRow>;
  readonly scheduledExport: MailWriter<ScheduledExportRow>;
  readonly webhook: MailWriter<WebhookPausedRow>;
}

/**
 * Sends the mails of the outbox. A mail is claimed for a time, rendered when sent, and bears a fixed Message-ID by which a repeat is
 * recognised. Each attempt renews its claim right before it sends. SMTP has no transactions: when a process stops between that moment and
 * recording the server's answer, and the claim expires, the mail is sent again.
 */
export class Outbox {
  constructor(
    private readonly pool: Pool,
    private readonly mailer: Mailer,
    private readonly writers: MailWriters,
    /** Whether an error concerns a store that was not reached, and so no single mail. */
    private readonly isTransient: (error: unknown) => boolean,
  ) {}

  /** Sends at most `limit` mails; returns how many it handled. */
  async step(limit = 20): Promise<number> {
    const { rows } = await this.pool.query<PlannedRow>({
      name: 'claim-mails',
      text: CLAIM,
      values: [limit],
    });
    await Promise.all(rows.map((row) => this.#handle(row)));
    return rows.length;
  }

  async #handle(row: PlannedRow): Promise<void> {
    const result = await this.#send(row).catch((error: unknown) => this.#unwritten(error));
    if (result.outcome === 'lost') return;
    if (result.outcome === 'sent')
      return void (await this.pool.query({ name: 'mail-sent', text: SENT, values: [row.id] }));
    if (result.outcome === 'dropped') return this.#giveUp(row, 'dropped', result.reason);
    if (result.outcome === 'rejected' || row.attempts >= MOST_ATTEMPTS)
      return this.#giveUp(row, 'dead', result.reason);
    const seconds = exponentialDelay(row.attempts + 1, { first: 1, longest: 3_600 });
    await this.pool.query(LATER, [row.id, row.attempts, seconds, result.reason]);
  }

  /** The outcome of a mail that could not be written: tried again like one that could not be sent. @throws errors of an unreachable store */
  #unwritten(error: unknown): SendOutcome {
    if (this.isTransient(error)) throw error;
    return {
      outcome: 'retry',
      reason: redact(error instanceof Error ? error.message : String(error)),
    };
  }

  async #giveUp(
    { id, attempts }: PlannedRow,
    status: 'dropped' | 'dead',
    problem: string,
  ): Promise<void> {
    await this.pool.query(GIVEN_UP, [id, attempts, status, problem]);
  }

  #write(row: PlannedRow): Promise<OutgoingMail | Unwritable> {
    const { registration, partnership, invitation, scheduledExport, webhook } = this.writers;
    if (row.audience === 'invited') return invitation.write(row);
    if (row.audience === 'scheduler') return scheduledExport.write(row);
    if (row.audience === 'subscriber') return webhook.write(row);
    return (row.partnership === null ? registration : partnership).write(row);
  }

  async #send(row: PlannedRow): Promise<SendOutcome | Unwritable | typeof LOST> {
    const mail = await this.#write(row);
    if ('outcome' in mail) return mail;
    const { rowCount } = await this.pool.query({
      name: 'renew-claim',
      text: RENEW,
      values: [row.id, row.attempts],
    });
    return rowCount === 1 ? this.mailer.send(mail) : LOST;
  }
}
