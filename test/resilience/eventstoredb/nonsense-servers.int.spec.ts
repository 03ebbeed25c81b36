import { beforeAll, describe, expect, test } from '@jest/globals';
import { inAnotherProcess } from '../../support/another-process.js';
import type { Garble } from '../../support/eventstoredb/garbled-server.js';
import { LASTING, type Ends, type Nonsense } from '../../support/eventstoredb/nonsense-servers.js';

const KINDS: readonly Nonsense[] = [
  'an HTTP/1 server',
  'random bytes',
  'a banner',
  'HTTP/2 frames of a length that is not theirs',
  'a server with TLS',
  'a server without TLS',
  'gossip without members',
  'broken in the middle',
  'closed at once',
];
const GARBLES: readonly Garble[] = ['bytes', 'empty', 'bare events'];
/** Some answers come whole between two breaks. */
const IN_PART: Nonsense = 'broken in the middle';

/** In a process of its own: an error that nobody catches is counted, and would have ended the product. */
const PROGRAM = `
const uncaught = [];
for (const event of ['uncaughtException', 'unhandledRejection']) process.on(event, (error) => uncaught.push(String(error?.stack ?? error)));
const { meet, meetGarbled } = await import('./test/support/eventstoredb/nonsense-servers.ts');
const kinds = ${JSON.stringify(KINDS)};
const garbles = ${JSON.stringify(GARBLES)};
const [ends, garbled] = await Promise.all([Promise.all(kinds.map(meet)), Promise.all(garbles.map(meetGarbled))]);
console.log(JSON.stringify({ uncaught, garbled, ends: Object.fromEntries(kinds.map((kind, at) => [kind, ends[at]])) }));
process.exit();
`;

describe('a server that answers nonsense', () => {
  let said: {
    readonly garbled: readonly object[];
    readonly uncaught: readonly string[];
    readonly ends: Record<Nonsense, Ends>;
  };
  beforeAll(async () => {
    said = (await inAnotherProcess(PROGRAM)).said as typeof said;
  });

  test('leaves no error uncaught', () => {
    expect(said.uncaught).toEqual([]);
  });

  test('refuses every call whose answers are garbled', () => {
    expect(said.garbled).toEqual([
      { append: 'unavailable', read: 'unavailable' },
      { append: 'unavailable', read: 'ok' }, // a log that holds nothing
      { append: 'unavailable', read: 'unavailable' },
    ]);
  });

  test.each(KINDS.filter((kind) => kind !== IN_PART))('is unavailable: %s', (kind) => {
    const { append, read } = said.ends[kind];
    expect({ append, read }).toEqual({ append: 'unavailable', read: 'unavailable' });
  });

  test('is unavailable or answers where it breaks in the middle', () => {
    const { append, read } = said.ends[IN_PART];
    for (const end of [append, read]) expect(['ok', 'unavailable']).toContain(end);
  });

  test.each(KINDS.filter((kind) => !LASTING.includes(kind)))('is used once mended: %s', (kind) => {
    expect(said.ends[kind].after).toBe('ok');
  });
});
