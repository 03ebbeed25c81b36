import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import {
  INITIATIVE_CHANGED,
  initiativeMailId,
  notifiesOfInitiative,
  planInitiativeMails,
} from '#features/notifications';
import { INITIATIVE_EVENTS, initiative } from '#contexts/initiatives';
import { READ_MODELS } from '#platform/authorization';
import { streamOf, type EventStore } from '#kit/eventsourcing';
import { EVENT_STORE } from '#kit/nestjs';
import {
  deadlinesOf,
  originalActorOf,
  isMutable,
  managedDates,
  REGISTRATION_EVENTS,
  notificationAudienceOf,
  receiptOf,
  timeRuleOf,
  notifiesItsActor,
  type NotificationContext,
  type RegistrationEventType,
} from '#contexts/registrations';
import type { LoadedHistory } from '../timeline/history.loader.js';
import type { RegistrationMailKind } from './mail-kinds.js';
import {
  NOT_HAPPENED,
  sendingOf,
  standingColumns,
  standingOf,
  UNKNOWN_RECIPIENT,
  verdictOf,
  type MailStanding,
  type Verdict,
} from './mail-verdicts.js';
import type { MailAnswer } from './why.response.js';

const STANDING = `
  SELECT ${standingColumns('$6')}, coalesce($3 = ANY(p.muted), false) AS muted, p.id = r.employee AS employee,
         EXISTS (SELECT FROM read.grants g WHERE g.owner = p.id AND g.role = 'coordinator' AND g.nonprofit = r.nonprofit) AS coordinators,
         e.company IS NOT DISTINCT FROM r.company AND coalesce(p.id = ANY(read.deciders_for(r.employee)), false) AS manager
    FROM read.registrations r
    JOIN read.people p ON p.id = $2
    JOIN read.people e ON e.id = r.employee
    LEFT JOIN work.outbox o ON o.registration = r.id AND o.recipient = p.id AND o.kind = $3 AND (o.event = $4 OR (o.event IS NULL AND o.command_id = $5))
   WHERE r.id = $1`;

/** A person's current relation to a registration, and their mails in the outbox. */
interface Standing extends MailStanding {
  readonly muted: boolean;
  readonly employee: boolean;
  readonly coordinators: boolean;
  readonly manager: boolean;
}
const UNRELATED: Standing = {
  ...UNKNOWN_RECIPIENT,
  muted: false,
  employee: false,
  coordinators: false,
  manager: false,
};

/** Explains why a mail about a registration was sent or not. */
@Injectable()
export class MailReasons {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    @Inject(EVENT_STORE) private readonly log: EventStore,
  ) {}

  /**
   * @param event id of the event; left out: the last of the kind
   * @returns undefined when there is no such event
   */
  of(
    history: LoadedHistory,
    kind: RegistrationMailKind,
    person: string,
    event?: string,
  ): Promise<MailAnswer | undefined> {
    return kind === INITIATIVE_CHANGED
      ? this.#ofInitiative(history, person, event)
      : this.#ofRegistration(history, kind, person, event);
  }

  async #ofRegistration(
    { annotated, state, head, reading }: LoadedHistory,
    kind: RegistrationEventType,
    person: string,
    id?: string,
  ): Promise<MailAnswer | undefined> {
    const one = annotated.findLast(
      ({ event }) => event.type === kind && (id === undefined || event.id === id),
    );
    if (!one && id !== undefined) return undefined;
    const values = [
      head.id,
      person,
      kind,
      one?.event.id ?? null,
      one?.event.meta.commandId ?? null,
      one?.event.recordedAt ?? null,
    ];
    const { rows } = await this.pool.query<Standing>(STANDING, values);
    const standing = rows[0] ?? UNRELATED;
    const next = deadlinesOf(state).find((deadline) => deadline.kind === kind)?.at ?? null;
    const doer = one ? originalActorOf(one.event, reading.causes) : null;
    const verdict = one
      ? verdictOn(
          one.event,
          {
            kind: state.kind,
            managed: managedDates(state),
            receipt: receiptOf(
              annotated.map(({ event }) => event),
              one.event.meta.commandId,
            ),
          },
          { ...standing, doer: doer === person },
        )
      : notHappened(kind, next);
    return { kind, person, event: one?.event.id ?? null, next, ...sendingOf(standing), ...verdict };
  }

  /** Of a changed place, which the initiative's stream has. */
  async #ofInitiative(
    { state, head }: LoadedHistory,
    person: string,
    id?: string,
  ): Promise<MailAnswer | undefined> {
    const events = await this.log.readStream(streamOf(initiative, state.initiative));
    const event = events.findLast(
      (one) => notifiesOfInitiative(one) && (id === undefined || one.id === id),
    );
    const about = { kind: INITIATIVE_CHANGED, person, next: null };
    if (!event)
      return id === undefined
        ? { ...about, event: null, came: false, at: null, ...NOT_HAPPENED }
        : undefined;
    const mail = initiativeMailId(event.id, head.id, person);
    const standing = await standingOf(this.pool, person, mail, event.recordedAt);
    const planned = await planInitiativeMails(this.pool, [event]);
    const verdict = verdictOf(standing, {
      summary: `${INITIATIVE_EVENTS.InitiativeChanged.summary} A changed place is told to the employees with a date to come.`,
      ownAct: event.meta.actor === person && state.employee === person,
      member: planned.some((one) => one.id === mail),
    });
    return { ...about, event: event.id, ...sendingOf(standing), ...verdict };
  }
}

function notHappened(kind: string, next: string | null): Verdict {
  const rule = timeRuleOf(kind);
  if (rule === undefined) return NOT_HAPPENED;
  return { rule: next === null ? 'no_reason' : 'not_due', text: rule };
}

type Happened = LoadedHistory['last'];
const AUDIENCE_LABELS = {
  employee: 'the employee',
  coordinators: 'the coordinators',
  manager: 'the manager, or who decides in their place',
};

function verdictOn(
  event: Happened,
  context: NotificationContext,
  standing: Standing & { readonly doer: boolean },
): Verdict {
  const { audiences, exceptions } = notificationAudienceOf(event, context);
  const { summary: happened, notifies = [] } =
    REGISTRATION_EVENTS[event.type as RegistrationEventType];
  const held = audiences.filter((audience) => standing[audience]);
  return verdictOf(standing, {
    summary: `${happened} Notified: ${notifies.map((audience) => AUDIENCE_LABELS[audience]).join(' and to ')}.`,
    silent: notifies.length === 0,
    ownAct: standing.doer && !held.some((audience) => notifiesItsActor(event, audience, context)),
    member: held.length > 0,
    muted: isMutable(event) && standing.muted,
    exception: exceptions.find(({ audience }) => standing[audience])?.text,
  });
}
