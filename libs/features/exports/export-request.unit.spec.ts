import { expect, test } from '@jest/globals';
import { Refusal } from '#kit/eventsourcing';
import { checkRequest } from './export-request.js';

const refusalOf = (request: object): string => {
  try {
    checkRequest({ name: 'dates', format: 'csv', locale: 'en', ...request });
    return 'fine';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return `${error.kind} ${error.field ?? ''} ${error.rule}`;
  }
};

test.each<[object, string]>([
  [{}, 'fine'],
  [{ from: '2026-02-03', to: '2026-02-03' }, 'fine'],
  [{ from: '2026-02-04', to: '2026-02-03' }, 'invalid from from_after_to'],
  [{ to: '2026-02-30' }, 'invalid to day'],
  [{ clock: 'happened' }, 'invalid clock clock_without_as_of'],
  [{ clock: 'happened', asOf: '2026-02-03T00:00:00.000Z' }, 'fine'],
  [{ status: 'participated' }, 'fine'],
  [{ status: 'conversation' }, 'invalid status status'],
  [{ name: 'partnerships', from: '2026-02-03' }, 'invalid from not_for_partnerships'],
  [{ name: 'partnerships', status: 'cancelled_declined' }, 'fine'],
])('%j: %s', (request, expected) => {
  expect(refusalOf(request)).toBe(expected);
});
