import { createMailer, type Mailer, type OutgoingMail } from '../mailer.js';
import { startMailCatcher, type MailCatcher, type CaughtMail } from '../mail-catcher.js';

const open: { catchAlls: MailCatcher[]; mailers: Mailer[] } = { catchAlls: [], mailers: [] };

/** To be called after each test: stops everything that it started. */
export async function stopAll(): Promise<void> {
  await Promise.all(open.mailers.splice(0).map((mailer) => mailer.close()));
  await Promise.all(open.catchAlls.splice(0).map((catchAll) => catchAll.stop()));
}

/** A catch-all and a mailer that sends to it, until {@link stopAll}. */
export async function start(
  onMail: (mail: CaughtMail) => Promise<void>,
): Promise<{ catchAll: MailCatcher; mailer: Mailer }> {
  const catchAll = await startMailCatcher({ port: 0, onMail });
  const mailer = createMailer({
    smtpUrl: catchAll.smtpUrl,
    from: 'Volunteer Ledger <no-reply@ledger.test>',
    timeoutMilliseconds: 10_000,
  });
  open.catchAlls.push(catchAll);
  open.mailers.push(mailer);
  return { catchAll, mailer };
}

/** A mail like any other. */
export const mail = (more: Partial<OutgoingMail> = {}): OutgoingMail => ({
  messageId: '<key-1@ledger.test>',
  to: 'eva@company.test',
  subject: 'Hello',
  html: '<p>Hello</p>',
  text: 'Hello',
  ...more,
});
