import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { JobAnswer } from '#platform/jobs';
import type { Problem } from '#platform/http';
import { holdAppends } from '../../support/hold-appends.js';
import { outcomesOf, untilJob, type Outcome } from '../../support/jobs.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

const HEAD = `
zone: Europe/Paris
start: 2026-01-05T09:00
given:
  companies:
    acme: { managerPolicy: none, levels: [acme/paris, acme/paris/nord, acme/lyon] }
    beta: { managerPolicy: none }
  nonprofits:
    helpers: { coordinators: [cora] }
  people:
    eva: { employee: acme/paris, manager: max }
    tom: { employee: acme/lyon }
    max: { manager: acme }
    ada: { admin: acme }
    pam: { admin: acme/paris }
    aud: { auditor: acme }
    bob: { employee: beta }
    bea: { admin: beta }
    pia: { platform: true }
`;

let app: HttpApp;
beforeAll(async () => {
  app = await openHttpApp(HEAD);
});
afterAll(() => app.close());

interface Sent {
  readonly status: number;
  readonly job: JobAnswer;
  readonly problem: Problem;
}
async function upload(
  by: string,
  file: string | Buffer,
  query = '',
  headers: Record<string, string> = {},
  company = 'acme',
): Promise<Sent> {
  const response = await fetch(
    `${app.scenario.product.url}/companies/${app.scenario.id('company', company)}/import-people?wait=true${query}`,
    {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await app.token(by)}`,
        'content-type': 'text/csv',
        ...headers,
      },
      body: file,
    },
  );
  const body = (await response.json()) as JobAnswer & Problem;
  await app.settle();
  return { status: response.status, job: body, problem: body };
}
async function imported(
  file: string | Buffer,
  { by = 'ada', query = '' } = {},
): Promise<{ job: JobAnswer; outcomes: Outcome[] }> {
  const { job, status, problem } = await upload(by, file, query);
  expect({ status, problem: status === 200 ? undefined : problem }).toEqual({
    status: 200,
    problem: undefined,
  });
  return { job, outcomes: await outcomesOf(app, by, job.id) };
}
const errorsIn = (outcomes: readonly Outcome[]) =>
  outcomes.flatMap(({ line, errors }) =>
    ((errors as { field: string; rule: string }[] | undefined) ?? []).map(
      ({ field, rule }) => `${String(line)} ${field} ${rule}`,
    ),
  );
const ofLines = (outcomes: readonly Outcome[]) => outcomes.filter(({ line }) => line !== null);
const short = (outcomes: readonly Outcome[]) =>
  ofLines(outcomes).map(({ line, outcome, events }) =>
    `${String(line)} ${outcome} ${(events as string[]).join(' ')}`.trim(),
  );
const mailOf = (name: string) => app.scenario.mails.get(name) as string;
const people = async (search: string) => {
  const { body } = await app.send<{
    items: { name: string; level: { path: string } | null; manager: { name: string } | null }[];
  }>('ada', 'POST', '/people/search', { search });
  return body.items.map(({ name, level, manager }) =>
    [name, level?.path, manager?.name ?? '-'].join(' '),
  );
};

const FILE = (): string => `\ufeffname;mail;level;manager;external_id
"Ines, the first";ines@acme.example;acme/paris/nord;F7;
Jean;jean@acme.example;;${mailOf('max')};
Chef;chef@acme.example;acme/paris;;F7
tom;${mailOf('tom')};acme/paris;CHEF@acme.example;
`;

describe('people from a file', () => {
  test('are tried first: a report per line, and nothing changed', async () => {
    const before = await app.events();
    const { job, outcomes } = await imported(FILE(), { query: '&dryRun=true' });
    expect(job).toMatchObject({
      kind: 'people_import',
      status: 'done',
      progress: { done: 4, total: 4 },
      counts: { registered_or_invited: 3, would_be_changed: 1 },
    });
    expect(short(outcomes)).toEqual([
      '2 registered_or_invited PersonRegistered RoleGranted ManagerAssigned',
      '3 registered_or_invited PersonRegistered RoleGranted ManagerAssigned',
      '4 registered_or_invited PersonRegistered RoleGranted',
      '5 would_be_changed PersonMoved ManagerAssigned',
    ]);
    expect(await app.events()).toBe(before);
  });

  test('are registered and moved, with their managers, who may come later in the file', async () => {
    const { job, outcomes } = await imported(FILE());
    expect(job).toMatchObject({ status: 'done', counts: { registered: 3, changed: 1 } });
    expect(ofLines(outcomes).map(({ line }) => line)).toEqual([4, 2, 3, 5]); // whoever manages comes first
    expect(await people('ines')).toEqual(['Ines, the first acme/paris/nord Chef']);
    expect(await people('jean')).toEqual(['Jean acme max']);
    expect(await people('tom')).toEqual(['tom acme/paris Chef']);
  });

  test('the same file again changes nothing', async () => {
    const before = await app.events();
    expect((await imported(FILE())).job.counts).toEqual({ unchanged: 4, absent: 1 });
    expect(await app.events()).toBe(before);
  });

  test('who had left comes back as an employee', async () => {
    await app.do('ada', `/people/${app.scenario.id('person', 'eva')}/revoke-role`, {
      role: 'employee',
    });
    expect(short((await imported(`name,mail\neva,${mailOf('eva')}\n`)).outcomes)).toEqual([
      '2 changed RoleGranted',
    ]);
  });

  test('one refused line refuses the file, and every error is named by line and field', async () => {
    const before = await app.events();
    const { job, outcomes } = await imported(`name,mail,level,manager,locale,subject,external_id
,no-mail,acme/nice,nobody@acme.example,de,,
=cmd|'/c calc'!A1,calc@acme.example,,,,,
Kim,kim@acme.example,beta,,,,x
Kim,KIM@acme.example,,,,,x
Own,own@acme.example,,own@acme.example,,,
Bob,${mailOf('bob')},,,,,
A,a@acme.example,,b@acme.example,,,
B,b@acme.example,,c@acme.example,,,
C,c@acme.example,,a@acme.example,,,
max,${mailOf('max')},,${mailOf('jean') ?? 'jean@acme.example'},,,
Fine,fine@acme.example,,,fr,,
Short,short@acme.example
Long,long@acme.example,,,,,,more
`);
    expect(job).toMatchObject({
      status: 'failed',
      problem: { rule: 'lines_refused' },
      progress: { done: 13, total: 13 },
    });
    expect(errorsIn(outcomes)).toEqual([
      '2 name isString',
      '2 mail isEmail',
      '2 locale isIn',
      '2 level not_found',
      '2 manager not_found',
      '3 name formula',
      '4 level not_found',
      '5 mail duplicate_mail',
      '5 external_id duplicate_external_id',
      '6 manager own_manager',
      '8 manager manager_cycle',
      '9 manager manager_cycle',
      '10 manager manager_cycle',
      '11 manager manager_cycle',
      '14 line column_count',
    ]);
    expect(await app.events()).toBe(before);
  });

  test('an admin imports at or below their own level', async () => {
    const { outcomes } = await imported(
      `name,mail,level\nUp,up@acme.example,acme\nSide,side@acme.example,acme/lyon\nOwn,here@acme.example,\nAda,${mailOf('ada')},\n`,
      {
        by: 'pam',
        query: '&dryRun=true',
      },
    );
    expect(errorsIn(outcomes)).toEqual(['2 level level_outside_own', '3 level level_outside_own']);
    await imported('name,mail\nOwn,here@acme.example\n', { by: 'pam' });
    expect(await people('Own')).toEqual(['Own acme/paris -']);
  });

  test.each(['eva', 'max', 'aud', 'pia'])('%s may not import', async (by) => {
    expect(await upload(by, 'name,mail\n')).toMatchObject({
      status: 403,
      problem: { rule: 'role' },
    });
  });

  test('another company does not exist', async () => {
    expect((await upload('bea', 'name,mail\n')).status).toBe(404);
    expect((await upload('ada', 'name,mail\n', '', {}, 'beta')).status).toBe(404);
  });

  test('the same key answers with the same job, and refuses another file', async () => {
    const key = { 'idempotency-key': 'people' };
    const first = await upload('ada', 'name,mail\nKey,key@acme.example\n', '', key);
    const again = await upload('ada', 'name,mail\nKey,key@acme.example\n', '', key);
    expect([again.job.id, again.job.counts['registered']]).toEqual([first.job.id, 1]);
    expect((await upload('ada', 'name,mail\n', '', key)).problem.rule).toBe('key_reused');
  });
});

describe('a file that is none', () => {
  const latin1 = Buffer.from('name,mail\nEva,eva2@acme.example\nZoé,zoe@acme.example\n', 'latin1');
  test.each<[string, string | Buffer, string, string]>([
    ['is empty', '', 'file', 'empty'],
    ['lacks a column', 'name,level\nx,y\n', 'mail', 'missing_column'],
    ['has a column that is unknown', 'name,mail,salary\n', 'line 1: salary', 'unknown_column'],
    ['has a column twice', 'name,mail,name\n', 'line 1: name', 'duplicate_column'],
    ['is Latin-1', latin1, 'line 3', 'encoding'],
    ['holds a NUL', 'name,mail\nE\u0000va,eva2@acme.example\n', 'line 2', 'nul'],
    ['has too many lines', `name,mail\n${'a,b\n'.repeat(50_001)}`, 'file', 'too_many_lines'],
    [
      'has quotes that never end',
      'name,mail\n"Eva,eva2@acme.example\n',
      'line 2',
      'csv_quote_not_closed',
    ],
  ])('%s', async (_, file, field, rule) => {
    const { status, problem } = await upload('ada', file);
    expect({ status, field: problem.field, rule: problem.rule }).toEqual({
      status: 400,
      field,
      rule,
    });
  });

  test('is no CSV at all', async () => {
    const sent = await app.send(
      'ada',
      'POST',
      `/companies/${app.scenario.id('company', 'acme')}/import-people`,
      { name: 'Eva' },
    );
    expect(sent.status).toBe(415);
    const elsewhere = await app.sendRaw('POST', '/people/register-person', 'name,mail', {
      'content-type': 'text/csv',
      authorization: `Bearer ${await app.token('ada')}`,
    });
    expect(elsewhere.status).toBe(415);
  });

  test('is of 100 MB', async () => {
    const line = Buffer.from(`${'x'.repeat(98)},\n`);
    const { status, problem } = await upload(
      'ada',
      Buffer.concat([Buffer.from('name,mail\n'), Buffer.alloc(100 * 1024 * 1024, line)]),
    );
    expect({ status, rule: problem.rule, detail: problem.detail }).toEqual({
      status: 413,
      rule: 'too_large',
      detail: 'The file is larger than 32 MB: split it.',
    });
  });
});

describe('many people', () => {
  const PEOPLE = 1_200;
  const file = `name,mail,level,manager\n${Array.from({ length: PEOPLE }, (_, n) => `P${n},p${n}@many.example,${n % 2 === 0 ? 'acme/lyon' : ''},${n === 0 ? '' : `p${Math.floor(n / 20)}@many.example`}`).join('\n')}\n`;

  test('are cancelled between two chunks, and go on under the same key', async () => {
    const path = `${app.scenario.product.url}/companies/${app.scenario.id('company', 'acme')}/import-people`;
    const headers = {
      authorization: `Bearer ${await app.token('ada')}`,
      'content-type': 'text/csv',
      'idempotency-key': 'many',
    };
    const appends = holdAppends(app.scenario.product.runtime.store, 250);
    const begin = async () => {
      const response = await fetch(path, { method: 'POST', headers, body: file });
      return { status: response.status, id: ((await response.json()) as JobAnswer).id };
    };
    const { status: accepted, id } = await begin();
    expect(accepted).toBe(202);
    await appends.held;
    try {
      await untilJob(app, 'ada', id, ({ progress }) => progress.done >= 100);
      expect((await app.send('ada', 'DELETE', `/jobs/${id}`)).status).toBe(204);
      const { status, counts } = (await app.get<JobAnswer>('ada', `/jobs/${id}`)).body;
      expect({ status, counts }).toEqual({ status: 'cancelled', counts: { registered: 100 } });
    } finally {
      // The same file comes while the work that was cancelled still ends.
      setTimeout(appends.release, 200);
    }
    expect(await begin()).toEqual({ status: 202, id });
    await app.settle();
    const ended = await untilJob(app, 'ada', id, ({ status }) => status === 'done');
    await app.settle();
    expect(ended).toMatchObject({
      progress: { done: PEOPLE, total: PEOPLE },
      counts: { registered: PEOPLE - 200, unchanged: 200 },
    });
    expect((await imported(file, { query: '&dryRun=true' })).job.counts).toMatchObject({
      unchanged: PEOPLE,
    });
  });
});

describe('two lines with one mail address', () => {
  test.each([
    ['composed and decomposed', 'jos\u00E9@acme.example', 'jose\u0301@acme.example'],
    ['with and without an invisible character', 'iris@acme.example', 'iris@acme.example\u200B'],
    ['in two cases', 'ÉVA@acme.example', 'éva@acme.example'],
    ['in Unicode and in ASCII', 'lea@bücher.example', 'lea@xn--bcher-kva.example'],
  ])('%s are one person', async (_, first, second) => {
    const file = `name,mail\nOne,${first}\nOne,${second}\n`;
    const { outcomes } = await imported(file, { query: '&dryRun=true' });
    expect(errorsIn(outcomes)).toEqual(['3 mail duplicate_mail']);
  });
});

test('a level of the file is found in whatever case', async () => {
  const file = 'name,mail,level\nLou Lyon,lou.lyon@acme.example,ACME/Lyon\n';
  const { outcomes } = await imported(file, { query: '&dryRun=true' });
  expect(outcomes[0]).toMatchObject({ line: 2, outcome: 'registered_or_invited' });
});
