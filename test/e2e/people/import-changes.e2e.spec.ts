import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JobAnswer } from '#platform/jobs';
import { outcomesOf, type Outcome } from '../../support/jobs.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';
import { linkIn, mailTo, press } from '../../support/mails.js';

const STAFF = Array.from({ length: 12 }, (_, n) => `s${n}`);
const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris] }
    beta: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
  people:
    eva: { employee: acme/paris }
    lee: { employee: beta }
    ada: { admin: acme }
    pam: { admin: acme/paris }
    bea: { admin: beta }
${STAFF.map((name) => `    ${name}: { employee: beta }`).join('\n')}
    cora: { coordinator: helpers }
    pia: { platform: true }
`;

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(HEAD);
});
afterAll(() => app.close());

const person = (name: string) => app.scenario.id('person', name);
const mailOf = (name: string) => app.scenario.mails.get(name) as string;
async function upload(by: string, company: string, file: string, query = '') {
  const response = await fetch(
    `${app.scenario.product.url}/companies/${app.scenario.id('company', company)}/import-people?wait=true${query}`,
    {
      method: 'POST',
      headers: { authorization: `Bearer ${await app.token(by)}`, 'content-type': 'text/csv' },
      body: file,
    },
  );
  expect(response.status).toBe(200);
  const job = (await response.json()) as JobAnswer;
  await app.settle();
  return { job, outcomes: await outcomesOf(app, by, job.id) };
}
const short = (outcomes: readonly Outcome[]) =>
  outcomes.map(({ line, outcome, events = [], changes = [] }) =>
    [line, outcome, ...(events as string[]), ...(changes as string[])].join(' '),
  );
const view = async (by: string, id: string) =>
  (
    await app.get<{ name: string; mail: string; manager: { name: string } | null }>(
      by,
      `/people/${id}`,
    )
  ).body;
const employedAt = async (company: string) => {
  const { rows } = await app.scenario.product.runtime.pool.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM read.grants WHERE role = 'employee' AND company = $1`,
    [app.scenario.id('company', company)],
  );
  return rows[0]?.count;
};

describe('a file of people', () => {
  test('changes what differs, and finds people by external id from then on', async () => {
    const first = `name,mail,level,external_id\nEva Martin,${mailOf('eva')},acme/paris,-7\n`;
    const { outcomes } = await upload('ada', 'acme', first);
    expect(outcomes[0]).toMatchObject({ outcome: 'changed', changes: ['name', 'externalId'] });
    const married =
      'name,mail,level,external_id,locale\nEva Durand,e.durand@acme.example,acme,-7,fr\n';
    const again = await upload('ada', 'acme', married);
    expect(short(again.outcomes)).toEqual(['2 changed PersonChanged PersonMoved name mail locale']);
    expect(await view('ada', person('eva'))).toMatchObject({
      name: 'Eva Durand',
      mail: 'e.durand@acme.example',
    });
    expect((await upload('ada', 'acme', married)).job.counts).toEqual({ unchanged: 1 });
  });

  test('a coordinator of a nonprofit is invited, and the rest of the file goes on', async () => {
    const file = `name,mail,manager\ncora,${mailOf('cora')},\nNew,new@acme.example,${mailOf('cora')}\n`;
    const dry = await upload('ada', 'acme', file, '&dryRun=true');
    expect(short(dry.outcomes).slice(0, 2)).toEqual([
      '2 registered_or_invited PersonRegistered RoleGranted',
      '3 registered_or_invited PersonRegistered RoleGranted ManagerAssigned',
    ]);
    const { job, outcomes } = await upload('ada', 'acme', file);
    expect(job.status).toBe('done');
    const { number: _number, ...invited } = outcomes[0] ?? { number: 0 };
    expect(invited).toEqual({ line: 2, outcome: 'invited', events: ['PersonInvited'] });
    expect(outcomes[1]).toMatchObject({ line: 3, outcome: 'registered', left: ['manager'] });
    expect((await view('ada', outcomes[1]?.['person'] as string)).manager).toBeNull();
    expect((await upload('ada', 'acme', file)).job.counts).toMatchObject({ invited: 1 });
    await press(linkIn(await mailTo(app, 'cora', 'PersonInvited'), 'Accept'));
    await app.settle();
    const accepted = await upload('ada', 'acme', file);
    expect(short(accepted.outcomes).slice(0, 2)).toEqual([
      '2 unchanged',
      '3 changed ManagerAssigned',
    ]);
  });

  test('lists who is employed and not in it, in the admin’s scope', async () => {
    const { outcomes } = await upload('pam', 'acme', 'name,mail\nPat,pat@acme.example\n');
    expect(short(outcomes)).toEqual(['2 registered PersonRegistered RoleGranted']);
    const all = await upload('ada', 'acme', 'name,mail\nPat,pat@acme.example\n');
    expect(all.outcomes.filter(({ outcome }) => outcome === 'absent')).toHaveLength(3);
  });
});

describe('people who are not in the file', () => {
  const staff = (...without: readonly string[]) =>
    `name,mail\n${['lee', ...STAFF]
      .filter((name) => !without.includes(name))
      .map((name) => `${name},${mailOf(name)}`)
      .join('\n')}\n`;

  test('are said to leave by a dry run, and stay', async () => {
    const { outcomes } = await upload('bea', 'beta', staff('s0'), '&absent=leave&dryRun=true');
    expect(outcomes.filter(({ line }) => line === null)).toMatchObject([
      { outcome: 'would_leave', person: person('s0') },
    ]);
    expect(await employedAt('beta')).toBe(13);
  });

  test('leave with absent=leave, up to a tenth of the company', async () => {
    const { outcomes } = await upload('bea', 'beta', staff('s0'), '&absent=leave');
    expect(outcomes.filter(({ line }) => line === null)).toMatchObject([
      { outcome: 'left', person: person('s0'), events: ['RoleRevoked'] },
    ]);
    expect(await employedAt('beta')).toBe(12);
  });

  test('do not leave if they are more, unless the request names their number', async () => {
    const file = staff('s0', 's1', 's2');
    const before = await app.events();
    const many = await upload('bea', 'beta', file, '&absent=leave');
    expect(many.job).toMatchObject({ status: 'failed', problem: { rule: 'too_many_absent' } });
    const other = await upload('bea', 'beta', file, '&absent=leave&leaving=3');
    expect(other.job).toMatchObject({ status: 'failed', problem: { rule: 'absent_count' } });
    expect(await app.events()).toBe(before);
    const named = await upload('bea', 'beta', file, '&absent=leave&leaving=2');
    expect(named.job).toMatchObject({ status: 'done', counts: { left: 2, unchanged: 10 } });
  });

  test.each(['absent=Leave', 'absent=', 'leaving=two', 'leaving=-1', 'absents=leave'])(
    'are left alone by ?%s, which is invalid',
    async (query) => {
      const path = `/companies/${app.scenario.id('company', 'beta')}/import-people?${query}`;
      const { status } = await app.sendRaw('POST', path, 'name,mail\n', {
        authorization: `Bearer ${await app.token('bea')}`,
        'content-type': 'text/csv',
      });
      expect(status).toBe(400);
    },
  );
});
