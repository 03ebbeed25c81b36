import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { MAIL_RETENTION } from '#features/notifications';
import { READ_MODELS } from '#platform/authorization';
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
import type { MailAnswer } from './why.response.js';

const STANDING = `
  SELECT p.erased, p.mail IS NOT NULL AS reachable, coalesce($3 = ANY(p.muted), false) AS muted, p.id = r.employee AS employee,
         EXISTS (SELECT FROM read.grants g WHERE g.owner = p.id AND g.role = 'coordinator' AND g.nonprofit = r.nonprofit) AS coordinators,
         e.company IS NOT DISTINCT FROM r.company AND coalesce(p.id = ANY(read.deciders_for(r.employee)), false) AS manager, o.status, o.sent_at, o.problem,
         $6::timestamptz < now() - interval '${MAIL_RETENTION.keep}' AS expired
    FROM read.registrations r
    JOIN read.people p ON p.id = $2
    JOIN read.people e ON e.id = r.employee
    LEFT JOIN work.outbox o ON o.registration = r.id AND o.recipient = p.id AND o.kind = $3 AND (o.event = $4 OR (o.event IS NULL AND o.command_id = $5))
   WHERE r.id = $1`;

/** A person's current relation to a registration, and their mails in the outbox. */
interface Standing {
  readonly erased: boolean;
  readonly reachable: boolean;
  readonly muted: boolean;
  readonly employee: boolean;
  readonly coordinators: boolean;
  readonly manager: boolean;
  readonly status: 'waiting' | 'sent' | 'dropped' | 'dead' | null;
  readonly sent_at: string | null;
  readonly problem: string | null;
  /** The event is older than any mail that is still known. */
  readonly expired: boolean | null;
}
type Verdict = Pick<MailAnswer, 'rule' | 'text'>;

const OUTBOX: Readonly<Record<NonNullable<Standing['status']>, Verdict>> = {
  sent: { rule: 'sent', text: 'The mail was handed to the mail server.' },
  waiting: { rule: 'waiting', text: 'The mail waits to be sent.' },
  dropped: { rule: 'dropped', text: 'The mail was dropped: it had no recipient any more.' },
  dead: { rule: 'given_up', text: 'The mail server rejected the mail, and it was given up.' },
};

/** Explains why a mail was sent or not, with the same rules, in the same order, that select its recipients. */
@Injectable()
export class MailReasons {
  constructor(@Inject(READ_MODELS) private readonly pool: Pool) {}

  /**
   * @param event id of the event; left out: the last of the kind
   * @returns undefined when there is no such person, or no such event
   */
  async of(
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
    const standing = rows[0];
    if (!standing) return undefined;
    const next = deadlinesOf(state).find((deadline) => deadline.kind === kind)?.at ?? null;
    const doer = one ? originalActorOf(one.event, reading.causes) : null;
    const verdict = one
      ? verdictOf(
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
    const sent = standing.status === 'sent';
    const at = sent && standing.sent_at !== null ? new Date(standing.sent_at).toISOString() : null;
    return { kind, person, event: one?.event.id ?? null, came: sent, at, next, ...verdict };
  }
}

function notHappened(kind: string, next: string | null): Verdict {
  const rule = timeRuleOf(kind);
  if (rule === undefined) return { rule: 'not_happened', text: 'The event has not happened.' };
  return { rule: next === null ? 'no_reason' : 'not_due', text: rule };
}

type Happened = LoadedHistory['last'];
const AUDIENCE_LABELS = {
  employee: 'the employee',
  coordinators: 'the coordinators',
  manager: 'the manager, or who decides in their place',
};

function verdictOf(
  event: Happened,
  context: NotificationContext,
  standing: Standing & { readonly doer: boolean },
): Verdict {
  const { audiences, exceptions } = notificationAudienceOf(event, context);
  const { summary: happened, notifies = [] } =
    REGISTRATION_EVENTS[event.type as RegistrationEventType];
  const summary = `${happened} Notified: ${notifies.map((audience) => AUDIENCE_LABELS[audience]).join(' and to ')}.`;
  const { status, problem } = standing;
  if (status !== null)
    return {
      rule: OUTBOX[status].rule,
      text: [summary, OUTBOX[status].text, problem].filter(Boolean).join(' '),
    };
  const held = audiences.filter((audience) => standing[audience]);
  const exception = exceptions.find(({ audience }) => standing[audience]);
  if (held.length === 0 && exception) return { rule: 'exception', text: exception.text };
  const verdicts: (readonly [boolean, string, string])[] = [
    [notifies.length === 0, 'told_to_nobody', 'No mail is sent about this event.'],
    [
      standing.doer && !held.some((audience) => notifiesItsActor(event, audience, context)),
      'own_act',
      'The person caused the event themselves.',
    ],
    [held.length === 0, 'not_in_audience', `${summary} The person is none of these today.`],
    [standing.erased, 'erased', 'The person was erased.'],
    [!standing.reachable, 'no_address', 'The person has no mail address.'],
    [
      isMutable(event) && standing.muted,
      'turned_off',
      'The person has muted reminders of this kind.',
    ],
  ];
  if (standing.expired)
    verdicts.push([
      true,
      'expired',
      `${summary} Whether this mail was sent is not known any more: sent mails are listed for ${MAIL_RETENTION.keep}.`,
    ]);
  const [, rule, text] = verdicts.find(([holds]) => holds) ?? [
    true,
    'not_planned_yet',
    `${summary} The mail is about to be written.`,
  ];
  return { rule, text };
}
