import type { Random } from '../support/generated-histories/random.js';
import type { Schema } from './operations.js';
import { MARKER } from './world.js';
import { kindOf, type IdPool, type World } from './id-pool.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What values of one request have in common. */
export interface Draft {
  readonly random: Random;
  readonly pool: IdPool;
  /** The tenant whose ids are given: the caller's, mostly. */
  readonly world: World;
  /** Whether texts bear the mark of tenant B. */
  readonly marked: boolean;
  /** The caller's, whose own things are preferred. */
  readonly role?: string;
  /** Start of what the request is about, in milliseconds: `end` and `to` lie behind it. */
  readonly start: number;
}

const LATER = /^(end|to|before|until|archivesBefore)$/;
const instantSchema: Schema = { format: 'date-time' };
const INSTANT = /\binstant\b/i;

/** A value that its schema allows and that means something: an id that exists, a day near today. */
export function validValue(draft: Draft, name: string, schema: Schema, depth = 0): unknown {
  const { random } = draft;
  if (schema.enum) return random.pick(schema.enum);
  if (schema.nullable && random.happens(0.2)) return null;
  if (schema.type === 'array') {
    const length = random.pick([0, 1, 1, 1, 1, 1, 2, 3]);
    return Array.from({ length }, () => validValue(draft, name, schema.items ?? {}, depth + 1));
  }
  if (schema.type === 'object' || schema.properties) return validObject(draft, schema, depth);
  if (schema.type === 'boolean') return random.happens(0.5);
  if (schema.type === 'number' || schema.type === 'integer')
    return random.whole(schema.minimum ?? 0, Math.min(schema.maximum ?? 9, 9));
  return validText(draft, name, schema);
}

function validObject(
  draft: Draft,
  { properties = {}, required = [] }: Schema,
  depth: number,
): object {
  const given = Object.entries(properties).filter(
    ([key]) => required.includes(key) || draft.random.happens(0.35),
  );
  if ('slot' in properties && 'start' in properties && required.length === 0)
    return dateOf({ ...draft, start: draft.start + draft.random.whole(0, 30) * DAY });
  return Object.fromEntries(
    given.map(([key, part]) => [key, validValue(draft, key, part, depth + 1)]),
  );
}

/** A date is on a slot, or has a start and an end. */
const dateOf = (draft: Draft): object =>
  draft.random.happens(0.5)
    ? { slot: idOf(draft, 'slot') }
    : {
        start: validText(draft, 'start', instantSchema),
        end: validText(draft, 'end', instantSchema),
      };

function validText(draft: Draft, name: string, schema: Schema): string {
  const { random, start, marked } = draft;
  const instant = LATER.test(name) ? start + random.whole(1, 5) * HOUR : start;
  if (schema.format === 'uuid') return idOf(draft, kindOf(name));
  if (schema.format === 'date')
    return new Date(LATER.test(name) ? start + 60 * DAY : start).toISOString().slice(0, 10);
  if (schema.format === 'date-time' || INSTANT.test(schema.description ?? ''))
    return new Date(instant).toISOString();
  if (name === 'mail') return `${marked ? MARKER : 'new'}${random.whole(0, 1e9)}@people.example`;
  if (name === 'zone')
    return random.pick(['Europe/Paris', 'America/New_York', 'Asia/Kolkata', 'UTC']);
  if (name === 'task') return 'gloves';
  if (name === 'with')
    return random.pick(['{}', '{"dates":[]}', `{"dates":["${idOf(draft, 'date')}"]}`]);
  if (name === 'status')
    return random.pick(['in_progress', 'participated', 'validated', 'confirmed']);
  if (name === 'position') return String(random.whole(0, 1_000));
  return `${marked ? MARKER : ''} text ${random.whole(0, 1e6)}`
    .trim()
    .slice(0, schema.maxLength ?? 60);
}

/** An id of this kind, mostly of one that exists. */
export function idOf({ random, pool, world, role }: Draft, kind: string): string {
  const known = pool.pick(random, world, kind, role) ?? pool.any(random, world);
  return known === undefined || random.happens(0.03) ? unknownId(random) : known;
}

export function unknownId(random: Random): string {
  const digits = Array.from({ length: 12 }, () => random.whole(0, 15).toString(16)).join('');
  return `7f0c4a54-0000-4000-8000-${digits}`;
}

/** A value at, or just over, an edge that the schema names. */
export function boundaryValue(draft: Draft, name: string, schema: Schema): unknown {
  const { random } = draft;
  if (schema.type === 'number')
    return random.pick([
      schema.minimum ?? 0,
      (schema.minimum ?? 0) - 1,
      schema.maximum ?? 1e6,
      (schema.maximum ?? 1e6) + 1,
      0,
      0.5,
      2 ** 31 - 1,
    ]);
  if (schema.type === 'array') {
    const length = random.pick([0, 1, 50, 51, 100, 101, 200, 201]);
    return Array.from({ length }, () => validValue(draft, name, schema.items ?? {}));
  }
  const most = schema.maxLength ?? 200;
  if (schema.format === 'uuid') return idOf(draft, kindOf(name)).toUpperCase();
  if (schema.format !== undefined || INSTANT.test(schema.description ?? ''))
    return random.pick([
      '1970-01-01T00:00Z',
      '2200-12-31T23:59:59.999Z',
      '2024-02-29',
      '2026-03-29T02:30+01:00',
      '1969-12-31T23:59Z',
      '2201-01-01',
      '1970-01-01',
    ]);
  return random.pick([
    '',
    ' ',
    'x',
    'x'.repeat(most),
    'x'.repeat(most + 1),
    'é'.repeat(most),
    '😀'.repeat(most / 2),
  ]);
}
