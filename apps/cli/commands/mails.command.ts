import type { Pool } from 'pg';
import { isId } from '../names/name-kinds.js';
import { detail } from '../output/cell.js';
import { table } from '../output/table.js';

export interface MailsOptions {
  /** Name, mail address or id of the recipient. */
  readonly person?: string;
  readonly registration?: string;
  readonly kind?: string;
  readonly limit: string;
  readonly json?: true;
}

interface MailRow extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
}

const MOST = 1_000;

/** `subject` is known of caught mails only: the product keeps no text of a mail that it sent. */
const MAILS = `
  SELECT o.id, o.caused_at AS at, o.kind, o.audience, p.name AS recipient, o.status, m.subject, o.registration, o.partnership, o.problem
    FROM work.outbox o
    LEFT JOIN read.people p ON p.id = o.recipient AND NOT p.erased
    LEFT JOIN work.caught_mails m ON m.message_id LIKE '<' || o.id || '@%'`;

/** Prints the mails of a person or about a registration, the newest first. */
export async function listMails(options: MailsOptions): Promise<void> {
  const { person, registration, kind, limit, json } = options;
  if (person === undefined && registration === undefined)
    throw new Error('Give --person, --registration, or both.');
  if (registration !== undefined && !isId(registration))
    throw new Error(`--registration must be an id. It is ${registration}.`);
  if (!/^[1-9]\d*$/.test(limit) || Number(limit) > MOST)
    throw new Error(`--limit must be a whole number from 1 to ${MOST}. It is ${limit}.`);
  await withPool(async (pool) => {
    const { findPerson } = await import('../../runtime/find-person.js');
    const recipient = person === undefined ? null : await findPerson(pool, person);
    const { rows } = await pool.query<MailRow>(
      `${MAILS} WHERE ($1::uuid IS NULL OR o.recipient = $1) AND ($2::uuid IS NULL OR o.registration = $2) AND ($3::text IS NULL OR o.kind = $3)
        ORDER BY o.caused_at DESC, o.id LIMIT $4`,
      [recipient, registration ?? null, kind ?? null, Number(limit)],
    );
    if (json) console.log(JSON.stringify(rows, null, 2));
    else if (rows.length === 0) console.error('No mails.');
    else console.log(table(rows, terminal()).lines.join('\n'));
  });
}

/** Prints one mail: with its text, if it was caught in place of being sent. @throws Error when there is none */
export async function showMail(id: string, { json }: { readonly json?: true }): Promise<void> {
  if (!isId(id))
    throw new Error(`<id> must be the id of a mail, as \`mails\` lists it. It is ${id}.`);
  await withPool(async (pool) => {
    const { rows } = await pool.query<MailRow & { text: string | null }>(
      `SELECT mail.*, caught.text FROM (${MAILS} WHERE o.id = $1) AS mail
         LEFT JOIN work.caught_mails caught ON caught.message_id LIKE '<' || mail.id || '@%'`,
      [id],
    );
    const [mail] = rows;
    if (!mail) throw new Error(`There is no mail ${id}.`);
    const { text, ...about } = mail;
    if (json) console.log(JSON.stringify(mail, null, 2));
    else console.log([...detail(about), ...(text === null ? [] : ['', text])].join('\n'));
  });
}

async function withPool(work: (pool: Pool) => Promise<void>): Promise<void> {
  const { withRuntime } = await import('../../runtime/with-runtime.js');
  await withRuntime(({ pool }) => work(pool));
}

function terminal(): { width?: number } {
  const { isTTY, columns } = process.stdout as { isTTY?: boolean; columns?: number };
  return isTTY === true && columns !== undefined ? { width: columns } : {};
}
