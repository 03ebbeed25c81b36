import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readSheet } from 'read-excel-file/node';
import { openExports, type ExportApp, type Exported } from '../../support/exports.js';

type Line = Readonly<Record<string, string | number | null>>;

let exportApp: ExportApp;
beforeAll(async () => {
  exportApp = await openExports();
});
afterAll(() => exportApp.app.close());

/** Between the sign-ups and the validation of what Eva did. */
const BEFORE = '2026-01-06T12:00:00Z';

const ask = (person: string, body: object) =>
  exportApp.app.send<Exported>(person, 'POST', '/exports/compare?wait=true', body);

async function compared(person: string, body: object): Promise<{ lines: Line[] } & Exported> {
  const { status, body: answer, problem } = await ask(person, body);
  if (status !== 200) throw new Error(JSON.stringify(problem));
  const { bytes } = await exportApp.download(person, answer.id);
  return { ...answer, lines: JSON.parse(bytes.toString()) as Line[] };
}

const some = (lines: readonly Line[], ...keys: string[]): string[] =>
  lines.map((line) => keys.map((key) => line[key] ?? '').join(' '));

describe('a comparison of two states', () => {
  test('names the event behind a figure that changed', async () => {
    const { lines, manifest } = await compared('ada', {
      name: 'registrations',
      beforeAsOf: BEFORE,
      employee: exportApp.id('person', 'eva'),
      columns: ['minutes', 'participated'],
    });
    expect(some(lines, 'change', 'column', 'before', 'after', 'event', 'actor', 'actorAs')).toEqual(
      [
        'changed participated 0 1 ParticipationConfirmed eva employee',
        'changed minutes 0 210 ParticipationConfirmed eva employee',
      ].sort((a) => (a.includes('minutes') ? -1 : 1)),
    );
    expect(lines[0]?.['eventAt']).toBe('2026-02-04T09:00:00.000Z');
    expect(manifest.compared).toMatchObject({
      rows: { before: 1, after: 1, changed: 1 },
      sums: { minutes: { before: 0, after: 210 } },
    });
  });

  test('tells of a row that was added, and by which event', async () => {
    const { lines } = await compared('ana', {
      name: 'registrations',
      beforeAsOf: BEFORE,
      columns: ['status'],
    });
    expect(
      some(
        lines.filter(({ change }) => change === 'added'),
        'registration',
        'event',
      ),
    ).toEqual([`${exportApp.ids.proposed} ApplicationSubmitted`]);
  });

  test('tells of a row that is gone from what was asked for', async () => {
    const { lines } = await compared('ana', {
      name: 'dates',
      beforeAsOf: BEFORE,
      status: 'to_be_confirmed',
      columns: ['status'],
      employee: exportApp.id('person', 'eva'),
    });
    expect(new Set(some(lines, 'change'))).toEqual(new Set(['gone']));
    expect(some(lines, 'event')).toContain('DateConfirmedByCoordinator');
  });

  test('of the same position has no change', async () => {
    const { manifest } = await exportApp.exported('ana', 'dates');
    const { lines } = await compared('ana', { name: 'dates', beforePosition: manifest.position });
    expect(lines).toEqual([]);
  });

  test('compares partnerships', async () => {
    const { lines } = await compared('pia', {
      name: 'partnerships',
      beforeAsOf: '2026-01-01T00:00:00Z',
      columns: ['status'],
    });
    expect(some(lines, 'change', 'event')).toEqual([
      'added PartnershipProposed',
      'added PartnershipProposed',
      'added PartnershipProposed',
    ]);
  });

  test('is a workbook or a page as well', async () => {
    const request = { name: 'dates', beforeAsOf: BEFORE, locale: 'fr' };
    const sheet = await ask('ada', { ...request, format: 'xlsx' });
    const [header, ...rows] = await readSheet(
      (await exportApp.download('ada', sheet.body.id)).bytes,
    );
    expect(header).toContain('Événement');
    expect(rows).toHaveLength(sheet.body.manifest.rows);
    const page = await ask('ada', { ...request, format: 'html' });
    const { bytes, headers } = await exportApp.download('ada', page.body.id);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(bytes.toString()).toContain('<h1>Évolutions – Suivi des dates</h1>');
    expect(bytes.toString().match(/<tr>/g)).toHaveLength(page.body.manifest.rows + 1);
  });
});

describe('who may compare', () => {
  test.each(['eva', 'max'])('%s may not', async (person) => {
    const { status, problem } = await ask(person, { name: 'dates', beforeAsOf: BEFORE });
    expect({ status, rule: problem.rule }).toEqual({ status: 403, rule: 'role' });
  });

  test('an admin of another company sees none of its changes', async () => {
    const { lines } = await compared('bea', { name: 'dates', beforeAsOf: '2026-01-01T00:00:00Z' });
    expect(new Set(some(lines, 'registration'))).toEqual(new Set([exportApp.ids.abroad]));
  });

  test.each<[object, string, string]>([
    [{}, 'beforeAsOf', 'no_before'],
    [{ beforeAsOf: BEFORE, beforePosition: '1' }, 'beforeAsOf', 'one_before'],
    [{ beforeAsOf: BEFORE, asOf: '2026-01-05T00:00:00Z' }, 'beforeAsOf', 'before_after'],
    [{ beforeAsOf: BEFORE, format: 'pdf' }, 'format', 'isIn'],
    [{ beforeAsOf: BEFORE, version: 2 }, 'version', 'version'],
  ])('%j is malformed', async (body, field, rule) => {
    const { status, problem } = await ask('ana', { name: 'dates', ...body });
    expect({ status, field: problem.field, rule: problem.rule }).toEqual({
      status: 400,
      field,
      rule,
    });
  });
});
