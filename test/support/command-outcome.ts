import type { HttpResponse, HttpApp } from './http-app.js';

/** What became of a command: the events it made, or the rule that refused it. */
export type OutcomeOf =
  | { readonly status: number; readonly events: readonly string[] }
  | { readonly status: number; readonly rule: string | undefined };

export const outcomeOf = ({ status, problem, body }: HttpResponse): OutcomeOf =>
  status === 200
    ? { status, events: body.events.map((event) => event.type) }
    : { status, rule: problem.rule };

export const made = (...events: readonly string[]): OutcomeOf => ({ status: 200, events });
export const refusedBy = (status: number, rule: string): OutcomeOf => ({ status, rule });
export const NOT_FOUND = refusedBy(404, 'not_found');
export const FORBIDDEN = refusedBy(403, 'role');

/** A part of a list, as the API gives it. */
export interface PageOf<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** All items of a list, read in parts of two. */
export async function inParts<T>(app: HttpApp, person: string, path: string): Promise<T[]> {
  const items: T[] = [];
  const more = path.includes('?') ? '&' : '?';
  let after = '';
  do {
    const { body } = await app.get<PageOf<T>>(person, `${path}${more}limit=2${after}`);
    items.push(...body.items);
    after = body.next === null ? '' : `&after=${body.next}`;
  } while (after !== '');
  return items;
}
