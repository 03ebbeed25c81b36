import type { Pool } from 'pg';
import { Callers, Directory } from '#platform/authorization';
import type { Locale } from '#platform/http';
import type { Ledger } from '#kit/eventsourcing';
import { InvitationsService } from '#contexts/people';
import type { LinkGenerator } from '../links/link-generator.js';
import { GONE, type MailSettings, type MailWriter } from '../mail-writer.js';

/** The mail of an invitation: a row of the outbox whose registration is the invitation. */
export interface InvitationRow {
  readonly id: string;
  readonly kind: 'PersonInvited';
  readonly audience: 'invited';
  readonly registration: string;
  readonly event: string;
  readonly recipient: string;
  readonly caused_at: string;
  readonly attempts: number;
}

interface Recipient {
  readonly name: string | null;
  readonly mail: string | null;
  readonly locale: Locale;
}

const RECIPIENT = `
  SELECT p.name, p.mail, coalesce(p.locale, c.locale, 'en') AS locale
    FROM read.people p LEFT JOIN read.companies c ON c.id = p.company
   WHERE p.id = $1 AND NOT p.erased`;

/** Writes the mails of invitations. */
export function invitationMails(
  pool: Pool,
  ledger: Ledger,
  links: LinkGenerator,
  { domain, support }: MailSettings,
): MailWriter<InvitationRow> {
  const invitations = new InvitationsService(pool, ledger, new Callers(pool), new Directory(pool));
  return {
    write: async (row) => {
      const { rows } = await pool.query<Recipient>(RECIPIENT, [row.recipient]);
      const { name = null, mail = null, locale = 'en' } = rows[0] ?? {};
      const invitation = await invitations.view(row.recipient, row.registration);
      if (mail === null || !invitation) return GONE;
      const { renderInvitation } = await import('./invitation.template.js'); // lazy: an API writes no mails
      const { expiresAt } = invitation;
      return {
        messageId: `<${row.id}@${domain}>`,
        to: mail,
        ...(name === null ? {} : { toName: name }),
        ...renderInvitation(
          invitation,
          { name: name ?? '', locale, support },
          links.ofInvitation({
            person: row.recipient,
            registration: row.registration,
            event: row.event,
            expiresAt,
          }),
        ),
        date: row.caused_at,
        headers: { 'X-Ledger-Mail': row.kind },
      };
    },
  };
}
