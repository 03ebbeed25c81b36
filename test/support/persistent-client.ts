import { expect } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import type { HttpResponse } from './http-app.js';

/** More than any trouble that is made in tests lasts. */
const ATTEMPTS = 1_000;
const PAUSE_MILLISECONDS = 5;

/**
 * Asks until it is done, as a client should that is told to come again: 503 in the promised form is passing trouble, any other answer is the
 * last. @param asked told of every 503
 */
export async function untilTaken<T>(
  request: () => Promise<HttpResponse<T>>,
  asked: () => void = () => undefined,
): Promise<HttpResponse<T>> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const answer = await request();
    if (answer.status !== 503) {
      expect(answer).toMatchObject({ status: 200 });
      return answer;
    }
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json\b/);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(answer.problem).toMatchObject({ type: '/problems/unavailable', rule: 'unavailable' });
    asked();
    await delay(PAUSE_MILLISECONDS);
  }
  throw new Error(`Not taken in ${ATTEMPTS} attempts.`);
}
