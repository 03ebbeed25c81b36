import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import pg from 'pg';
import type { JobAnswer } from '#platform/jobs';
import { offerHeader } from '../../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

let app: HttpApp;
let registration = '';
beforeAll(async () => {
  app = await openHttpApp(offerHeader({ others: ['pia: { platform: true }'] }));
  const { body } = await app.do('eva', '/registrations/submit-application', {
    initiative: app.scenario.id('initiative', 'advice'),
  });
  registration = body.id;
});
afterAll(() => app.close());

const verify = async (who: string, body: object): Promise<string> =>
  (await app.send<JobAnswer>(who, 'POST', '/verifications?wait=true', body)).body.id;
const report = (who: string, job: string, query = '') =>
  app.get<string>(who, `/verifications/${job}/report${query}`);

describe('the report of a verification', () => {
  test.each([
    ['log', /^Intact\. Events: \d+, problems: 0\.$/],
    ['seals', /^Intact\. Seals: \d+, problems: 0\.$/],
  ])('of the %s is a CSV file that ends with the result', async (what, result) => {
    const { status, body, headers } = await report('pia', await verify('pia', { what }));
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toMatch(/filename="verification-.*\.csv"$/);
    const lines = parse(body, { bom: true });
    expect(lines[0]).toEqual([
      ...['Finding', 'Stream', 'Revision', 'Position', 'Seal', 'Explanation'],
    ]);
    expect(lines).toHaveLength(2);
    expect(lines[1]?.at(-1)).toMatch(result);
  });

  test('of a registration is a PDF in French', async () => {
    const job = await verify('eva', { what: 'registration', registration });
    const { status, headers } = await report('eva', job, '?format=pdf&locale=fr');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/pdf');
  });

  test('is there for its requester alone', async () => {
    const job = await verify('pia', { what: 'log' });
    expect((await report('eva', job)).status).toBe(404);
  });

  test('is none of another kind of job', async () => {
    const { body } = await app.send<JobAnswer>('pia', 'POST', '/what-if?wait=true', {
      managerPolicy: 'none',
    });
    expect((await report('pia', body.id)).status).toBe(404);
  });

  test('names an event that was modified', async () => {
    const owner = new pg.Client({ connectionString: app.databaseUrl });
    await owner.connect();
    await owner.query(
      `UPDATE events.log SET occurred_at = occurred_at + interval '1 second' WHERE stream = $1 AND revision = 0`,
      [`registration-${registration}`],
    );
    await owner.end();
    const { body } = await report('pia', await verify('pia', { what: 'log' }));
    const [, finding, result] = parse(body, { bom: true });
    expect(finding?.slice(0, 3)).toEqual(['changed', `registration-${registration}`, '0']);
    expect(result?.at(-1)).toMatch(/^Modified\. Events: \d+, problems: 1\.$/);
  });
});
