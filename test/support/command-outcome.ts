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
  readonly previous: string | null;
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

/**
 * All items of a list, read in parts of two to its end and from there back to its beginning.
 * @param ask asks for one part: `limit`, and `after` unless it is the first
 */
export async function bothWays<T>(
  ask: (part: { limit: number; after?: string }) => Promise<{ body: PageOf<T> }>,
): Promise<{ forth: T[]; back: T[] }> {
  let { body } = await ask({ limit: 2 });
  const forth = [...body.items];
  while (body.next !== null) {
    ({ body } = await ask({ limit: 2, after: body.next }));
    forth.push(...body.items);
  }
  const back = [...body.items];
  while (body.previous !== null) {
    ({ body } = await ask({ limit: 2, after: body.previous }));
    back.unshift(...body.items);
  }
  return { forth, back };
}

/** {@link bothWays} of a list that is asked for by GET. */
export const listBothWays = <T>(
  app: HttpApp,
  person: string,
  path: string,
): Promise<{ forth: T[]; back: T[] }> =>
  bothWays(({ limit, after }) =>
    app.get<PageOf<T>>(
      person,
      `${path}${path.includes('?') ? '&' : '?'}limit=${limit}${after === undefined ? '' : `&after=${after}`}`,
    ),
  );
