import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Callers } from '#platform/authorization';
import type { JobAnswer } from '#platform/jobs';
import { outcomesOf } from '../../support/jobs.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(`
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies: { acme: { managerPolicy: none } }
  people: { ada: { admin: acme }, pia: { platform: true } }
`);
});
afterAll(() => app.close());

const register = (name: string, subject: string) =>
  app.do('ada', '/people/register-person', { name, mail: `${name}@acme.example`, subject });
async function importFile(file: string) {
  const company = app.scenario.id('company', 'acme');
  const { body, status } = await app.sendRaw<JobAnswer>(
    'POST',
    `/companies/${company}/import-people?wait=true`,
    file,
    { 'content-type': 'text/csv', authorization: `Bearer ${await app.token('ada')}` },
  );
  expect(status).toBe(200);
  await app.settle();
  return { job: body, outcomes: await outcomesOf(app, 'ada', body.id) };
}
/** Whom a token with this subject signs in, where an issuer is configured. */
const signedIn = async (subject: string) => {
  const caller = await new Callers(app.scenario.product.runtime.pool).bySubject(subject);
  return caller?.person;
};

describe('the subject of an issuer', () => {
  test('signs in the person who was registered with it', async () => {
    const { status, body } = await register('sue', 'oidc|sue');
    expect(status).toBe(200);
    expect(await signedIn('oidc|sue')).toBe(body.id);
    expect(await signedIn('oidc|nobody')).toBeUndefined();
  });

  test('is one person’s only', async () => {
    const { status, problem } = await register('sam', 'oidc|sue');
    expect({ status, rule: problem.rule, field: problem.field }).toEqual({
      status: 409,
      rule: 'subject_taken',
      field: 'subject',
    });
  });

  test('is one person’s only before the read models know it', async () => {
    const path = '/people/register-person';
    const body = (name: string) => ({ name, mail: `${name}@acme.example`, subject: 'oidc|two' });
    expect((await app.send('ada', 'POST', path, body('one'))).status).toBe(200);
    expect((await app.send('ada', 'POST', path, body('two'))).problem.rule).toBe('subject_taken');
    await app.settle();
  });

  test('is imported, and signs in the person of its line', async () => {
    const { job } = await importFile('name,mail,subject\nIda,ida@acme.example,oidc|ida\n');
    expect(job).toMatchObject({ status: 'done', counts: { registered: 1 } });
    const { rows } = await app.scenario.product.runtime.pool.query<{ id: string; name: string }>(
      `SELECT id, name FROM read.people WHERE subject = 'oidc|ida'`,
    );
    expect(rows).toEqual([{ id: rows[0]?.id, name: 'Ida' }]);
    expect(await signedIn('oidc|ida')).toBe(rows[0]?.id);
  });

  test('finds the person of a line whose mail address is another', async () => {
    const { outcomes } = await importFile('name,mail,subject\nIda,ida2@acme.example,oidc|ida\n');
    expect(outcomes[0]).toMatchObject({ line: 2, outcome: 'changed', changes: ['mail'] });
  });

  test('refuses the line of a file that gives it to somebody else', async () => {
    const { outcomes } = await importFile(
      'name,mail,subject\nIda,ida2@acme.example,oidc|ida\nIvo,ida2@acme.example,oidc|sue\n',
    );
    expect(outcomes).toMatchObject([
      { line: 2 },
      { line: 3, outcome: 'refused', errors: [{ rule: 'duplicate_mail' }, { rule: 'mail_taken' }] },
    ]);
  });

  test('is free again once its person is erased', async () => {
    const id = await signedIn('oidc|sue');
    expect((await app.do('pia', `/people/${id}/erase-person`)).status).toBe(200);
    expect(await signedIn('oidc|sue')).toBeUndefined();
    expect((await register('sam', 'oidc|sue')).status).toBe(200);
  });
});
