import type { Problem } from '#platform/http';
/** Who plays each role; the person everywhere the same, except where another level shows more (see {@link actorOf}). */
export const ACTORS = {
  employee: 'eva',
  manager: 'max',
  coordinator: 'cora',
  admin: 'ned',
  mandated_admin: 'lea',
  main_admin: 'gia',
  platform: 'pia',
  auditor: 'aud',
  analyst: 'ana',
  platform_auditor: 'paul',
  platform_analyst: 'anna',
  nobody: 'gone',
} as const;
export type Role = keyof typeof ACTORS;
export const ROLES = Object.keys(ACTORS) as Role[];

/** To whom nothing is out of scope (docs/domain.md §1). */
export const SEE_ALL: readonly Role[] = ['platform', 'platform_auditor', 'platform_analyst'];

/** What a request may come to; `yes`: it is theirs to do. */
export type Expected = 'yes' | 'forbidden' | 'not_found';
const STATUSES: Readonly<Record<number, string>> = {
  200: 'yes',
  202: 'yes',
  204: 'yes',
  403: 'forbidden',
  404: 'not_found',
};

/** An answer in the words of docs/domain.md §1. What is forbidden says which rights would do, and why each is missing. */
export function wordOf(status: number, problem: Problem): string {
  const word = STATUSES[status] ?? String(status);
  if (status !== 403) return word;
  const { needs = [] } = problem;
  return needs.length > 0 && needs.every(({ right, missing }) => right && missing)
    ? word
    : `${word}, and not why: ${JSON.stringify(problem)}`;
}

/** One cell of the matrix. */
export interface Cell {
  readonly name: string;
  readonly role: Role;
  readonly relation: string;
}
export const keyOf = ({ name, role, relation }: Cell): string => `${name} · ${role} · ${relation}`;

/** Runs at most so many at once: a person's machine has two cores. */
export async function inTurns<T, R>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

/**
 * A partnership that a role does not see. Auditors and analysts of a level below a partnership's do not see it; admins there do, while it
 * is validated (docs/domain.md §6).
 */
export const partnershipOutOfScope = (role: Role): string =>
  role === 'auditor' || role === 'analyst' ? 'acme/above' : 'beta/others';
