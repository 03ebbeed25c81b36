import type { Random } from '../support/generated-histories/random.js';

export type World = 'a' | 'b';
/** Kind of a thing (`registration`, `slot`…) → ids. */
type Kinds = Map<string, string[]>;

const MOST_OF_A_KIND = 200;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** What an id of this name is an id of. */
const SAME: Readonly<Record<string, string>> = {
  actor: 'person',
  admin: 'person',
  coordinator: 'person',
  employee: 'person',
  manager: 'person',
  owner: 'person',
  parent: 'level',
  people: 'person',
};

/** The singular of a key or a word of a path. */
export function kindOf(word: string): string {
  const singular = word.replace(/ies$/, 'y').replace(/(?<!s)s$/, '');
  return SAME[word] ?? SAME[singular] ?? singular;
}

/** Ids that exist, of both tenants: those of the fixture, and those learned from answers. */
export class IdPool {
  readonly #worlds: Record<World, Kinds> = { a: new Map(), b: new Map() };
  /** Role → what answers to it named. */
  readonly #seen = new Map<string, Kinds>();

  constructor(ids: Readonly<Record<World, Readonly<Record<string, readonly string[]>>>>) {
    for (const world of ['a', 'b'] as const)
      for (const [kind, of] of Object.entries(ids[world])) this.#worlds[world].set(kind, [...of]);
  }

  /** @param role prefers what answers to this role named: it may see that */
  pick(random: Random, world: World, kind: string, role?: string): string | undefined {
    const seen = role === undefined ? [] : (this.#seen.get(`${world} ${role}`)?.get(kind) ?? []);
    if (seen.length > 0 && random.happens(0.8)) return random.pick(seen);
    const ids = this.#worlds[world].get(kind);
    return ids === undefined || ids.length === 0 ? undefined : random.pick(ids);
  }

  /** An id of any kind: the wrong one, mostly. */
  any(random: Random, world: World): string | undefined {
    return this.pick(random, world, random.pick([...this.#worlds[world].keys()]));
  }

  has(world: World, id: string): boolean {
    return [...this.#worlds[world].values()].some((ids) => ids.includes(id));
  }

  /** Keeps the ids of an answer that a person of this tenant got. @param path of the request: says what a bare `id` is */
  learn(random: Random, world: World, role: string, path: string, answer: unknown): void {
    const seen = this.#seen.get(`${world} ${role}`) ?? new Map<string, string[]>();
    this.#seen.set(`${world} ${role}`, seen);
    const keep = (kind: string, id: string) => {
      if (this.has(world === 'a' ? 'b' : 'a', id)) return;
      keepIn(random, this.#worlds[world], kind, id);
      keepIn(random, seen, kind, id);
    };
    learnFrom(keep, kindOf(path.split('/')[1] ?? ''), answer, 0);
  }
}

type Keep = (kind: string, id: string) => void;

function learnFrom(keep: Keep, kind: string, value: unknown, depth: number): void {
  if (depth > 6) return;
  if (typeof value === 'string') {
    if (UUID.test(value)) keep(kind, value);
  } else if (Array.isArray(value)) {
    for (const item of value.slice(0, 20)) learnFrom(keep, kind, item, depth + 1);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value))
      learnFrom(keep, /^(id|items|next)$/.test(key) ? kind : kindOf(key), part, depth + 1);
  }
}

function keepIn(random: Random, kinds: Kinds, kind: string, id: string): void {
  const ids = kinds.get(kind) ?? [];
  kinds.set(kind, ids);
  if (ids.includes(id)) return;
  if (ids.length < MOST_OF_A_KIND) ids.push(id);
  else ids[random.whole(0, MOST_OF_A_KIND - 1)] = id;
}
