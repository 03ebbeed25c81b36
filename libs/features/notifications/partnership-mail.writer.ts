import type { Pool } from 'pg';
import { streamOf, type EventStore, type KeyRing, type StoredEvent } from '#kit/eventsourcing';
import { ERASED_PERSON_LABELS, type Locale } from '#platform/http';
import { distinguishedName } from '#platform/text';
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

/** The name is also that of another nonprofit that the recipient knows: admins may know all of them. */
const SHARED_NONPROFIT = `EXISTS (
  SELECT FROM read.nonprofits o WHERE o.name_key = n.name_key AND o.id <> n.id
    AND ($3 OR EXISTS (SELECT FROM read.grants g WHERE g.owner = $1 AND g.role = 'coordinator' AND g.nonprofit = o.id)))`;

/** The name is also that of another company that the recipient knows: their own, or a partner of a nonprofit that they coordinate. */
const SHARED_COMPANY = `EXISTS (
  SELECT FROM read.companies o WHERE o.name_key = c.name_key AND o.id <> c.id
    AND (EXISTS (SELECT FROM read.grants g WHERE g.owner = $1 AND g.company = o.id)
         OR EXISTS (SELECT FROM read.partnerships q JOIN read.grants g ON g.nonprofit = q.nonprofit AND g.role = 'coordinator'
                     WHERE q.company = o.id AND g.owner = $1)))`;

/** Coordinators are named to a company's admins; a company's people are not named to coordinators (docs/domain.md §1). */
const RECIPIENT = `
  SELECT r.name, r.mail, coalesce(r.locale, rc.locale, c.locale, 'en') AS locale, r.erased, 
         c.id AS company_id, c.name AS company, ${SHARED_COMPANY} AS company_shared,
         n.id AS nonprofit_id, n.name AS nonprofit, n.locations, ${SHARED_NONPROFIT} AS nonprofit_shared, a.name AS actor
    FROM read.people r
    JOIN read.partnerships p ON p.id = $2
    JOIN read.companies c ON c.id = p.company
    JOIN read.nonprofits n ON n.id = p.nonprofit
    LEFT JOIN read.companies rc ON rc.id = r.company
    LEFT JOIN read.people a ON a.id = $4
   WHERE r.id = $1`;

/** Other partnerships of that company with nonprofits that the person coordinates. */
const OTHERS = `
  SELECT o.id, n.id AS nonprofit_id, n.name AS nonprofit, n.locations, ${SHARED_NONPROFIT} AS nonprofit_shared FROM read.partnerships p
    JOIN read.partnerships o ON o.company = p.company AND o.id <> p.id
    JOIN read.nonprofits n ON n.id = o.nonprofit
   WHERE p.id = $2 AND EXISTS (SELECT FROM read.grants g WHERE g.owner = $1 AND g.role = 'coordinator' AND g.nonprofit = o.nonprofit)
   ORDER BY n.name, o.id`;

interface NamedNonprofit {
  readonly nonprofit_id: string;
  readonly nonprofit: string;
  readonly locations: readonly string[];
  readonly nonprofit_shared: boolean;
}

interface PartnershipRecipient extends NamedNonprofit {
  readonly name: string | null;
  readonly mail: string | null;
  readonly locale: Locale;
  readonly erased: boolean;
  readonly company_id: string;
  readonly company: string;
  readonly company_shared: boolean;
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
        row.audience === 'admins',
        row.audience === 'admins' && capacity === 'coordinator' ? actor : null,
      ],
    });
    const recipient = rows[0];
    if (!recipient || recipient.erased || recipient.mail === null) return GONE;
    const { locale, name, actor: actorName } = recipient;
    const nonprofits = [nonprofitIn(recipient), ...(await this.#proposedWith(row, event))];
    const reason = event.data['reason'];
    const audience = AUDIENCE_OF_COPY[row.audience];
    const links = this.settings.console.of(audience, row.kind, { partnership: id });
    return {
      ...headOf(row, { name, mail: recipient.mail }, links, this.settings),
      ...(await renderMail(row.kind, locale, {
        audience,
        recipient: { name: name ?? ERASED_PERSON_LABELS[locale] },
        nonprofit: { name: new Intl.ListFormat(REGION[locale]).format(nonprofits) },
        company: { name: companyIn(recipient) },
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
    const { rows } = await this.pool.query<NamedNonprofit & { id: string }>(OTHERS, [
      row.recipient,
      row.partnership,
      false,
    ]);
    const names: string[] = [];
    for (const { id, ...nonprofit } of rows) {
      const events = await this.store.readStream(streamOf(partnership, id));
      if (
        events.some(
          ({ type, meta: { causation } }) => type === row.kind && causation === meta.causation,
        )
      )
        names.push(nonprofitIn(nonprofit));
    }
    return names;
  }
}

const nonprofitIn = ({
  nonprofit_id: id,
  nonprofit,
  locations: places,
  nonprofit_shared,
}: NamedNonprofit): string =>
  nonprofit_shared ? distinguishedName(nonprofit, { id, places }) : nonprofit;

const companyIn = ({ company_id: id, company, company_shared }: PartnershipRecipient): string =>
  company_shared ? distinguishedName(company, { id }) : company;
