import type { Pool } from 'pg';
import {
  exponentialDelay,
  fold,
  decryptPersonalData,
  redact,
  encryptedFor,
  streamOf,
  type EventStore,
  type KeyRing,
  type StoredEvent,
} from '#kit/eventsourcing';
import { renderMail } from './templates/lazy-templates.js';
import { type LinkKey } from './templates/mail.types.js';
import { type Mailer, type OutgoingMail, type SendOutcome } from '#platform/mail-transport';
import { registration, type RegistrationState } from '#contexts/registrations';
import { calendarParts, invitationsOf, type Invitation } from './calendar/calendar-invitations.js';
import type { InvitationRow } from './invitations/invitation-mails.js';
import { viewOf, type OutboxRow, type Recipient, type MailContext } from './mail-view.js';

/** Seconds for which a claimed mail belongs to the process that claimed it. */
const CLAIM_SECONDS = 120;
/** Attempts after which a mail is given up; its row stays for operators. */
const MOST_ATTEMPTS = 10;

const CLAIM = `
  UPDATE work.outbox SET claimed_until = now() + make_interval(secs => ${CLAIM_SECONDS}), attempts = attempts + 1
   WHERE id IN (SELECT id FROM work.outbox
                 WHERE status = 'waiting' AND next_at <= now() AND (claimed_until IS NULL OR claimed_until < now())
                 ORDER BY caused_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
  RETURNING id, kind, audience, registration, command_id, event, recipient, caused_at, attempts`;

const RECIPIENT = `
  SELECT p.name, p.mail, coalesce(p.locale, c.locale, ec.locale, 'en') AS locale, p.erased, e.name AS employee_name, i.title AS initiative_title,
         n.name AS nonprofit_name, a.name AS actor_name
    FROM read.people p
    JOIN read.registrations r ON r.id = $2
    JOIN read.people e ON e.id = r.employee
    JOIN read.companies ec ON ec.id = r.company
    JOIN read.initiatives i ON i.id = r.initiative
    JOIN read.nonprofits n ON n.id = r.nonprofit
    LEFT JOIN read.companies c ON c.id = p.company
    LEFT JOIN read.people a ON a.id = $3
   WHERE p.id = $1`;

/** A claim belongs to one attempt: it ends when another attempt is made or the mail is dropped. */
const CLAIMED = `id = $1 AND attempts = $2 AND status = 'waiting'`;
const RENEW = `UPDATE work.outbox SET claimed_until = now() + make_interval(secs => ${CLAIM_SECONDS}) WHERE ${CLAIMED}`;
const SENT = `UPDATE work.outbox SET status = 'sent', sent_at = now(), problem = NULL, claimed_until = NULL WHERE id = $1 AND status <> 'sent'`;
const GIVEN_UP = `UPDATE work.outbox SET status = $3, problem = $4, claimed_until = NULL WHERE ${CLAIMED}`;
const LATER = `UPDATE work.outbox SET next_at = now() + make_interval(secs => $3), problem = $4, claimed_until = NULL WHERE ${CLAIMED}`;

/** The person was erased, or has no address. */
const DROPPED = { outcome: 'dropped', reason: 'The recipient is gone.' } as const;
/** Another process has made another attempt, or the mail was dropped. */
const LOST = { outcome: 'lost' } as const;

type PlannedRow = OutboxRow | InvitationRow;

/** Writes the addresses of the links that go with the mail of an event. */
export interface MailLinks {
  of(
    event: StoredEvent,
    state: RegistrationState,
    recipient: string,
  ): Readonly<Partial<Record<LinkKey, string>>>;
}

/** Settings of every mail. */
export interface OutboxOptions {
  readonly links: MailLinks;
  /** The sender's address. */
  readonly from: string;
  /** Whether an error concerns a store that was not reached, and so no single mail. */
  readonly isTransient: (error: unknown) => boolean;
  /** In Message-IDs and the names of calendar entries. */
  readonly domain?: string;
  /** Writes the mail of an invitation; undefined where its recipient is gone. */
  readonly invitation: (row: InvitationRow, domain: string) => Promise<OutgoingMail | undefined>;
}

const SENDER = 'Volunteer Ledger';

/**
 * Sends the mails of the outbox. A mail is claimed for a time, rendered when sent, and bears a fixed Message-ID by which a repeat is
 * recognised. Each attempt renews its claim right before it sends. SMTP has no transactions: when a process stops between that moment and
 * recording the server's answer, and the claim expires, the mail is sent again.
 */
export class Outbox {
  readonly #links: MailLinks;
  readonly #from: string;
  readonly #domain: string;
  readonly #isTransient: OutboxOptions['isTransient'];
  readonly #invitation: OutboxOptions['invitation'];

  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly ring: KeyRing,
    private readonly mailer: Mailer,
    { links, from, isTransient, invitation, domain = 'volunteer-ledger.invalid' }: OutboxOptions,
  ) {
    this.#links = links;
    this.#from = from;
    this.#domain = domain;
    this.#isTransient = isTransient;
    this.#invitation = invitation;
  }

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
    if (this.#isTransient(error)) throw error;
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

  async #send(row: PlannedRow): Promise<SendOutcome | typeof DROPPED | typeof LOST> {
    if (row.audience === 'invited') {
      const invitation = await this.#invitation(row, this.#domain);
      return invitation ? this.#deliver(row, invitation) : DROPPED;
    }
    const events = await this.store.readStream(streamOf(registration, row.registration));
    const about = events.filter(
      (event) =>
        event.type === row.kind &&
        (row.event === null ? event.meta.commandId === row.command_id : event.id === row.event),
    );
    const last = about.at(-1);
    if (!last) return { outcome: 'rejected', reason: 'The event it tells of is not in the log.' };
    const actor =
      last.meta.capacity === 'coordinator' || last.meta.capacity === 'employee'
        ? last.meta.actor
        : null;
    const { rows } = await this.pool.query<Recipient>({
      name: 'recipient',
      text: RECIPIENT,
      values: [row.recipient, row.registration, actor],
    });
    const recipient = rows[0];
    if (!recipient || recipient.erased || recipient.mail === null) return DROPPED;
    return this.#deliver(
      row,
      await this.#write(row, { ...recipient, mail: recipient.mail }, events, about),
    );
  }

  /** Renews the claim right before it sends. */
  async #deliver(row: PlannedRow, mail: OutgoingMail): Promise<SendOutcome | typeof LOST> {
    const { rowCount } = await this.pool.query({
      name: 'renew-claim',
      text: RENEW,
      values: [row.id, row.attempts],
    });
    return rowCount === 1 ? this.mailer.send(mail) : LOST;
  }

  async #write(
    row: OutboxRow,
    recipient: Recipient & { mail: string },
    events: readonly StoredEvent[],
    about: readonly StoredEvent[],
  ): Promise<OutgoingMail> {
    const context = await this.#context(events, about);
    const links = this.#links.of(about.at(-1) as StoredEvent, context.after, row.recipient);
    const to = {
      to: recipient.mail,
      ...(recipient.name === null ? {} : { toName: recipient.name }),
    };
    return {
      messageId: `<${row.id}@${this.#domain}>`,
      ...to,
      ...(await renderMail(row.kind, recipient.locale, viewOf(row, recipient, context, links))),
      date: row.caused_at,
      headers: {
        'X-Ledger-Mail': row.kind,
        'X-Ledger-Registration': row.registration,
        ...unsubscribeHeaders(links.unsubscribe),
      },
      ...(row.audience === 'employee' ? calendarParts(this.#invitations(context, recipient)) : {}),
    };
  }

  #invitations(
    context: MailContext,
    {
      initiative_title: title,
      nonprofit_name: nonprofit,
      name,
      mail,
    }: Recipient & { mail: string },
  ): Invitation[] {
    const organizer = { name: SENDER, mail: this.#from };
    return invitationsOf(context, {
      title,
      nonprofit,
      organizer,
      attendee: { name: name ?? mail, mail },
      domain: this.#domain,
    });
  }

  async #context(
    events: readonly StoredEvent[],
    about: readonly StoredEvent[],
  ): Promise<MailContext> {
    const [first, last] = [about[0], about.at(-1)] as [StoredEvent, StoredEvent];
    const before = fold(
      registration,
      registration.initial(),
      events.filter((event) => event.revision < first.revision),
    );
    const during = events.filter(
      (event) => event.revision >= first.revision && event.revision <= last.revision,
    );
    return { events: await this.#open(about), before, after: fold(registration, before, during) };
  }

  async #open(events: readonly StoredEvent[]): Promise<StoredEvent[]> {
    const keys = await this.ring.keys(
      [...new Set(events.flatMap((event) => encryptedFor(event.data)))],
      false,
    );
    return events.map((event) => ({
      ...event,
      data: decryptPersonalData(keys, event.id, event.data),
    }));
  }
}

/** One click in the mail program is enough (RFC 8058). */
const unsubscribeHeaders = (url: string | undefined): Record<string, string> =>
  url === undefined
    ? {}
    : { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
