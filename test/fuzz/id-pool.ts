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

  constructor(ids: Readonly<Record<World, Readonly<Record<string, readonly string[]>>>>) {
    for (const world of ['a', 'b'] as const)
      for (const [kind, of] of Object.entries(ids[world])) this.#worlds[world].set(kind, [...of]);
  }

  pick(random: Random, world: World, kind: string): string | undefined {
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
  learn(random: Random, world: World, path: string, answer: unknown): void {
    this.#learn(random, world, kindOf(path.split('/')[1] ?? ''), answer, 0);
  }

  #learn(random: Random, world: World, kind: string, value: unknown, depth: number): void {
    if (depth > 6) return;
    if (typeof value === 'string') {
      if (UUID.test(value)) this.#keep(random, world, kind, value);
    } else if (Array.isArray(value)) {
      for (const item of value.slice(0, 20)) this.#learn(random, world, kind, item, depth + 1);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) {
        const of = /^(id|items|next)$/.test(key) ? kind : kindOf(key);
        this.#learn(random, world, of, part, depth + 1);
      }
    }
  }

  #keep(random: Random, world: World, kind: string, id: string): void {
    if (this.has(world === 'a' ? 'b' : 'a', id) || this.has(world, id)) return;
    const ids = this.#worlds[world].get(kind) ?? [];
    this.#worlds[world].set(kind, ids);
    if (ids.length < MOST_OF_A_KIND) ids.push(id);
    else ids[random.whole(0, MOST_OF_A_KIND - 1)] = id;
  }
}
