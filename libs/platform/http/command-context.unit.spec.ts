import { describe, expect, test } from '@jest/globals';
import { commandContextOf, type SignedInRequest } from './command-context.js';

const ADA = { person: 'ada', company: 'acme', roles: [] };
const requestWith = (query: Readonly<Record<string, unknown>>): SignedInRequest =>
  ({ caller: ADA, headers: {}, query }) as unknown as SignedInRequest;
const isDryRun = (query: Readonly<Record<string, unknown>>) =>
  commandContextOf(requestWith(query)).options.dryRun ?? false;

describe('dryRun', () => {
  test.each([
    [{}, false],
    [{ dryRun: 'true' }, true],
    [{ dryRun: 'false' }, false],
  ])('%j → %s', (query, expected) => {
    expect(isDryRun(query)).toBe(expected);
  });

  test.each(['True', 'TRUE', '1', 'yes', '', 'false ', ['true', 'false']])(
    'is refused as %j',
    (dryRun) => {
      expect(() => isDryRun({ dryRun })).toThrow(
        expect.objectContaining({ kind: 'invalid', field: 'dryRun', rule: 'boolean' }),
      );
    },
  );
});
