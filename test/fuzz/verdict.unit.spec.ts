import { describe, expect, test } from '@jest/globals';
import { Random } from '../support/generated-histories/random.js';
import { LoopWatch } from '../support/loop-watch.js';
import { objections } from './fuzz.js';
import { IdPool } from './id-pool.js';
import { operationsOf } from './operations.js';
import { RequestMaker } from './request.js';
import { judge, type FuzzAnswer } from './verdict.js';
import { MARKER } from './world.js';

/** Each defect that the fuzzer is there for, planted, and seen. */

const ask = {
  caller: { role: 'employee', world: 'a' },
  crosses: false,
  path: '/x',
  operation: { refusals: { 409: ['slot_full'] } },
} as const;
const JSON_TYPE = { 'content-type': 'application/json' };
const problem = (status: number, more: Record<string, string> = {}): FuzzAnswer => ({
  status,
  headers: { 'content-type': 'application/problem+json', ...more },
  body: JSON.stringify({ type: '/problems/x', title: 'X', detail: 'x', status }),
});

describe('an answer', () => {
  test('of 500 fails', () => {
    expect(judge(ask, problem(500))).toMatchObject({ kind: 'server error' });
  });

  test('of 503 passes only with Retry-After', () => {
    expect(judge(ask, problem(503, { 'retry-after': '1' }))).toBeUndefined();
    expect(judge(ask, problem(503))).toMatchObject({ kind: 'server error' });
  });

  test.each<[string, FuzzAnswer]>([
    ['plain JSON', { ...problem(400), headers: JSON_TYPE }],
    ['another status inside', { ...problem(400), status: 404 }],
    ['no JSON inside', { ...problem(400), body: '<html>' }],
  ])('of 4xx fails with %s', (_, answer) => {
    expect(judge(ask, answer)).toMatchObject({ kind: 'no problem' });
  });

  test('of 4xx passes as a page where pages are for people, and nowhere else', () => {
    const page = { status: 404, headers: { 'content-type': 'text/html' }, body: '<html>' };
    expect(judge({ ...ask, path: '/problems/none' }, page)).toBeUndefined();
    expect(judge({ ...ask, path: '/people/none' }, page)).toMatchObject({ kind: 'no problem' });
  });

  test.each([MARKER, 'p7@journeys.example'])('with %s of the other tenant leaks', (secret) => {
    const answer = { status: 200, headers: JSON_TYPE, body: `{"name":"${secret}"}` };
    const secrets = ['p7@journeys.example'];
    expect(judge(ask, answer, secrets)).toMatchObject({ kind: 'leak' });
    expect(judge({ ...ask, caller: { role: 'x', world: 'b' } }, answer, secrets)).toBeUndefined();
  });

  test('of 409 fails with a rule that the document does not list', () => {
    const refused = (rule: string) => ({
      ...problem(409),
      body: JSON.stringify({ type: '/problems/x', title: 'X', detail: 'x', status: 409, rule }),
    });
    expect(judge(ask, refused('slot_full'))).toBeUndefined();
    expect(judge(ask, refused('slot_over'))).toMatchObject({ kind: 'rule' });
  });

  test('for a thing of the other tenant must be a refusal', () => {
    const answer = { status: 200, headers: JSON_TYPE, body: '{}' };
    expect(judge({ ...ask, crosses: true }, answer)).toMatchObject({ kind: 'crossed' });
    expect(judge({ ...ask, crosses: true }, problem(404))).toBeUndefined();
  });
});

describe('the process', () => {
  const loop = { longest: 0, wall: 0, holds: [] };
  const quiet = { now: 0, loop, errors: [], parked: [] };

  test('is blamed for a long loop', () => {
    const watch = new LoopWatch(250);
    const until = performance.now() + 20_000;
    let rounds = 0;
    while (watch.report().longest <= 250 && performance.now() < until)
      for (const end = performance.now() + 1_000; performance.now() < end; rounds++);
    expect(performance.now()).toBeLessThan(until);
    watch.stop();
  });

  test('is not blamed for waiting', async () => {
    const watch = new LoopWatch(250);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
    const { longest, holds } = watch.report();
    watch.stop();
    expect(longest).toBeLessThan(250);
    expect(holds).toEqual([]);
  });

  test('is reported with holds, errors and parked streams', () => {
    const hold = { at: 1, held: 300, wall: 300 };
    expect(objections(quiet)).toEqual([]);
    const report = { now: 0, loop: { ...loop, holds: [hold] }, errors: ['E'], parked: ['s'] };
    expect(objections(report).map((text) => text.split(':')[0])).toEqual([
      'loop',
      'unhandled',
      'parked',
    ]);
  });
});

test('the same seed makes the same requests', () => {
  const schema = { type: 'object', properties: { text: { type: 'string' } }, required: ['text'] };
  const content = { 'application/json': { schema } };
  const operations = operationsOf({
    paths: { '/things/{thing}': { post: { operationId: 'DoThing', requestBody: { content } } } },
    components: { schemas: {} },
  });
  const made = (seed: number) => {
    const pool = new IdPool({ a: { thing: ['7f0c4a54-0000-4000-8000-00000000000a'] }, b: {} });
    const maker = new RequestMaker(operations, [{ role: 'nobody' }], new Random(seed), pool);
    return Array.from({ length: 200 }, () => maker.next(0));
  };
  expect(made(5)).toEqual(made(5));
  expect(made(5)).not.toEqual(made(6));
});
