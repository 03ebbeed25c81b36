import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  canonicalJson,
  canonicalParts,
  chainHash,
  GENESIS,
  partsOfText,
  sha256,
  sha256InSlices,
  uuid5,
} from './canonical-json.js';
import type { Json, NewEvent } from './event.js';

describe('canonical JSON', () => {
  it('gives the bytes of RFC 8785, section 3.2.2', () => {
    const sample = JSON.parse(
      String.raw`{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],"string":"\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/","literals":[null,true,false]}`,
    ) as Json;
    const expected = String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`;
    expect(canonicalJson(sample)).toBe(expected);
  });

  it('sorts members by UTF-16 code units, digits included (RFC 8785 3.2.3)', () => {
    const sample = {
      '\u20ac': 0,
      '\r': 0,
      '\ufb33': 0,
      '1': 0,
      '\ud83d\ude00': 0,
      '\u0080': 0,
      '\u00f6': 0,
      '10': 0,
      '9': 0,
    };
    expect(
      Object.keys(JSON.parse(canonicalJson(sample)) as object).filter((key) => !/^\d+$/.test(key)),
    ).toEqual(['\r', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']);
    expect(canonicalJson({ '9': 0, '10': 0, '1': 0 })).toBe('{"1":0,"10":0,"9":0}');
  });

  it('leaves out what is undefined, and writes minus zero as zero', () =>
    expect(canonicalJson({ b: undefined, a: -0 })).toBe('{"a":0}'));

  it('says the same of the same, whatever the order, and loses nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.parse(JSON.stringify(value)) as Json;
        expect(JSON.parse(canonicalJson(json))).toEqual(json);
        expect(canonicalJson(reversed(json))).toBe(canonicalJson(json));
      }),
      { numRuns: 200 },
    );
  });

  function reversed(value: Json): Json {
    if (value === null || typeof value !== 'object') return value;
    if (Array.isArray(value)) return value.map((item: Json) => reversed(item));
    return Object.fromEntries(
      Object.entries(value)
        .reverse()
        .map(([key, item]) => [key, reversed(item as Json)]),
    );
  }
});

describe('the chain', () => {
  const meta = {
    actor: 'eva',
    capacity: 'employee',
    mandate: null,
    command: 'PostMessage',
    commandId: 'c1',
    correlation: 'c1',
    causation: 'c1',
  };
  const event: Omit<NewEvent, 'hash'> = {
    id: 'e1',
    type: 'MessagePosted',
    version: 1,
    data: { text: { sealed: 'AAAA', for: ['eva'] } },
    meta,
    occurredAt: '2026-01-05T08:00:00.000Z',
    recordedAt: '2026-01-05T08:00:00.000Z',
  };
  const hash = chainHash(GENESIS, 'registration-r1', 0, event);

  it('is SHA-256 over the canonical JSON of the event and the hash before it', () => {
    expect(hash).toBe(
      sha256(
        canonicalJson({
          ...event,
          meta,
          previous: GENESIS,
          stream: 'registration-r1',
          revision: 0,
        }),
      ),
    );
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('is broken by any change', () => {
    const changes: Partial<Omit<NewEvent, 'hash'>>[] = [
      { id: 'e2' },
      { type: 'TaskCompleted' },
      { version: 2 },
      { data: { text: { sealed: 'AAAB', for: ['eva'] } } },
      { meta: { ...meta, actor: 'max' } },
      { meta: { ...meta, via: 'link' } },
      { occurredAt: '2026-01-05T08:00:00.001Z' },
      { recordedAt: '2026-01-05T08:00:00.001Z' },
    ];
    const others = [
      ...changes.map((change) => chainHash(GENESIS, 'registration-r1', 0, { ...event, ...change })),
      chainHash(hash, 'registration-r1', 0, event),
      chainHash(GENESIS, 'registration-r2', 0, event),
      chainHash(GENESIS, 'registration-r1', 1, event),
    ];
    expect(new Set([hash, ...others]).size).toBe(others.length + 1);
  });
});

describe('a name-based id', () => {
  it('is a UUID of version 5, always the same for the same parts', () => {
    expect(uuid5('a', 'b')).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(uuid5('a', 'b')).toBe(uuid5('a', 'b'));
  });
  it('never runs parts together', () => {
    const ids = [
      uuid5('ab', 'c'),
      uuid5('a', 'bc'),
      uuid5('abc'),
      uuid5('a', 'b', 'c'),
      uuid5('a|1:b', 'c'),
      uuid5('a', '1:b|c'),
      uuid5(''),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('parts of a long text', () => {
  const many = (entry: Json): Json[] => Array.from({ length: 60 }, () => entry);

  it('are those of the canonical JSON, and have its hash', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
        const json = value as Json;
        const answer = { z: json, items: many(json), nested: { items: many({ a: json }) } };
        expect([...canonicalParts(answer)].join('')).toBe(canonicalJson(answer));
        expect(await sha256InSlices(canonicalParts(answer))).toBe(sha256(canonicalJson(answer)));
      }),
      { numRuns: 50 },
    );
  });

  it('are cut between characters', async () => {
    for (const before of ['', 'x']) {
      const text = `${before}${'😀'.repeat(150_000)}`;
      const parts = [...partsOfText(text)];
      expect(parts.length).toBeGreaterThan(2);
      expect(Buffer.concat(parts.map((part) => Buffer.from(part))).toString()).toBe(text);
      expect(await sha256InSlices(parts)).toBe(sha256(text));
    }
  });
});
