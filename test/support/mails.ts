import type { HttpApp } from './http-app.js';

/** A mail as it was caught. */
export interface Caught {
  readonly kind: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly calendar: string | null;
  readonly headers: Readonly<Record<string, string>>;
}

/** Mails of a kind to a person, about a registration if it is named, oldest first. */
export async function mailsTo(
  app: HttpApp,
  person: string,
  kind: string,
  registration: string | null = null,
): Promise<Caught[]> {
  const { rows } = await app.scenario.product.runtime.pool.query<Caught>(
    `SELECT m.kind, m.subject, m.html, m.text, m.calendar, m.headers FROM work.caught_mails m JOIN read.people p ON p.mail = m.recipient
      WHERE p.id = $1 AND m.kind = $2 AND ($3::text IS NULL OR m.headers->>'x-ledger-registration' = $3) ORDER BY m.caught_at, m.message_id`,
    [app.scenario.id('person', person), kind, registration],
  );
  return rows;
}

/** The last of these mails. */
export async function mailTo(
  app: HttpApp,
  person: string,
  kind: string,
  registration: string | null = null,
): Promise<Caught> {
  const mail = (await mailsTo(app, person, kind, registration)).at(-1);
  if (!mail) throw new Error(`${person} got no mail ${kind}.`);
  return mail;
}

/** The address behind a link of a mail, by what it says. */
export function linkIn(mail: Caught, label: string): string {
  const found = mail.text
    .split('\n')
    .find((line) => line.startsWith(label) && line.includes('http'));
  const url = /https?:\S+/.exec(found ?? '')?.[0];
  if (url === undefined) throw new Error(`The mail has no link ${label}:\n${mail.text}`);
  return url;
}

/** A page as a browser gets it, and what it holds. */
export interface SeenPage {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

async function seen(response: Response): Promise<SeenPage> {
  return {
    status: response.status,
    headers: response.headers,
    html: (await response.text()).replace(/\u00a0/g, ' '),
  };
}

export const open = async (url: string, headers: Record<string, string> = {}): Promise<SeenPage> =>
  seen(await fetch(url, { headers }));

/** Presses the button of a page, with what was filled in. */
export const press = async (url: string, fields: Record<string, string> = {}): Promise<SeenPage> =>
  seen(await fetch(url, { method: 'POST', body: new URLSearchParams(fields) }));
