import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import pg from 'pg';
import { ANALYTICS_VIEWS } from '#features/analytics';
import { analyticsRole } from '../../../apps/cli/commands/analytics-role.command.js';
import { analyticsDocument, dbtSources } from '../../../tools/docs/analytics.doc.js';
import { openExports, type ExportApp } from '../../support/exports.js';

/** Roles belong to the whole cluster, which other specs use as well. */
const suffix = randomBytes(5).toString('hex');
const ROLES = { acme: `acme_${suffix}`, beta: `beta_${suffix}`, all: `all_${suffix}` };

let exportApp: ExportApp;
let owner: pg.Client;
const readers = new Map<string, pg.Client>();

/** Runs the command. @returns what it printed */
async function command(...args: Parameters<typeof analyticsRole>): Promise<string> {
  const environment = { ...process.env };
  const printed = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  Object.assign(process.env, { DATABASE_URL: exportApp.app.databaseUrl });
  try {
    await analyticsRole(...args);
    return printed.mock.calls.flat().join('\n');
  } finally {
    printed.mockRestore();
    process.env = environment;
  }
}

async function logIn(role: string, password: string): Promise<pg.Client> {
  const url = new URL(exportApp.app.databaseUrl);
  Object.assign(url, { username: role, password });
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  return client;
}

beforeAll(async () => {
  exportApp = await openExports();
  owner = new pg.Client({ connectionString: exportApp.app.databaseUrl });
  await owner.connect();
  for (const [name, role] of Object.entries(ROLES)) {
    const said = await command(role, name === 'all' ? { allCompanies: true } : { company: name });
    readers.set(name, await logIn(role, /Password, shown once: (\S+)/.exec(said)?.[1] ?? ''));
  }
});
afterAll(async () => {
  for (const client of readers.values()) await client.end();
  for (const role of Object.values(ROLES)) {
    await owner.query(`DROP OWNED BY ${role}`);
    await owner.query(`DROP ROLE ${role}`);
  }
  await owner.end();
  await exportApp.app.close();
});

async function rowsOf(name: string, sql: string): Promise<Record<string, unknown>[]> {
  const found = await readers.get(name)?.query<Record<string, unknown>>(sql);
  return found?.rows ?? [];
}

const TOTALS = `
  SELECT (SELECT count(*)::int FROM analytics.registrations) AS registrations,
         (SELECT sum(credited_minutes)::int FROM analytics.registrations) AS minutes,
         (SELECT count(*)::int FROM analytics.participation_dates) AS dates,
         (SELECT sum(credited_minutes)::int FROM analytics.months) AS by_month,
         (SELECT count(*)::int FROM analytics.people) AS people`;

const COMMENTS = `
  SELECT c.relname AS view, obj_description(c.oid) AS comment, a.attname AS column, col_description(c.oid, a.attnum) AS meaning
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
   WHERE c.relnamespace = 'analytics'::regnamespace ORDER BY c.relname, a.attnum`;

/** The views, their columns and comments as the database has them, or as the code says. */
async function described(): Promise<string[]> {
  const { rows } = await owner.query<Record<string, string>>(COMMENTS);
  return rows.map((row) =>
    [row['view'], row['comment'], row['column'], row['meaning']].join(' | '),
  );
}
const declared = ANALYTICS_VIEWS.flatMap(({ name, comment, columns }) =>
  columns.map(([column, , meaning]) => [name, comment, column, meaning].join(' | ')),
).sort();

describe('the views have', () => {
  test('a comment for each view and column, as the code has them', async () => {
    expect((await described()).sort()).toEqual(declared);
    expect(ANALYTICS_VIEWS.flatMap(({ columns }) => columns).length).toBeGreaterThan(80);
  });

  test('a page and a dbt file that are theirs', async () => {
    expect(await readFile('docs/analysts/views.md', 'utf8')).toBe(analyticsDocument());
    expect(await readFile('docs/analysts/dbt/sources.yml', 'utf8')).toBe(dbtSources());
  });

  test('no name or address of a person', async () => {
    for (const { name } of ANALYTICS_VIEWS) {
      const text = JSON.stringify(await rowsOf('all', `SELECT * FROM analytics.${name}`));
      expect(text).not.toMatch(/"(eva|tom|max|bob|ada|cora)"|@/);
    }
  });

  test('the totals of the exports', async () => {
    const { rows } = await exportApp.exported('ada', 'registrations');
    const minutes = rows.reduce((sum, row) => sum + Number(row['minutes']), 0);
    expect(minutes).toBe(210);
    expect(await rowsOf('acme', TOTALS)).toMatchObject([
      { registrations: rows.length, minutes, by_month: minutes },
    ]);
  });

  test('SQL of the Grafana sample that runs', async () => {
    const { panels } = JSON.parse(
      await readFile('docs/analysts/grafana/volunteering.json', 'utf8'),
    ) as { panels: { targets: { rawSql: string }[] }[] };
    const queries = panels.flatMap(({ targets }) => targets.map(({ rawSql }) => rawSql));
    expect(queries.length).toBeGreaterThan(3);
    for (const sql of queries) await rowsOf('acme', sql);
    expect(await rowsOf('acme', queries[0] ?? '')).toHaveLength(1);
  });
});

describe('a role sees', () => {
  test.each(['acme', 'beta'])('the rows of %s alone', async (name) => {
    const company = exportApp.id('company', name);
    for (const view of [
      'registrations',
      'participation_dates',
      'partnerships',
      'people',
      'levels',
      'companies',
    ]) {
      const found = await rowsOf(name, `SELECT DISTINCT company FROM analytics.${view}`);
      expect([view, found]).toEqual([view, [{ company }]]);
    }
  });

  test('both companies if it is for all', async () => {
    expect(await rowsOf('all', 'SELECT name FROM analytics.companies ORDER BY name')).toEqual([
      { name: 'acme' },
      { name: 'beta' },
    ]);
  });

  test('the initiatives of its company, and those open to all of its partners', async () => {
    const titles = async (name: string) =>
      (await rowsOf(name, 'SELECT title FROM analytics.initiatives ORDER BY title')).map(
        ({ title }) => title,
      );
    expect(await titles('acme')).toEqual(['advice', 'cleanup', 'tutoring']);
    expect(await titles('beta')).toEqual(['advice', 'tutoring']);
    expect(await titles('all')).toEqual(['advice', 'cleanup', 'drafted', 'tutoring']);
  });

  test.each([
    'SELECT * FROM read.registrations',
    'SELECT * FROM read.people',
    'SELECT * FROM work.analytics_roles',
    'SELECT * FROM keys.person_keys',
    'SELECT * FROM events.log',
    'DELETE FROM analytics.levels',
    'SET ROLE ledger_app',
    `SET SESSION AUTHORIZATION ${ROLES.beta}`,
    `SET ROLE ${ROLES.beta}`,
    'CREATE TABLE analytics.mine (id int)',
    'CREATE TABLE public.mine (id int)',
  ])('nothing else: %s is refused', async (sql) => {
    await readers.get('acme')?.query('SET default_transaction_read_only = off');
    await expect(rowsOf('acme', sql)).rejects.toThrow(/permission denied|cannot delete|must be/);
  });

  test('no other company by a condition that leaks rows', async () => {
    const leak = `CREATE FUNCTION pg_temp.leak(uuid) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS
      $$ BEGIN RAISE NOTICE '%', $1; RETURN true; END $$`;
    const seen: (string | undefined)[] = [];
    const reader = readers.get('acme');
    reader?.on('notice', ({ message }) => seen.push(message));
    await reader?.query('SET default_transaction_read_only = off');
    await reader?.query(leak);
    await reader?.query('SELECT * FROM analytics.registrations WHERE pg_temp.leak(company)');
    expect(new Set(seen)).toEqual(new Set([exportApp.id('company', 'acme')]));
  });
});

describe('the command refuses', () => {
  test.each([
    ['Robert; DROP', { company: 'acme' }, 'is no name of a role'],
    [ROLES.acme, { company: 'gamma' }, 'There is no company gamma.'],
    [ROLES.acme, {}, 'Name one of'],
    [`none_${suffix}`, { remove: true } as const, 'reads no views'],
  ])('%s %j', async (role, options, message) => {
    await expect(command(role, options)).rejects.toThrow(message);
  });

  test('a role that has rights over the cluster', async () => {
    const strong = `strong_${suffix}`;
    await owner.query(`CREATE ROLE ${strong} CREATEDB`);
    try {
      await expect(command(strong, { company: 'acme' })).rejects.toThrow('has rights over');
    } finally {
      await owner.query(`DROP ROLE ${strong}`);
    }
  });
});

describe('the views stay', () => {
  test('over a rebuild, with their comments, for the same roles', async () => {
    const before = await rowsOf('acme', TOTALS);
    await exportApp.app.scenario.product.engine.rebuild();
    expect(await rowsOf('acme', TOTALS)).toEqual(before);
    await exportApp.say('eva', '/registrations/submit-application', {
      initiative: exportApp.id('initiative', 'advice'),
    });
    const [after] = await rowsOf('acme', TOTALS);
    expect(after?.['registrations']).toBe(Number(before[0]?.['registrations']) + 1);
    expect((await described()).sort()).toEqual(declared);
    const { rows } = await owner.query(
      `SELECT DISTINCT t.relnamespace::regnamespace::text AS schema FROM pg_depend d JOIN pg_rewrite r ON r.oid = d.objid
         JOIN pg_class v ON v.oid = r.ev_class JOIN pg_class t ON t.oid = d.refobjid
        WHERE v.relnamespace = 'analytics'::regnamespace AND t.oid <> v.oid ORDER BY 1`,
    );
    expect(rows).toEqual([{ schema: 'read' }, { schema: 'work' }]);
  });

  test('with the same totals after an erasure', async () => {
    const before = await rowsOf('acme', TOTALS);
    await exportApp.app.do('pia', `/people/${exportApp.id('person', 'eva')}/erase-person`);
    expect(await rowsOf('acme', TOTALS)).toEqual(before);
    expect(
      await rowsOf('acme', 'SELECT count(*)::int AS erased FROM analytics.people WHERE erased'),
    ).toEqual([{ erased: 1 }]);
  });

  test('closed to a role from which they were taken', async () => {
    await command(ROLES.beta, { remove: true });
    await expect(rowsOf('beta', TOTALS)).rejects.toThrow('permission denied');
  });
});
