import type { Pool } from 'pg';
import { streamOf, type EventStore, type KeyRing, type StoredEvent } from '#kit/eventsourcing';
import { ERASED_PERSON_LABELS, type Locale } from '#platform/http';
import type { OutgoingMail } from '#platform/mail-transport';
import { partnership } from '#contexts/partnerships';
import {
  decrypted,
  GONE,
  headOf,
  UNKNOWN_EVENT,
  type MailSettings,
  type MailWriter,
  type Unwritable,
} from './mail-writer.js';
import { AUDIENCE_OF_COPY, type OutboxRow } from './outbox-row.js';
import { renderMail } from './templates/lazy-templates.js';

/** Coordinators are named to a company's admins; a company's people are not named to coordinators (docs/domain.md §1). */
const RECIPIENT = `
  SELECT r.name, r.mail, coalesce(r.locale, rc.locale, c.locale, 'en') AS locale, r.erased, c.name AS company, n.name AS nonprofit, a.name AS actor
    FROM read.people r
    JOIN read.partnerships p ON p.id = $2
    JOIN read.companies c ON c.id = p.company
    JOIN read.nonprofits n ON n.id = p.nonprofit
    LEFT JOIN read.companies rc ON rc.id = r.company
    LEFT JOIN read.people a ON a.id = $3
   WHERE r.id = $1`;

/** Other partnerships of that company with nonprofits that the person coordinates. */
const OTHERS = `
  SELECT o.id, n.name FROM read.partnerships p
    JOIN read.partnerships o ON o.company = p.company AND o.id <> p.id
    JOIN read.nonprofits n ON n.id = o.nonprofit
   WHERE p.id = $2 AND EXISTS (SELECT FROM read.grants g WHERE g.owner = $1 AND g.role = 'coordinator' AND g.nonprofit = o.nonprofit)
   ORDER BY n.name, o.id`;

interface PartnershipRecipient {
  readonly name: string | null;
  readonly mail: string | null;
  readonly locale: Locale;
  readonly erased: boolean;
  readonly company: string;
  readonly nonprofit: string;
  readonly actor: string | null;
}

const REGION: Readonly<Record<Locale, string>> = { en: 'en-GB', fr: 'fr-FR' };

/** Writes mails about partnerships and mandates. */
export class PartnershipMailWriter implements MailWriter {
  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly ring: KeyRing,
    private readonly settings: MailSettings,
  ) {}

  async write(row: OutboxRow): Promise<OutgoingMail | Unwritable> {
    const id = row.partnership ?? '';
    const event = await this.#eventOf(id, row);
    if (!event) return UNKNOWN_EVENT;
    const { capacity, actor } = event.meta;
    const { rows } = await this.pool.query<PartnershipRecipient>({
      name: 'recipient-of-partnership',
      text: RECIPIENT,
      values: [
        row.recipient,
        id,
        row.audience === 'admins' && capacity === 'coordinator' ? actor : null,
      ],
    });
    const recipient = rows[0];
    if (!recipient || recipient.erased || recipient.mail === null) return GONE;
    const { locale, name, company, actor: actorName } = recipient;
    const nonprofits = [recipient.nonprofit, ...(await this.#proposedWith(row, event))];
    const reason = event.data['reason'];
    const audience = AUDIENCE_OF_COPY[row.audience];
    const links = this.settings.console.of(audience, row.kind, { partnership: id });
    return {
      ...headOf(row, { name, mail: recipient.mail }, links, this.settings),
      ...(await renderMail(row.kind, locale, {
        audience,
        recipient: { name: name ?? ERASED_PERSON_LABELS[locale] },
        nonprofit: { name: new Intl.ListFormat(REGION[locale]).format(nonprofits) },
        company: { name: company },
        dates: [],
        zone: 'UTC',
        support: this.settings.support,
        ...(actorName === null ? {} : { actorName }),
        ...(typeof reason === 'string' ? { reason } : {}),
        links,
      })),
    };
  }

  async #eventOf(
    id: string,
    { kind, command_id: command }: OutboxRow,
  ): Promise<StoredEvent | undefined> {
    const events = await this.store.readStream(streamOf(partnership, id));
    const event = events.find(({ type, meta }) => type === kind && meta.commandId === command);
    return event && (await decrypted(this.ring, [event]))[0];
  }

  /** The other nonprofits of a proposal to several, which one mail tells to a person who coordinates them. */
  async #proposedWith(row: OutboxRow, { meta }: StoredEvent): Promise<string[]> {
    if (row.kind !== 'PartnershipProposed') return [];
    const { rows } = await this.pool.query<{ id: string; name: string }>(OTHERS, [
      row.recipient,
      row.partnership,
    ]);
    const names: string[] = [];
    for (const { id, name } of rows) {
      const events = await this.store.readStream(streamOf(partnership, id));
      if (
        events.some(
          ({ type, meta: { causation } }) => type === row.kind && causation === meta.causation,
        )
      )
        names.push(name);
    }
    return names;
  }
}
