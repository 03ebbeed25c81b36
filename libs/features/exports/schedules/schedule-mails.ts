import type { Pool } from 'pg';
import { startOfDay, type Instant, type Zone } from '#kit/eventsourcing';
import {
  EXPORT_READY,
  formatDay,
  formatPeriod,
  GONE,
  renderShortMail,
  type MailSettings,
  type MailWriter,
  type ScheduledExportRow,
} from '#features/notifications';
import type { Locale } from '#platform/http';
import { oneLine } from '#platform/mail-transport';
import { DEFINITIONS } from '../definitions/index.js';
import type { ExportRequest } from '../export-request.js';

interface Ready {
  readonly name: string | null;
  readonly mail: string | null;
  readonly locale: Locale;
  readonly request: ExportRequest;
  readonly rows: number;
  readonly expires_at: Instant;
  readonly zone: Zone;
}

const READY = `
  SELECT p.name, p.mail, coalesce(p.locale, c.locale, 'en') AS locale, f.request, f.rows, f.expires_at, coalesce(s.zone, 'UTC') AS zone
    FROM work.export_files f
    JOIN read.people p ON p.id = f.requester AND NOT p.erased
    LEFT JOIN read.companies c ON c.id = p.company
    LEFT JOIN work.outbox o ON o.id = $3
    LEFT JOIN work.export_schedules s ON s.id = o.command_id
   WHERE f.id = $1 AND f.requester = $2 AND f.status = 'done'`;

/** Writes the mails of scheduled exports. A file that an erasure took, or that its owner deleted, is not told of. */
export function scheduledExportMails(
  pool: Pool,
  { domain, support, console }: MailSettings,
): MailWriter<ScheduledExportRow> {
  return {
    write: async (row) => {
      const { rows } = await pool.query<Ready>(READY, [row.event, row.recipient, row.id]);
      const [ready] = rows;
      if (!ready || ready.mail === null) return GONE;
      return {
        messageId: `<${row.id}@${domain}>`,
        to: ready.mail,
        ...(ready.name === null ? {} : { toName: ready.name }),
        ...(await renderShortMail(
          textsOf(ready, console.page('exports'), oneLine(support)),
          ready.locale,
        )),
        date: row.caused_at,
        headers: { 'X-Ledger-Mail': EXPORT_READY },
      };
    },
  };
}

function textsOf(
  { name, locale, request, rows, expires_at, zone }: Ready,
  url: string,
  support: string,
) {
  const title = DEFINITIONS[request.name].title[locale];
  const { from, to } = request;
  const day = (value: string): string => formatDay(startOfDay(value, zone), zone, locale);
  const until = `${formatPeriod(expires_at, zone, locale)} (${zone})`;
  const format = request.format.toUpperCase();
  const greeting = oneLine(name ?? '');
  if (locale === 'fr')
    return {
      subject: `Export prêt\u00a0: ${title}`,
      greeting: greeting === '' ? 'Bonjour,' : `Bonjour ${greeting},`,
      happened: [
        `Votre export programmé «\u00a0${title}\u00a0» (${format}) est prêt. ${frenchRows(rows)}`,
        ...(from !== undefined && to !== undefined
          ? [`Période\u00a0: du ${day(from)} au ${day(to)}.`]
          : []),
      ],
      next: [`Le fichier vous est réservé et peut être téléchargé jusqu’au ${until}.`],
      links: [{ url, label: 'Télécharger l’export' }],
      why: 'Vous recevez cet e-mail car vous avez programmé cet export. La page des exports permet de le modifier, de le suspendre ou de le supprimer.',
      help: [`Aide pour Volunteer Ledger\u00a0: ${support}`],
    };
  return {
    subject: `Export ready: ${title}`,
    greeting: greeting === '' ? 'Hello,' : `Hello ${greeting},`,
    happened: [
      `Your scheduled export “${title}” (${format}) is ready. It has ${rows === 1 ? '1 row' : `${rows} rows`}.`,
      ...(from !== undefined && to !== undefined ? [`Period: ${day(from)} to ${day(to)}.`] : []),
    ],
    next: [`The file is for you alone. You can download it until ${until}.`],
    links: [{ url, label: 'Download the export' }],
    why: 'You receive this mail because you scheduled this export. On the page of exports you can change, pause or delete it.',
    help: [`Help with Volunteer Ledger: ${support}`],
  };
}

const frenchRows = (rows: number): string =>
  rows === 0 ? 'Il ne contient aucune ligne.' : `Il contient ${rows} ligne${rows > 1 ? 's' : ''}.`;
