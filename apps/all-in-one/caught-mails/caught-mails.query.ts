import type { Pool } from 'pg';
import { cursorOf, Keyset, type Page } from '#platform/http';
import { searchCondition, searchTerms } from '#platform/text';

/** A caught mail in the list. */
export interface CaughtItem {
  readonly message_id: string;
  readonly recipient: string;
  /** The recipient's name, if the recipient is a registered person. */
  readonly name: string | null;
  readonly kind: string | null;
  readonly subject: string;
  readonly caught_at: string;
  readonly zone: string;
  readonly calendar: string | null;
}

export interface CaughtRow extends CaughtItem {
  readonly html: string | null;
  readonly text: string | null;
  readonly headers: Readonly<Record<string, string>> | null;
}

/** Fields of the search form. Blank fields do not filter. */
export interface CaughtFilter {
  /** A name, or a part of an address. */
  readonly to: string;
  readonly subject: string;
  readonly after?: string;
}

const PER_PAGE = 50;
const ITEM = `m.message_id, m.recipient, m.kind, m.subject, m.calendar, m.caught_at, p.name, coalesce(c.zone, 'UTC') AS zone`;
const FROM = `work.caught_mails m
  LEFT JOIN read.people p ON p.mail = m.recipient AND NOT p.erased
  LEFT JOIN read.companies c ON c.id = p.company`;
const NEWEST = [
  { sql: 'm.caught_at', kind: 'instant' },
  { sql: 'm.message_id', kind: 'text' },
] as const;

/** Caught mails, the newest first. @throws Refusal invalid if the cursor is not of this list */
export async function caughtMails(
  pool: Pick<Pool, 'query'>,
  { to, subject, after }: CaughtFilter,
): Promise<Page<CaughtItem>> {
  const keyset = new Keyset({ limit: PER_PAGE, ...(after ? { after } : {}) }, NEWEST, 'desc');
  const values: unknown[] = [];
  const value = (one: unknown) => `$${values.push(one)}`;
  const conditions = subject
    .split(/\s+/)
    .filter(Boolean)
    .map((word) => `position(lower(${value(word)}) IN lower(m.subject)) > 0`);
  if (to.trim() !== '') {
    const address = `position(lower(${value(to.trim())}) IN lower(m.recipient)) > 0`;
    const named = searchCondition('p.name_search', to)(values.length + 1);
    values.push(...named.values);
    conditions.push(`(${address}${searchTerms(to).length > 0 ? ` OR (${named.sql})` : ''})`);
  }
  const { rows } = await pool.query<CaughtItem>(
    `SELECT ${ITEM} FROM ${FROM}
      WHERE ${[...conditions, keyset.condition(value) ?? 'true'].join(' AND ')}
      ORDER BY ${keyset.orderBy} LIMIT ${keyset.limit}`,
    values,
  );
  return keyset.page(rows, (row) => [row.caught_at, row.message_id]);
}

/** One caught mail. */
export async function caughtMail(
  pool: Pick<Pool, 'query'>,
  id: string,
): Promise<CaughtRow | undefined> {
  const { rows } = await pool.query<CaughtRow>(
    `SELECT ${ITEM}, m.html, m.text, m.headers FROM ${FROM} WHERE m.message_id = $1`,
    [id],
  );
  return rows[0];
}

/** Whether a text is a cursor of this list. */
export function isCursor(after: string): boolean {
  try {
    return cursorOf({ limit: PER_PAGE, after }, 'instant', 'text') !== undefined;
  } catch {
    return false;
  }
}
