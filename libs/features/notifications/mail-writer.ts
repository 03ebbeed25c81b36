import {
  decryptPersonalData,
  encryptedFor,
  type KeyRing,
  type StoredEvent,
} from '#kit/eventsourcing';
import type { OutgoingMail } from '#platform/mail-transport';
import type { ConsoleLinks } from './console-links.js';
import type { OutboxRow } from './outbox-row.js';
import type { LinkKey } from './templates/mail.types.js';

/** Settings of every mail. */
export interface MailSettings {
  /** The sender's address. */
  readonly from: string;
  /** Where the installation helps: named in every mail. */
  readonly support: string;
  /** In Message-IDs and the names of calendar entries. */
  readonly domain: string;
  readonly console: ConsoleLinks;
}

/** A mail that is not sent: it has no recipient any more, or can never be written. */
export interface Unwritable {
  readonly outcome: 'dropped' | 'rejected';
  readonly reason: string;
}

/** Writes the mails about one kind of subject, from the log and the names of now. */
export interface MailWriter<Row = OutboxRow> {
  write(row: Row): Promise<OutgoingMail | Unwritable>;
}

/** The person was erased, or has no address. */
export const GONE: Unwritable = { outcome: 'dropped', reason: 'The recipient is gone.' };
export const UNKNOWN_EVENT: Unwritable = {
  outcome: 'rejected',
  reason: 'The event it tells of is not in the log.',
};

/** Events with their personal fields decrypted, where the keys are still there. */
export async function decrypted(
  ring: KeyRing,
  events: readonly StoredEvent[],
): Promise<StoredEvent[]> {
  const keys = await ring.keys(
    [...new Set(events.flatMap((event) => encryptedFor(event.data)))],
    false,
  );
  return events.map((event) => ({
    ...event,
    data: decryptPersonalData(keys, event.id, event.data),
  }));
}

/** A plain address: anything else that is named as a contact is shown, and cannot be replied to. */
const ADDRESS = /^[^\s<>()[\]\\,;:"@\p{Cc}]+@[^\s<>()[\]\\,;:"@\p{Cc}]+$/u;

/** What stands in the head of a mail, whatever it is about. */
export function headOf(
  row: OutboxRow,
  { name, mail, contact = null }: { name: string | null; mail: string; contact?: string | null },
  links: Readonly<Partial<Record<LinkKey, string>>>,
  { domain }: MailSettings,
): Pick<OutgoingMail, 'messageId' | 'to' | 'toName' | 'replyTo' | 'date' | 'headers'> {
  return {
    messageId: `<${row.id}@${domain}>`,
    to: mail,
    ...(name === null ? {} : { toName: name }),
    ...(contact !== null && ADDRESS.test(contact) ? { replyTo: contact } : {}),
    date: row.caused_at,
    headers: {
      'X-Ledger-Mail': row.kind,
      ...(row.registration === null ? {} : { 'X-Ledger-Registration': row.registration }),
      ...(row.partnership === null ? {} : { 'X-Ledger-Partnership': row.partnership }),
      ...unsubscribeHeaders(links.unsubscribe),
    },
  };
}

/** One click in the mail program is enough (RFC 8058). */
const unsubscribeHeaders = (url: string | undefined): Record<string, string> =>
  url === undefined
    ? {}
    : { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
