import type { Random } from '../support/generated-histories/random.js';
import type { World } from './id-pool.js';
import { MARKER } from './world.js';

/** Most requests of one walk. */
export const LONGEST_WALK = 16;
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** What one request of a walk says. */
export interface Step {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
}

/** Sends one request as a role. @returns the answer's JSON, undefined if it was refused or is none */
export type Ask = (operation: string, role: string, step?: Step) => Promise<unknown>;

export interface Walker {
  readonly ask: Ask;
  readonly random: Random;
  readonly world: World;
  /** Of the product's clock, in milliseconds. */
  readonly now: number;
}

export interface Thing {
  readonly id: string;
  readonly status?: string;
  readonly kind?: string;
}
export interface Detail extends Thing {
  readonly participationDates: readonly Thing[];
  readonly revision: number;
}

const ROLES = {
  a: {
    employee: 'employee',
    manager: 'manager',
    coordinator: 'coordinator',
    admin: 'main admin',
  },
  b: {
    employee: 'other employee',
    manager: 'other manager',
    coordinator: 'other coordinator',
    admin: 'other admin',
  },
} as const;
export type Part = keyof (typeof ROLES)['a'] | 'platform';

export const roleOf = ({ world }: Walker, part: Part): string =>
  part === 'platform' ? 'platform' : ROLES[world][part];
export const textOf = ({ world, random }: Walker): string =>
  `${world === 'b' ? MARKER : ''} walk ${random.whole(0, 1e6)}`.trim();
export const at = (milliseconds: number): string => new Date(milliseconds).toISOString();
export const itemsOf = (answer: unknown): readonly Detail[] =>
  ((answer as { items?: readonly Detail[] } | undefined)?.items ?? []).slice(0, 20);
export const pick = <T>({ random }: Walker, items: readonly T[]): T | undefined =>
  items.length === 0 ? undefined : random.pick(items);

export const idIn = (answer: unknown): string | undefined => (answer as Thing | undefined)?.id;
