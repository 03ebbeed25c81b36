import { describe, expect, test } from '@jest/globals';
import { limitGossip } from './connection-string.js';

describe('discovery waits less for a node than a call for its answer', () => {
  const HOSTS = 'esdb://a:1,b:2';
  const cases: readonly [given: string, call: number, limited: string][] = [
    ['', 5_000, '?gossipTimeout=2'],
    ['', 60_000, '?gossipTimeout=2'],
    ['', 2_000, '?gossipTimeout=1'],
    ['', 100, '?gossipTimeout=1'],
    ['?tls=false', 5_000, '?gossipTimeout=2&tls=false'],
    ['?gossipTimeout=1&tls=false', 5_000, '?gossipTimeout=1&tls=false'],
    ['?gossipTimeout=5', 5_000, '?gossipTimeout=2'],
    ['?tls=false&Gossip_timeout=60', 5_000, '?gossipTimeout=2&tls=false'],
    ['?gossipTimeout=soon', 5_000, '?gossipTimeout=soon'],
  ];
  test.each(cases)('%s of a call of %i ms', (given, call, limited) => {
    expect(limitGossip(HOSTS + given, call)).toBe(HOSTS + limited);
  });
});
