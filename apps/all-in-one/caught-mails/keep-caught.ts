import type { CaughtMail } from '#platform/mail-transport';
import type { Runtime } from '../../runtime/runtime.js';

/** Keeps a caught mail, once per Message-ID. */
export async function keepCaught(runtime: Runtime, mail: CaughtMail): Promise<void> {
  await runtime.pool.query(
    `INSERT INTO work.caught_mails (message_id, recipient, kind, subject, html, text, calendar, headers, caught_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (message_id) DO NOTHING`,
    [
      mail.messageId,
      mail.to.join(', '),
      mail.headers['x-ledger-mail'] ?? null,
      mail.subject,
      mail.html ?? null,
      mail.text ?? null,
      mail.calendar ?? null,
      JSON.stringify(mail.headers),
      runtime.clock.now(),
    ],
  );
}
