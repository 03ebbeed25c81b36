import { describe, expect, test } from '@jest/globals';
import type { SignedInRequest } from './command-context.js';
import { looksLikeSwitch, refuseUnknownSwitches, type Switches } from './command-switches.js';

const COMMAND: Switches = { query: ['dryRun'], headers: ['if-match', 'act-as'] };
const JOB: Switches = { query: ['dryRun', 'wait'], headers: ['act-as'] };
const check = (
  { query = {}, headers = {} }: { query?: object; headers?: object },
  taken = COMMAND,
  others = false,
) => refuseUnknownSwitches({ query, headers } as unknown as SignedInRequest, taken, others);
const refusal = (field: string, rule: string): unknown =>
  expect.objectContaining({ kind: 'invalid', field, rule });

describe('a header looks like a switch', () => {
  test.each([
    ...['dry-run', 'Dry-Run', 'x-dry-run', 'dryrun', 'dry_run', 'dry-runs', 'x-simulate'],
    ...['idempotency_key', 'x-idempotency-key', 'idempotencykey', 'idempotenty-key', 'idempotency'],
    ...['if_match', 'x-if-match', 'act_as', 'actas', 'acts-as', 'x-act-as', 'capacity'],
    ...['wait-for-positions', 'waitforposition', 'x-wait-for-position', 'expected-revision'],
  ])('%s', (name) => {
    expect(looksLikeSwitch(name)).toBe(true);
  }); // prettier-ignore

  test.each([
    ...['host', 'accept', 'accept-language', 'accept-encoding', 'user-agent', 'authorization'],
    ...['content-type', 'content-length', 'transfer-encoding', 'connection', 'expect', 'te', 'via'],
    ...['x-forwarded-for', 'x-forwarded-proto', 'forwarded', 'x-real-ip', 'cf-ray', 'cookie', 'dnt'],
    ...['x-request-id', 'x-correlation-id', 'traceparent', 'tracestate', 'baggage', 'priority'],
    ...['origin', 'referer', 'sec-fetch-mode', 'sec-ch-ua', 'pragma', 'cache-control', 'prefer'],
  ])('not %s', (name) => {
    expect(looksLikeSwitch(name)).toBe(false);
  }); // prettier-ignore
});

describe('a command refuses', () => {
  test.each(['dryrun', 'dry_run', 'dry-run', 'wait', 'utm_source'])('the parameter %s', (name) => {
    expect(() => check({ query: { [name]: 'true' } })).toThrow(refusal(name, 'unknown_field'));
  });

  test.each(['x-dry-run', 'idempotency_key', 'actas'])('the header %s', (name) => {
    expect(() => check({ headers: { [name]: 'true' } })).toThrow(refusal(name, 'unknown_header'));
  });

  test.each(['if-none-match', 'if-unmodified-since', 'x-http-method-override'])(
    'the header %s',
    (name) => {
      expect(() => check({ headers: { [name]: '*' } })).toThrow(
        refusal(name, 'unsupported_header'),
      );
    },
  );

  test('If-Match, if it has no single revision', () => {
    expect(() => check({ headers: { 'if-match': '"3"' } }, JOB)).toThrow(
      refusal('if-match', 'unsupported_header'),
    );
  });
});

test('a public page takes parameters of others, but none that looks like a switch', () => {
  const none = { query: [], headers: [] };
  expect(() => check({ query: { utm_source: 'mail' } }, none, true)).not.toThrow();
  expect(() => check({ query: { dryRun: 'true' } }, none, true)).toThrow(
    refusal('dryRun', 'unknown_field'),
  );
});

test('a job takes wait', () => {
  expect(() => check({ query: { wait: 'true', dryRun: 'true' } }, JOB)).not.toThrow();
});
