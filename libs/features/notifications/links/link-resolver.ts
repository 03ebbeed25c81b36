import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS, type Caller } from '#platform/authorization';
import type { Locale, Overlap } from '#platform/http';
import { fold, Ledger, streamOf, uuid5, type StoredEvent } from '#kit/eventsourcing';
import { person, type ReminderKind } from '#contexts/people';
import { OverlapsQuery, registration, type RegistrationState } from '#contexts/registrations';
import { isInvitationAction, type RegistrationAction } from './link-actions.js';
import { LinkValidity } from './link-validity.js';
import { linkStatusOf, type LinkStatus } from './link-status.js';
import { LinkTokens, type Link } from './link-tokens.js';
import { NAMES, namesFor, type NamesRow, type RegistrationNames } from '../registration-names.js';

export type { Locale };

/** Names in the language of the reader. */
interface LinkNames extends RegistrationNames {
  readonly locale: Locale;
}

/** Everything that a link's page can show. Reading it changes nothing. */
export interface LinkView extends LinkNames {
  readonly link: Link<RegistrationAction>;
  /** The event whose mail bore the link. */
  readonly ask: StoredEvent;
  readonly state: RegistrationState;
  readonly linkStatus: LinkStatus;
  /** The id that all commands of this link have in common: theirs, or what theirs is made of. */
  readonly commandId: string;
  /** Whether a command of this link is in the log. */
  readonly used: boolean;
  /** The person, with the right that the link needs; undefined when the link is dead. */
  readonly caller: Caller | undefined;
  readonly expired: boolean;
  /** Live dates of the employee's other registrations, by the date of the link that they overlap. */
  readonly overlaps: ReadonlyMap<string, readonly Overlap[]>;
  /** Names of the people who decided; null for an erased person. */
  readonly people: ReadonlyMap<string, string | null>;
}

const READER = `
  SELECT coalesce(p.locale, c.locale, ec.locale, 'en') AS locale, ${NAMES}
    FROM read.people p
    JOIN read.registrations r ON r.id = $2
    JOIN read.people e ON e.id = r.employee
    JOIN read.companies ec ON ec.id = r.company
    JOIN read.initiatives i ON i.id = r.initiative
    JOIN read.nonprofits n ON n.id = r.nonprofit
    LEFT JOIN read.companies c ON c.id = p.company
   WHERE p.id = $1`;

/** The status of a link that turns reminders off. `since` distinguishes one use of it from the next. */
function reminderPreferencesOf(
  kind: ReminderKind,
  events: readonly StoredEvent[],
): { linkStatus: LinkStatus; since: string } {
  const about = events.filter((event) => event.data['kind'] === kind);
  const last = about.at(-1);
  const muted = last?.type === 'RemindersMuted';
  const decisions = muted
    ? [{ what: last.type, date: null, at: last.occurredAt, by: last.meta.actor, cause: [] }]
    : [];
  const since = about.findLast((event) => event.type === 'RemindersUnmuted')?.id ?? '';
  const times = new Map<string, string>();
  return { linkStatus: { open: !muted, dates: [], decisions, asked: times, now: times }, since };
}

/** Resolves a link's token from the log. */
@Injectable()
export class LinkResolver {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly ledger: Ledger,
    private readonly tokens: LinkTokens,
    private readonly validity: LinkValidity,
    private readonly overlaps: OverlapsQuery,
  ) {}

  /** Undefined for a text that is no token of this installation. */
  async read(token: string): Promise<LinkView | undefined> {
    const opened = this.tokens.open(token);
    if (!opened || isInvitationAction(opened.action)) return undefined;
    const link = { ...opened, action: opened.action };
    const events = await this.ledger.store.readStream(streamOf(registration, link.registration));
    const ask = events.find((event) => event.id === link.event);
    const names = ask && (await this.#names(link));
    if (!ask || !names) return undefined;
    const state = fold(registration, registration.initial(), events);
    const [{ linkStatus, since }, written] = await this.#linkStatus(link, ask, events);
    const commandId = uuid5('link', link.event, link.person, link.action, since);
    return {
      ...names,
      link,
      ask,
      state,
      linkStatus,
      commandId,
      used: written.some(({ meta }) => [meta.commandId, meta.correlation].includes(commandId)),
      caller: await this.validity.callerOf(link, ask, state, events),
      expired: this.ledger.clock.now() >= link.expiresAt,
      overlaps: await this.overlaps.of(
        null,
        linkStatus.dates.map(({ id: date, kind, status, start, end }) => ({
          ...{ date, kind, status, start, end },
          ...{ registration: link.registration, employee: state.employee },
        })),
      ),
      people: await this.#people(linkStatus),
    };
  }

  /** The status, and the events among which the link's own command is looked for. */
  async #linkStatus(
    link: Link<RegistrationAction>,
    ask: StoredEvent,
    events: readonly StoredEvent[],
  ): Promise<[{ linkStatus: LinkStatus; since: string }, readonly StoredEvent[]]> {
    if (link.action !== 'unsubscribe')
      return [{ linkStatus: linkStatusOf(link.action, ask, events), since: '' }, events];
    const own = await this.ledger.store.readStream(streamOf(person, link.person));
    return [reminderPreferencesOf(ask.type as ReminderKind, own), own];
  }

  async #names({ person: id, registration: about }: Link): Promise<LinkNames | undefined> {
    const { rows } = await this.pool.query<NamesRow & Pick<LinkNames, 'locale'>>({
      name: 'names-of-link',
      text: READER,
      values: [id, about],
    });
    return rows[0] && { locale: rows[0].locale, ...namesFor(rows[0]) };
  }

  async #people({ decisions }: LinkStatus): Promise<ReadonlyMap<string, string | null>> {
    const { rows } = await this.pool.query<{ id: string; name: string | null }>({
      name: 'people-of-link',
      text: 'SELECT id, name FROM read.people WHERE id = ANY($1::uuid[])',
      values: [decisions.flatMap((decision) => decision.by ?? [])],
    });
    return new Map(rows.map(({ id, name }) => [id, name]));
  }
}
