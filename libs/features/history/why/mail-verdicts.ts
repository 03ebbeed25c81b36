import type { Pool } from 'pg';
import { MAIL_RETENTION } from '#features/notifications';
import type { MailAnswer } from './why.response.js';

/** The rule that decided about a mail, in words. */
export type Verdict = Pick<MailAnswer, 'rule' | 'text'>;

/** A recipient, and their mail in the outbox. */
export interface MailStanding {
  readonly erased: boolean;
  readonly reachable: boolean;
  readonly status: 'waiting' | 'sent' | 'dropped' | 'dead' | null;
  readonly sent_at: string | null;
  readonly problem: string | null;
  /** The event is older than any mail that is still known. */
  readonly expired: boolean | null;
}

/** SQL: the columns of a standing, of a person `p` and a mail `o`, caused at an instant. */
export const standingColumns = (causedAt: string): string => `
  p.erased, p.mail IS NOT NULL AS reachable, o.status, o.sent_at, o.problem,
  ${causedAt}::timestamptz < now() - interval '${MAIL_RETENTION.keep}' AS expired`;

const BY_ID = `
  SELECT ${standingColumns('$3')}
    FROM read.people p LEFT JOIN work.outbox o ON o.id = $2
   WHERE p.id = $1`;

/** Of somebody unknown: answered like somebody in no audience, so that an answer does not tell which ids exist. */
export const UNKNOWN_RECIPIENT: MailStanding = {
  erased: false,
  reachable: true,
  status: null,
  sent_at: null,
  problem: null,
  expired: null,
};

/** The standing of a person about a mail whose id follows from its cause. */
export async function standingOf(
  pool: Pool,
  person: string,
  mail: string | null,
  causedAt: string | null,
): Promise<MailStanding> {
  const { rows } = await pool.query<MailStanding>(BY_ID, [person, mail, causedAt]);
  return rows[0] ?? UNKNOWN_RECIPIENT;
}

const OUTBOX: Readonly<Record<NonNullable<MailStanding['status']>, Verdict>> = {
  sent: { rule: 'sent', text: 'The mail was handed to the mail server.' },
  waiting: { rule: 'waiting', text: 'The mail waits to be sent.' },
  dropped: { rule: 'dropped', text: 'The mail was dropped: it had no recipient any more.' },
  dead: { rule: 'given_up', text: 'The mail server rejected the mail, and it was given up.' },
};

export const NOT_HAPPENED: Verdict = {
  rule: 'not_happened',
  text: 'The event has not happened.',
};

/** How a person stands to the audience of a mail. */
export interface AudienceMembership {
  /** The meaning of the event, and whom its mail goes to. */
  readonly summary: string;
  /** No mail is sent about the event. */
  readonly silent?: boolean;
  /** The person caused the event, and gets no mail of their own acts. */
  readonly ownAct: boolean;
  readonly member: boolean;
  readonly muted?: boolean;
  /** An exception that takes the person out of the audience. */
  readonly exception?: string | undefined;
}

/** Explains why a mail was sent or not, with the same rules, in the same order, that select its recipients. */
export function verdictOf(standing: MailStanding, about: AudienceMembership): Verdict {
  const { summary } = about;
  const { status, problem } = standing;
  if (status !== null)
    return {
      rule: OUTBOX[status].rule,
      text: [summary, OUTBOX[status].text, problem].filter(Boolean).join(' '),
    };
  if (!about.member && about.exception !== undefined)
    return { rule: 'exception', text: about.exception };
  const verdicts: readonly (readonly [boolean, string, string])[] = [
    [about.silent === true, 'told_to_nobody', 'No mail is sent about this event.'],
    [about.ownAct, 'own_act', 'The person caused the event themselves.'],
    [!about.member, 'not_in_audience', `${summary} The person is none of these today.`],
    [standing.erased, 'erased', 'The person was erased.'],
    [!standing.reachable, 'no_address', 'The person has no mail address.'],
    [about.muted === true, 'turned_off', 'The person has muted reminders of this kind.'],
    [
      standing.expired === true,
      'expired',
      `${summary} Whether this mail was sent is not known any more: sent mails are listed for ${MAIL_RETENTION.keep}.`,
    ],
  ];
  const [, rule, text] = verdicts.find(([holds]) => holds) ?? [
    true,
    'not_planned_yet',
    `${summary} The mail is about to be written.`,
  ];
  return { rule, text };
}

/** Whether and when a mail was sent. */
export const sendingOf = ({ status, sent_at }: MailStanding): Pick<MailAnswer, 'came' | 'at'> => ({
  came: status === 'sent',
  at: status === 'sent' && sent_at !== null ? new Date(sent_at).toISOString() : null,
});
