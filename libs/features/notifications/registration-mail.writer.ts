import type { Pool } from 'pg';
import {
  fold,
  streamOf,
  type EventStore,
  type KeyRing,
  type StoredEvent,
} from '#kit/eventsourcing';
import type { OutgoingMail } from '#platform/mail-transport';
import { initiative, readContacts, type StoredContact } from '#contexts/initiatives';
import {
  OverlapsQuery,
  receiptOf,
  registration,
  type RegistrationState,
} from '#contexts/registrations';
import {
  calendarPart,
  invitationsOf,
  movedInvitationsOf,
  type CalendarLabels,
} from './calendar/calendar-invitations.js';
import { INITIATIVE_CHANGED } from './initiative-mails.js';
import {
  decrypted,
  GONE,
  headOf,
  UNKNOWN_EVENT,
  type MailSettings,
  type MailWriter,
  type Unwritable,
} from './mail-writer.js';
import { placeOf, viewOf, type MailContext, type Recipient } from './mail-view.js';
import { AUDIENCE_OF_COPY, type OutboxRow } from './outbox-row.js';
import { NAMES, namesFor, type NamesRow, type RegistrationNames } from './registration-names.js';
import { renderMail } from './templates/lazy-templates.js';
import { type LinkKey } from './templates/mail.types.js';

const RECIPIENT = `
  SELECT p.name, p.mail, coalesce(p.locale, c.locale, ec.locale, 'en') AS locale, p.erased, ${NAMES},
         i.place, i.contact, i.place_changes, a.name AS actor_name
    FROM read.people p
    JOIN read.registrations r ON r.id = $2
    JOIN read.people e ON e.id = r.employee
    JOIN read.companies ec ON ec.id = r.company
    JOIN read.initiatives i ON i.id = r.initiative
    JOIN read.nonprofits n ON n.id = r.nonprofit
    LEFT JOIN read.companies c ON c.id = p.company
    LEFT JOIN read.people a ON a.id = $3
   WHERE p.id = $1`;

/** A recipient with what the read models keep of the initiative for its mails. */
type RecipientRow = Omit<Recipient, 'contact' | keyof RegistrationNames> &
  NamesRow & {
    readonly contact: StoredContact | null;
    readonly place_changes: readonly string[] | null;
  };
type Reachable = Recipient & Pick<RecipientRow, 'place_changes'> & { readonly mail: string };

/** Writes the addresses of the links that go with the mail of an event. */
export interface MailLinks {
  of(
    event: StoredEvent,
    state: RegistrationState,
    recipient: string,
  ): Readonly<Partial<Record<LinkKey, string>>>;
}

const SENDER = 'Volunteer Ledger';

/** Events whose author is named in their mail. */
const NAMED_CAPACITIES: readonly string[] = ['coordinator', 'employee'];

/** Writes mails about registrations. */
export class RegistrationMailWriter implements MailWriter {
  constructor(
    private readonly pool: Pool,
    private readonly store: EventStore,
    private readonly ring: KeyRing,
    private readonly links: MailLinks,
    private readonly settings: MailSettings,
  ) {}

  async write(row: OutboxRow): Promise<OutgoingMail | Unwritable> {
    const id = row.registration ?? '';
    const events = await this.store.readStream(streamOf(registration, id));
    const about = row.kind === INITIATIVE_CHANGED ? await this.#change(row) : eventsOf(row, events);
    const last = about.at(-1);
    if (!last) return UNKNOWN_EVENT;
    const { rows } = await this.pool.query<RecipientRow>({
      name: 'recipient',
      text: RECIPIENT,
      values: [
        row.recipient,
        id,
        NAMED_CAPACITIES.includes(last.meta.capacity) ? last.meta.actor : null,
      ],
    });
    const found = rows[0];
    if (!found || found.erased || found.mail === null) return GONE;
    const [contact = null] = await readContacts(this.ring, [found.contact]);
    const recipient = { ...found, ...namesFor(found), contact };
    const context = await this.#withOverlaps(row, await this.#context(events, about));
    const links = {
      ...this.links.of(last, context.after, row.recipient),
      ...this.settings.console.of(AUDIENCE_OF_COPY[row.audience], row.kind, {
        registration: id,
        initiative: context.after.initiative,
      }),
    };
    const reachable = { ...recipient, mail: found.mail };
    const view = viewOf(row, recipient, context, links, this.settings.support);
    return {
      ...headOf(row, reachable, links, this.settings),
      ...(await renderMail(row.kind, recipient.locale, view)),
      ...(row.audience === 'employee' ? this.#calendar(row, events, context, reachable) : {}),
    };
  }

  /** Whoever decides on dates is told what they overlap (docs/domain.md §3). */
  async #withOverlaps(
    { audience, registration: id }: OutboxRow,
    context: MailContext,
  ): Promise<MailContext> {
    if (audience === 'employee') return context;
    const { employee, dates } = context.after;
    const asked = dates.map(({ id: date, kind, status, start, end }) => ({
      ...{ date, kind, status, start, end },
      ...{ registration: id ?? '', employee },
    }));
    return { ...context, overlaps: await new OverlapsQuery(this.pool).of(null, asked) };
  }

  /** A receipt takes back the entries that were sent; any other mail brings what its events did to the dates. */
  #calendar(
    row: OutboxRow,
    events: readonly StoredEvent[],
    context: MailContext,
    recipient: Reachable,
  ): Pick<OutgoingMail, 'icalEvent'> {
    const labels = this.#calendarLabels(recipient, context);
    const [change] = context.events;
    if (change?.type === INITIATIVE_CHANGED) {
      const revision = before(events, change).at(-1)?.revision ?? 0;
      return calendarPart(movedInvitationsOf(change, context.after, revision, labels));
    }
    const invitations = invitationsOf(context, labels);
    const receipt = receiptOf(events, row.command_id);
    return calendarPart(
      receipt?.kind === row.kind
        ? invitations.filter(({ date }) => receipt.dates.includes(date))
        : invitations,
    );
  }

  #calendarLabels(recipient: Reachable, context: MailContext): CalendarLabels {
    const { initiative: title, nonprofit, name, mail } = recipient;
    const { from, domain } = this.settings;
    return {
      ...{ title, nonprofit, domain },
      place: placeOf(recipient, context),
      placeChanges: recipient.place_changes ?? [],
      organizer: { name: SENDER, mail: from },
      attendee: { name: name ?? mail, mail },
    };
  }

  /** The change of an initiative that a mail tells of. */
  async #change({ event, registration: id }: OutboxRow): Promise<readonly StoredEvent[]> {
    const { rows } = await this.pool.query<{ initiative: string }>(
      'SELECT initiative FROM read.registrations WHERE id = $1',
      [id],
    );
    const events = await this.store.readStream(streamOf(initiative, rows[0]?.initiative ?? ''));
    return events.filter((each) => each.id === event);
  }

  async #context(
    events: readonly StoredEvent[],
    about: readonly StoredEvent[],
  ): Promise<MailContext> {
    const [first, last] = [about[0], about.at(-1)] as [StoredEvent, StoredEvent];
    if (first.type === INITIATIVE_CHANGED) {
      const then = fold(registration, registration.initial(), before(events, first));
      return { events: await decrypted(this.ring, about), before: then, after: then };
    }
    const earlier = fold(
      registration,
      registration.initial(),
      events.filter((event) => event.revision < first.revision),
    );
    const during = events.filter(
      (event) => event.revision >= first.revision && event.revision <= last.revision,
    );
    return {
      events: await decrypted(this.ring, about),
      before: earlier,
      after: fold(registration, earlier, during),
    };
  }
}

/** The events of a registration that are in the log before a change of its initiative. */
const before = (events: readonly StoredEvent[], { position }: StoredEvent): StoredEvent[] =>
  events.filter((event) => event.position < position);

/** The events that a mail tells of: one, those of its kind that a command made, or of the end of a mentoring all. */
function eventsOf(
  { kind, event: id, command_id: command }: OutboxRow,
  events: readonly StoredEvent[],
): readonly StoredEvent[] {
  if (id !== null) return events.filter((event) => event.id === id);
  const made = events.filter(({ meta }) => meta.commandId === command);
  return kind === 'MentoringEnded' ? made : made.filter(({ type }) => type === kind);
}
