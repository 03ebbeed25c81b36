import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { createHash, randomUUID } from 'node:crypto';
import type { StoredEvent } from '#kit/eventsourcing';
import type { Page } from '#platform/http';
import { PEOPLE_HEADER } from '../../support/journey-headers.js';
import { openHttpApp, type HttpApp } from '../../support/http-app.js';

interface PageLinkAnswer {
  readonly path: string;
  readonly expiresAt: string;
}

let app: HttpApp;
const company = () => app.scenario.id('company', 'acme');
const linkFor = (who: string, body: object) =>
  app.send<PageLinkAnswer>(who, 'POST', '/page-links', body);
const pathFor = async (who: string, locale = 'en') =>
  (await linkFor(who, { kind: 'company', id: company(), locale })).body.path;
const open = (path: string) => app.sendRaw<string>('GET', path);

beforeAll(async () => {
  app = await openHttpApp(PEOPLE_HEADER);
});
afterAll(() => app.close());

describe('a link', () => {
  test('opens a page in a browser without signing in', async () => {
    const { status, headers, body } = await open(await pathFor('ada'));
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(body).toContain('NetworkLevelAdded');
    expect(body).toContain('was verified: it is intact.');
  });

  test('opens it in French', async () => {
    const { body } = await open(await pathFor('ada', 'fr'));
    expect(body).toContain('Historique d’une entreprise');
    expect(body).toContain('Un niveau du réseau a été ajouté sous un autre.');
  });

  test('shows what its person may see: no names of admins to an employee', async () => {
    const { body } = await open(await pathFor('eva'));
    expect(body).toContain('Withheld');
  });

  test.each([
    ['bea', 404],
    ['cora', 403],
  ])('is not made for %s', async (who, status) => {
    expect((await linkFor(who, { kind: 'company', id: company() })).status).toBe(status);
  });

  test('is not made in an unknown locale', async () => {
    const { status, problem } = await linkFor('ada', {
      kind: 'company',
      id: company(),
      locale: 'de',
    });
    expect({ status, field: problem.field }).toEqual({ status: 400, field: 'locale' });
  });

  test('that nobody made opens nothing', async () => {
    expect((await open('/pages/nonsense')).status).toBe(404);
  });

  test('stops showing what its person may no longer see', async () => {
    const path = await pathFor('tom');
    expect((await open(path)).status).toBe(200);
    await app.do('ada', `/people/${app.scenario.id('person', 'tom')}/revoke-role`, {
      role: 'employee',
    });
    expect((await open(path)).status).toBe(404);
  });

  test('is dead after ten minutes', async () => {
    const path = await pathFor('ada');
    await app.at('2026-01-05T09:09');
    expect((await open(path)).status).toBe(200);
    await app.at('2026-01-05T09:10');
    expect((await open(path)).status).toBe(404);
  });
});

test('an auditor’s page is recorded as a read', async () => {
  await open(await pathFor('aud', 'fr'));
  const { body } = await app.get<Page<object>>(
    'pia',
    `/reads?what=company-history&reader=${app.scenario.id('person', 'aud')}`,
  );
  expect(body.items).toMatchObject([
    { capacity: 'auditor', subject: company(), filters: { as: 'page', locale: 'fr' } },
  ]);
});

test('names network levels instead of their ids', async () => {
  const { body } = await open(await pathFor('ada'));
  expect(body).toContain('acme/paris');
});

describe('a history as a file', () => {
  const download = async (format: string, locale = 'en', who = 'ada') => {
    const asked = { kind: 'company', id: company(), locale, format };
    const { path } = (await linkFor(who, asked)).body;
    const response = await fetch(`${app.scenario.product.url}${path}`);
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };

  test('is CSV with every event and the statement of its verification', async () => {
    const { response, bytes } = await download('csv');
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toMatch(/attachment; .*\.csv"$/);
    const lines = parse(bytes, { bom: true, relax_column_count: true });
    expect(lines[0]?.slice(0, 4)).toEqual(['No.', 'Happened (UTC)', 'Recorded (UTC)', 'Event']);
    expect(lines[1]?.[3]).toBe('CompanyRegistered');
    expect(lines.at(-2)?.[4]).toContain('was verified: it is intact.');
  });

  test('is CSV with semicolons in French', async () => {
    const { bytes } = await download('csv', 'fr');
    expect(parse(bytes, { bom: true, delimiter: ';' })[0]?.[3]).toBe('Événement');
  });

  test('is a PDF, and recorded as a read of an auditor', async () => {
    const { response, bytes } = await download('pdf', 'fr', 'aud');
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const { body } = await app.get<Page<object>>(
      'pia',
      `/reads?what=company-history&reader=${app.scenario.id('person', 'aud')}`,
    );
    expect(body.items).toContainEqual(
      expect.objectContaining({
        filters: { as: 'pdf', locale: 'fr' },
        sha256: createHash('sha256').update(bytes).digest('hex'),
      }),
    );
  });

  test('is in no other format', async () => {
    const { status, problem } = await linkFor('ada', {
      kind: 'company',
      id: company(),
      format: 'docx',
    });
    expect({ status, field: problem.field }).toEqual({ status: 400, field: 'format' });
  });
});

describe('a history of more than a thousand events', () => {
  const links = (body: string): Readonly<Record<string, string>> =>
    Object.fromEntries(
      [...body.matchAll(/<a href="([^"]+)" rel="(\w+)">/g)].map(([, path = '', rel = '']) => [
        rel,
        path,
      ]),
    );
  const numbers = (body: string) =>
    [...body.matchAll(/<th scope="row">(\d+)<\/th>/g)].map(([, number]) => Number(number));

  beforeAll(async () => {
    const { store } = app.scenario.product.runtime;
    const stream = `company-${company()}`;
    const events = await store.readStream(stream);
    const last = events.at(-1) as StoredEvent;
    const { id: _, stream: __, revision: ___, position: ____, ...like } = last;
    for (let part = 0; part < 10; part++)
      await store.append({
        stream,
        expected: last.revision + part * 110,
        events: Array.from({ length: 110 }, () => ({ ...like, id: randomUUID() })),
      });
  });

  test('is shown page by page, forth and back', async () => {
    const first = (await open(await pathFor('ada'))).body;
    expect(links(first)['prev']).toBeUndefined();
    const second = (await open(links(first)['next'] ?? '')).body;
    expect(numbers(first)).toEqual(Array.from({ length: 1_000 }, (_, number) => number));
    expect(numbers(second)[0]).toBe(1_000);
    expect(links(second)['next']).toBeUndefined();
    const back = (await open(links(second)['prev'] ?? '')).body;
    expect(numbers(back)).toEqual(numbers(first));
  });

  test('is whole as CSV', async () => {
    const asked = { kind: 'company', id: company(), format: 'csv' };
    const { path } = (await linkFor('ada', asked)).body;
    const { body } = await open(path);
    const lines = parse(body, { bom: true, relax_column_count: true });
    const rows = lines.slice(1).filter(([number]) => number !== '');
    expect(rows.map(([number]) => Number(number))).toEqual(rows.map((_, number) => number));
    expect(rows.length).toBeGreaterThan(1_100);
  });
});
