import fc from 'fast-check';
import { expect, test } from '@jest/globals';
import { WorkPacer } from '#platform/jobs';
import { stringifyInSlices } from './serialize-in-slices.js';

const many = <T>(entry: T): T[] => Array.from({ length: 60 }, () => entry);

test('writes what JSON.stringify writes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (value) => {
      const answer = { value, items: many(value), nested: { items: many({ value }) } };
      expect((await stringifyInSlices(answer)).toString()).toBe(JSON.stringify(answer));
    }),
  );
});

test('leaves out undefined fields, and writes undefined entries as null', async () => {
  const answer = { left: undefined, items: many(undefined), at: new Date(0) };
  expect((await stringifyInSlices(answer)).toString()).toBe(JSON.stringify(answer));
});

test('pauses within a list that lies deep', async () => {
  let pauses = 0;
  const pacer = new WorkPacer(async () => {
    pauses++;
  });
  const event = { text: 'x'.repeat(1_000) };
  const events = Array.from({ length: 20_000 }, () => event);
  await stringifyInSlices({ registrations: [{ events }] }, pacer);
  expect(pauses).toBeGreaterThan(1);
});
