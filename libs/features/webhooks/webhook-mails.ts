import type { Pool } from 'pg';
import {
  GONE,
  renderShortMail,
  WEBHOOK_PAUSED,
  type MailSettings,
  type MailWriter,
  type WebhookPausedRow,
} from '#features/notifications';
import { oneLine } from '#platform/mail-transport';
import type { Locale } from '#platform/http';
import type { WebhookProblem } from './webhook.js';

interface Paused {
  readonly name: string | null;
  readonly mail: string | null;
  readonly locale: Locale;
  readonly address: string;
  readonly description: string;
  readonly problem: WebhookProblem;
}

const PAUSED = `
  SELECT p.name, p.mail, coalesce(p.locale, c.locale, 'en') AS locale, w.address, w.description, w.problem
    FROM work.webhooks w
    JOIN read.people p ON p.id = w.owner AND NOT p.erased
    LEFT JOIN read.companies c ON c.id = p.company
   WHERE w.id = $1 AND w.owner = $2 AND w.problem IS NOT NULL`;

/** Writes the mails of paused webhooks. One that was deleted, or goes on again, is not told of. */
export function webhookPausedMails(
  pool: Pool,
  { domain, support, console }: MailSettings,
): MailWriter<WebhookPausedRow> {
  return {
    write: async (row) => {
      const { rows } = await pool.query<Paused>(PAUSED, [row.event, row.recipient]);
      const [paused] = rows;
      if (!paused || paused.mail === null) return GONE;
      return {
        messageId: `<${row.id}@${domain}>`,
        to: paused.mail,
        ...(paused.name === null ? {} : { toName: paused.name }),
        ...(await renderShortMail(
          textsOf(paused, console.page('webhooks'), oneLine(support)),
          paused.locale,
        )),
        date: row.caused_at,
        headers: { 'X-Ledger-Mail': WEBHOOK_PAUSED },
      };
    },
  };
}

function textsOf(
  { name, locale, address, description, problem }: Paused,
  url: string,
  support: string,
) {
  const { host } = new URL(address);
  const title = description === '' ? host : `${oneLine(description)} (${host})`;
  const greeting = oneLine(name ?? '');
  if (locale === 'fr')
    return {
      subject: `Webhook suspendu\u00a0: ${title}`,
      greeting: greeting === '' ? 'Bonjour,' : `Bonjour ${greeting},`,
      happened: [
        `Votre webhook «\u00a0${title}\u00a0» est suspendu. ${FRENCH[problem.rule] ?? FRENCH_OTHER}`,
      ],
      next: [
        'Réparez l’adresse ou modifiez le webhook, puis reprenez-le. Les livraisons reprennent où elles se sont arrêtées.',
      ],
      links: [{ url, label: 'Ouvrir les webhooks' }],
      why: 'Vous recevez cet e-mail car vous avez créé ce webhook.',
      help: [`Aide pour Volunteer Ledger\u00a0: ${support}`],
    };
  return {
    subject: `Webhook paused: ${title}`,
    greeting: greeting === '' ? 'Hello,' : `Hello ${greeting},`,
    happened: [`Your webhook “${title}” is paused. ${problem.detail}`],
    next: [
      'Mend the address or change the webhook, then resume it. Deliveries go on where they stopped.',
    ],
    links: [{ url, label: 'Open webhooks' }],
    why: 'You receive this mail because you made this webhook.',
    help: [`Help with Volunteer Ledger: ${support}`],
  };
}

const FRENCH: Readonly<Record<string, string>> = {
  failing: 'Rien n’a pu être livré pendant 3 jours.',
  gone: 'L’adresse a répondu 410\u00a0: elle ne veut plus d’événements.',
};
const FRENCH_OTHER = 'Vous n’avez plus le droit de recevoir ces événements.';
