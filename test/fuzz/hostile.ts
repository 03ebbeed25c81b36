import type { Random } from '../support/generated-histories/random.js';

const DEEP = 2_000;
const LONG = 10_000;

const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const ID = '7f0c4a54-0000-4000-8000-00000000000a';

/** Cursors in the form of ours, with impossible content. */
const CURSORS = [
  cursor(['2026-02-30T00:00:00.000Z', ID]),
  cursor(['0000-01-01T00:00:00.000Z', ID]),
  cursor(['9999-12-31T23:59:59.999Z', ID]),
  cursor(['2026-01-01T99:99:99Z', ID]),
  cursor([null, ID]),
  cursor(['\u0000', ID]),
  cursor(['\ud800', ID]),
  cursor(['Zoé', ID]),
  cursor(['99999999999999999999', ID]),
  cursor(['9223372036854775808']),
  cursor([1, 2, 3]),
  cursor([]),
  cursor({}),
  cursor([[ID], ID]),
  cursor(['x'.repeat(1_400), ID]),
  'bm90IGpzb24',
  '====',
];

/** Texts that break what was written with good texts in mind. */
const TEXTS = [
  '2026-02-30',
  '2026-02-30T10:00:00Z',
  '2026-02-03T24:00:00Z',
  '2026-02-03T10:00:60Z',
  '0000-01-01',
  '0000-01-01T00:00:00Z',
  '9999-12-31',
  '9999-12-31T23:59:59Z',
  '+275760-09-13T00:00:00.000Z',
  '-271821-04-20T00:00:00.000Z',
  '2026-02-03T10:00:00+99:99',
  '2147483648',
  '-2147483649',
  '9223372036854775807',
  '9223372036854775808',
  '1e309',
  'NaN',
  'Infinity',
  '-0',
  '0x10',
  'null',
  'undefined',
  'True',
  '1',
  '[]',
  '{}',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udfff',
  '\u200b',
  '\u202eabc\u202c',
  '\u2066\u2069',
  'e\u0301'.repeat(90),
  'x'.repeat(LONG),
  "'; DROP TABLE read.people; --",
  '%',
  '_%\\',
  '\\',
  '${7*7}{{7*7}}',
  '=cmd|calc!A1',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'Europe/Nowhere',
  'GMT+0',
  'EST5EDT',
  'a@b',
  '"a b"@example.org',
  'Ａ@ｅxample.org',
  ID.toUpperCase(),
  `{${ID}}`,
  `${ID} `,
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
  ...CURSORS,
];

const OTHERS: readonly unknown[] = [
  null,
  true,
  false,
  -0,
  -1,
  0.1,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 63,
  1e308,
  [],
  {},
  [[]],
  [null],
  [ID, ID],
  { id: ID },
  { toString: 1 },
  { length: 1e9 },
  { constructor: { prototype: { polluted: true } } },
];

export const hostileText = (random: Random): string => random.pick(TEXTS);
export const hostileCursor = (random: Random): string => random.pick(CURSORS);
export const hostileValue = (random: Random): unknown =>
  random.happens(0.6) ? random.pick(TEXTS) : random.pick(OTHERS);

/** JSON that no schema allows, as bytes: some of it cannot be made from a value. */
export function hostileBytes(random: Random, valid: string): Buffer | string {
  const inside = valid.slice(1, -1);
  const rest = inside === '' ? '' : `,${inside}`;
  return random.pick<() => Buffer | string>([
    () => '',
    () => 'null',
    () => '[]',
    () => `[${valid}]`,
    () => '"text"',
    () => '1e400',
    () => `{"revision":-0,"capacity":-0,"limit":-0${rest}}`,
    () => `{"revision":1e400,"capacity":1e400,"limit":1e-400${rest}}`,
    () => valid.slice(0, -1),
    () => `${'['.repeat(DEEP)}${']'.repeat(DEEP)}`,
    () => `${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`,
    () => `{"dates":${'['.repeat(DEEP)}${']'.repeat(DEEP)}${rest}}`,
    () => `{"slots":${'[{"start":'.repeat(DEEP)}1${'}]'.repeat(DEEP)}${rest}}`,
    () => `{"__proto__":{"polluted":true}${rest}}`,
    () => `{"constructor":{"prototype":{"polluted":true}}${rest}}`,
    () => `{"toString":"x","hasOwnProperty":"x","valueOf":1${rest}}`,
    () => `{"":1${rest}}`,
    () => `{"a\\u0000b":1${rest}}`,
    () => `{"\\ud800":"\\udfff"${rest}}`,
    () => `\ufeff${valid}`,
    () =>
      Buffer.concat([
        Buffer.from('{"name":"'),
        Buffer.from([0xff, 0xfe, 0xc0, 0x80]),
        Buffer.from(`"${rest}}`),
      ]),
    () => Buffer.from(valid, 'utf16le'),
    () => `{${Array.from({ length: 3_000 }, (_, at) => `"k${at}":${at}`).join(',')}}`,
    () => `{"dates":[${Array.from({ length: 3_000 }, () => `"${ID}"`).join(',')}]${rest}}`,
    () => `{"text":"${'x'.repeat(100_000)}"${rest}}`,
  ])();
}

/** Headers that are unknown, doubled or malformed, as far as a client can send them. */
export const HOSTILE_HEADERS: readonly (readonly [name: string, value: string | string[]])[] = [
  ['if-match', '"-1"'],
  ['if-match', '"99999999999999999999"'],
  ['if-match', 'W/"1"'],
  ['if-match', '*'],
  ['if-match', ''],
  ['if-match', ['"1"', '"2"']],
  ['idempotency-key', ''],
  ['idempotency-key', 'x'.repeat(300)],
  ['idempotency-key', '\u00e9\u00ff'],
  ['idempotency-key', '__proto__'],
  ['act-as', 'nobody'],
  ['act-as', '__proto__'],
  ['act-as', ['admin', 'employee']],
  ['wait-for-position', '9223372036854775808'],
  ['wait-for-position', '-1'],
  ['wait-for-position', 'NaN'],
  ['content-type', 'application/json; charset=utf-16'],
  ['content-type', 'text/plain'],
  ['content-type', '__proto__'],
  ['content-type', 'multipart/form-data'],
  ['accept', 'image/png'],
  ['accept-language', '\u00ff'],
  ['x-http-method-override', 'DELETE'],
  ['x-forwarded-for', '0.0.0.0'],
  ['x-request-id', 'x'.repeat(5_000)],
  ['traceparent', '00-ffffffffffffffffffffffffffffffff-ffffffffffffffff-ff'],
  ['x-unknown', 'x'],
  ['dry-run', 'true'],
];
