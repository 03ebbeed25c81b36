import type { Pool } from 'pg';
import { fold, localTimeOf, minutesBetween, openPersonal, sealedFor, streamOf, type EventStore, type KeyRing, type StoredEvent } from '#eventsourcing';
import { renderMail, type Audience, type Locale, type Mailer, type MailKind, type MailView, type SendOutcome } from '#mail';
import { archivesAt, registration, type RegistrationState } from '#registrations';

interface OutboxRow {
  readonly id: string;
  readonly kind: MailKind;
  readonly audience: 'employee' | 'coordinators' | 'manager';
  readonly registration: string;
  readonly command_id: string;
  readonly event: string | null;
  readonly recipient: string;
  readonly caused_at: string;
  readonly attempts: number;
}

interface Recipient {
  readonly name: string | null;
  readonly mail: string | null;
  readonly locale: Locale;
  readonly erased: boolean;
  readonly employee_name: string | null;
  readonly initiative_title: string;
  readonly nonprofit_name: string;
  readonly actor_name: string | null;
}

/** Seconds for which a claimed mail belongs to the process that claimed it. */
const CLAIM_SECONDS = 120;
/** After so many attempts a mail is given up and kept for people to look at; the others flow. */
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

const DONE = `UPDATE work.outbox SET status = $2, sent_at = CASE WHEN $2 = 'sent' THEN now() END, problem = $3, claimed_until = NULL WHERE id = $1`;
const LATER = `UPDATE work.outbox SET next_at = now() + make_interval(secs => $2), problem = $3, claimed_until = NULL WHERE id = $1`;

/** Nobody can be written to any more: the person was erased, or has no address. */
const DROPPED = { outcome: 'dropped', reason: 'The recipient is gone.' } as const;

/** Sends what the outbox holds: claimed by a lease, rendered when sent, under a fixed Message-ID, so that a repeat is recognised. */
export class Outbox {
  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly ring: KeyRing,
    private readonly mailer: Mailer,
    private readonly domain = 'volunteer-ledger.invalid',
  ) {}

  /** Sends at most `limit` mails; returns how many it handled. */
  async step(limit = 20): Promise<number> {
    const { rows } = await this.pool.query<OutboxRow>({ name: 'claim-mails', text: CLAIM, values: [limit] });
    await Promise.all(rows.map((row) => this.#handle(row)));
    return rows.length;
  }

  async #handle(row: OutboxRow): Promise<void> {
    const result = await this.#send(row);
    if (result.outcome === 'sent') return this.#done(row, 'sent', null);
    if (result.outcome === 'dropped') return this.#done(row, 'dropped', result.reason);
    if (result.outcome === 'rejected' || row.attempts >= MOST_ATTEMPTS) return this.#done(row, 'dead', result.reason);
    const seconds = Math.min(3_600, 2 ** row.attempts);
    await this.pool.query(LATER, [row.id, seconds, result.reason]);
  }

  async #done(row: OutboxRow, status: string, problem: string | null): Promise<void> {
    await this.pool.query({ name: 'mail-done', text: DONE, values: [row.id, status, problem] });
  }

  async #send(row: OutboxRow): Promise<SendOutcome | typeof DROPPED> {
    const events = await this.store.readStream(streamOf(registration, row.registration));
    const told = events.filter((event) => event.type === row.kind && (row.event === null ? event.meta.commandId === row.command_id : event.id === row.event));
    const last = told.at(-1);
    if (!last) return { outcome: 'rejected', reason: 'The event it tells of is not in the log.' };
    const actor = last.meta.capacity === 'coordinator' || last.meta.capacity === 'employee' ? last.meta.actor : null;
    const { rows } = await this.pool.query<Recipient>({ name: 'recipient', text: RECIPIENT, values: [row.recipient, row.registration, actor] });
    const recipient = rows[0];
    if (!recipient || recipient.erased || recipient.mail === null) return DROPPED;
    const before = fold(registration, registration.initial(), events.filter((event) => event.revision <= last.revision));
    const view = viewOf(row, recipient, await this.#open(told), before);
    const mail = renderMail(row.kind, recipient.locale, view);
    const headers = { 'X-Ledger-Mail': row.kind, 'X-Ledger-Registration': row.registration };
    const to = { to: recipient.mail, ...(recipient.name === null ? {} : { toName: recipient.name }) };
    return this.mailer.send({ messageId: `<${row.id}@${this.domain}>`, ...to, ...mail, date: row.caused_at, headers });
  }

  async #open(events: readonly StoredEvent[]): Promise<StoredEvent[]> {
    const keys = await this.ring.keys([...new Set(events.flatMap((event) => sealedFor(event.data)))], false);
    return events.map((event) => ({ ...event, data: openPersonal(keys, event.id, event.data) }));
  }
}

const ERASED = 'Erased person';
const AUDIENCE: Readonly<Record<OutboxRow['audience'], Audience>> = { employee: 'employee', coordinators: 'coordinator', manager: 'manager' };

function viewOf(row: OutboxRow, recipient: Recipient, told: readonly StoredEvent[], state: RegistrationState): MailView {
  const data = told.at(-1)?.data ?? {};
  const named = told.flatMap((event) => [event.data['date'], ...((event.data['dates'] as readonly string[] | undefined) ?? [])]);
  const dates = row.kind === 'EngagementReviewSent' ? state.dates : state.dates.filter((date) => named.includes(date.id));
  const archival = archivesAt(state);
  const text = (key: string) => (typeof data[key] === 'string' ? data[key] : undefined);
  const optional = {
    reason: text('reason'),
    message: text('text'),
    actorName: recipient.actor_name ?? undefined,
    archivesOn: archival === null ? undefined : localTimeOf(archival, state.zone).replace('T', ' '),
    repeat: typeof data['repeat'] === 'number' ? data['repeat'] : undefined,
    managerNext: row.kind === 'DateConfirmedByCoordinator' && dates.some((date) => date.status === 'awaiting_manager') ? true : undefined,
  };
  return {
    audience: AUDIENCE[row.audience],
    recipient: { name: recipient.name ?? ERASED },
    employee: { name: recipient.employee_name ?? ERASED },
    initiative: { title: recipient.initiative_title },
    nonprofit: { name: recipient.nonprofit_name },
    dates: dates.map((date) => ({
      kind: date.kind,
      start: localTimeOf(date.start, state.zone).replace('T', ' '),
      ...(date.end === null ? {} : { end: localTimeOf(date.end, state.zone).replace('T', ' '), minutes: minutesBetween(date.start, date.end) }),
    })),
    zone: state.zone,
    ...(Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined)) as Partial<MailView>),
  };
}
