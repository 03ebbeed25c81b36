import type { SendMailOptions } from 'nodemailer';
import { oneLine } from './sanitize.js';
import { failed, rejected, sent, type SendOutcome } from './send-outcome.js';

export type { SendOutcome } from './send-outcome.js';

export interface MailAttachment {
  readonly filename: string;
  readonly content: string | Buffer;
  readonly contentType: string;
}

/** One mail to one person. */
export interface OutgoingMail {
  /** `<key@domain>`, a function of the cause: a mail that is sent again is recognised as the same one. */
  readonly messageId: string;
  readonly to: string;
  readonly toName?: string;
  /** Where replies go, if not to the sender. */
  readonly replyTo?: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** Instant for the Date header, from the product's clock; without it, the machine's. */
  readonly date?: string;
  /** Further headers. Those that say who, to whom and what are not taken from here. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly attachments?: readonly MailAttachment[];
  readonly icalEvent?: {
    readonly method: 'PUBLISH' | 'REQUEST' | 'CANCEL';
    readonly content: string;
    readonly filename?: string;
  };
}

export interface MailerOptions {
  /** `smtp://` or `smtps://`, with credentials where the server asks for them. */
  readonly smtpUrl: string;
  /** `Name <address>` or an address. */
  readonly from: string;
  /** For one mail, from waiting for a connection to the last answer. */
  readonly timeoutMilliseconds?: number;
}

export interface Mailer {
  /** Never throws for what a server or a mail may do: the outcome says it. */
  send(message: OutgoingMail): Promise<SendOutcome>;
  /** Lets what is on the wire finish (at most the time-out); what still waits for a connection ends as `retry`. */
  close(): Promise<void>;
}

/**
 * Mails out over a small pool of connections. One `send` is one attempt: repeating is the outbox's business, so the pool's own
 * requeueing is off. nodemailer's time-outs watch silence only; a server that dribbles is ended by the budget per mail.
 */
export function createMailer({
  smtpUrl,
  from,
  timeoutMilliseconds = 30_000,
}: MailerOptions): Mailer {
  if (!/^smtps?:\/\/[^/?#]/i.test(smtpUrl) || !URL.canParse(smtpUrl))
    throw new Error('The SMTP URL must be smtp://host:port or smtps://host:port.');
  let opened: ReturnType<typeof open> | undefined;
  const underWay = new Set<Promise<SendOutcome>>();

  const attempt = async (message: OutgoingMail): Promise<SendOutcome> => {
    const fault = unfit(message);
    if (fault) return rejected(fault);
    const budget = new AbortController();
    const timer = setTimeout(() => budget.abort(), timeoutMilliseconds);
    try {
      const transport = await (opened ??= open(smtpUrl));
      const { response } = await transport.sendMail({
        ...envelope(message, from),
        signal: budget.signal,
      });
      return sent(response);
    } catch (error) {
      return failed(error);
    } finally {
      clearTimeout(timer);
    }
  };

  return {
    send(message) {
      const sending = attempt(message).finally(() => underWay.delete(sending));
      underWay.add(sending);
      return sending;
    },
    async close() {
      (await opened)?.close();
      await Promise.all(underWay);
    },
  };
}

/** With the first mail: its library is not for processes that send none. */
async function open(url: string) {
  const { createTransport } = (await import('nodemailer')).default;
  const transport = createTransport({
    url,
    pool: true,
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transport.on('error', () => undefined); // the send that met it reports it
  return transport;
}

/** Exactly one plain address: a list, a comment or a quoted name would be read as further recipients. */
const ONE_ADDRESS = /^[^\s<>()[\]\\,;:"@\p{Cc}]+@[^\s<>()[\]\\,;:"@\p{Cc}]+$/u;
const MESSAGE_ID = /^<[^\s<>@\p{Cc}]+@[^\s<>@\p{Cc}]+>$/u;

function unfit({ to, replyTo, messageId, date }: OutgoingMail): string | undefined {
  if (!ONE_ADDRESS.test(to)) return 'the recipient is not one plain address';
  if (replyTo !== undefined && !ONE_ADDRESS.test(replyTo))
    return 'the address for replies is not one plain address';
  if (!MESSAGE_ID.test(messageId)) return 'the Message-ID is not of the form <key@domain>';
  if (date !== undefined && Number.isNaN(Date.parse(date))) return 'the date is not an instant';
  return undefined;
}

function envelope(message: OutgoingMail, from: string): SendMailOptions {
  return {
    from: oneLine(from),
    to: { name: oneLine(message.toName ?? ''), address: message.to },
    ...(message.replyTo !== undefined && { replyTo: message.replyTo }),
    messageId: message.messageId,
    subject: oneLine(message.subject),
    html: message.html,
    text: message.text,
    headers: { 'Auto-Submitted': 'auto-generated', ...furtherHeaders(message.headers) },
    ...(message.date !== undefined && { date: new Date(message.date) }),
    ...(message.attachments && {
      attachments: message.attachments.map((each) => ({
        ...each,
        filename: oneLine(each.filename),
      })),
    }),
    ...(message.icalEvent && { icalEvent: { ...message.icalEvent } }),
  };
}

/** Set by this file alone; `Bcc` as a mere header would even become a recipient. */
const OURS = /^(from|sender|reply-to|to|cc|bcc|subject|date|message-id|mime-version|content-.*)$/i;

const furtherHeaders = (headers: Readonly<Record<string, string>> = {}): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => /^[A-Za-z0-9-]+$/.test(name) && !OURS.test(name))
      .map(([name, value]) => [name, oneLine(value)]),
  );
