import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { only, openExports, type ExportApp } from '../../support/exports.js';

let exportApp: ExportApp;
beforeAll(async () => {
  exportApp = await openExports();
});
afterAll(() => exportApp.app.close());

const textOf = async (person: string, more: object): Promise<string[]> => {
  const { bytes } = await exportApp.exported(person, 'dates', more);
  return bytes.toString().replace('\uFEFF', '').trimEnd().split('\r\n');
};

describe('the columns of an export', () => {
  test('are those that the request names, in its order', async () => {
    const { manifest, bytes } = await exportApp.exported('ana', 'dates', {
      columns: ['minutes', 'start', 'employee'],
      header: 'keys',
    });
    expect(manifest.columns).toEqual(['minutes', 'start', 'employee']);
    const [header, first] = bytes.toString().replace('\uFEFF', '').split('\r\n');
    expect({ header, first }).toEqual({
      header: 'minutes,start,employee',
      first: '210,2026-02-03T14:00,eva',
    });
  });

  test('an unknown key is answered with the known ones', async () => {
    const { problem } = await exportApp.ask('ana', { name: 'dates', columns: ['begin'] });
    expect(problem.detail).toContain('no column "begin". Its columns: registration, date, kind');
  });

  test('a local time has its UTC instant beside it', async () => {
    const { rows } = await exportApp.exported('pia', 'dates', {
      columns: ['employee', 'start', 'startUtc'],
    });
    expect(only(rows, 'employee', 'start', 'startUtc')).toContain(
      'bob 2026-02-28T22:00 2026-03-01T03:00:00.000Z',
    );
  });

  test('an absent reason is an empty label, and keeps its code', async () => {
    const { rows } = await exportApp.exported('ana', 'dates', {
      columns: ['reason', 'reasonLabel', 'certificate', 'certificateLabel'],
    });
    expect(
      only(rows.slice(1, 2), 'reason', 'reasonLabel', 'certificate', 'certificateLabel'),
    ).toEqual(['none  none ']);
  });
});

describe('the separator of a csv', () => {
  const columns = ['employee', 'minutes'];
  test.each([
    [{ locale: 'en' }, 'employee,minutes'],
    [{ locale: 'fr' }, 'employee;minutes'],
    [{ locale: 'fr', separator: 'comma' }, 'employee,minutes'],
    [{ locale: 'en', separator: 'tab' }, 'employee\tminutes'],
    [{ locale: 'fr', version: 2 }, 'employee,minutes'],
  ])('of %j is the one expected', async (more, header) => {
    expect((await textOf('ana', { ...more, columns, header: 'keys' }))[0]).toBe(header);
  });
});

describe('mail addresses and external ids', () => {
  test.each(['ada', 'pia'])('are shown to %s', async (person) => {
    const { rows } = await exportApp.exported(person, 'registrations', {
      employee: exportApp.id('person', 'eva'),
    });
    expect(rows[0]?.['employeeMail']).toMatch(/^p\d+@journeys\.example$/);
  });

  test.each(['ana', 'aud', 'cora'])('have no column for %s', async (person) => {
    const { manifest } = await exportApp.exported(person, 'dates');
    expect(manifest.columns).not.toContain('employeeMail');
  });

  test.each(['ana', 'aud', 'cora'])('are refused to %s, who asks for them', async (person) => {
    const { status, problem } = await exportApp.ask(person, {
      name: 'dates',
      columns: ['employee', 'employeeMail'],
    });
    expect({ status, rule: problem.rule }).toEqual({ status: 403, rule: 'role' });
    expect(problem.detail).toContain('employeeMail: it needs the role admin or platform');
  });

  test('are the same in an export of an earlier state', async () => {
    const { rows } = await exportApp.exported('ada', 'dates', {
      asOf: '2026-01-07T12:00:00Z',
      columns: ['employee', 'employeeMail'],
    });
    const now = await exportApp.exported('ada', 'dates', { columns: ['employee', 'employeeMail'] });
    expect(rows.length).toBeGreaterThan(0);
    expect(now.rows).toEqual(expect.arrayContaining(rows));
  });
});

test('minutes within the period are those of the dates that overlap it', async () => {
  const { rows } = await exportApp.exported('ana', 'dates', {
    from: '2026-02-03',
    to: '2026-02-03',
    employee: exportApp.id('person', 'eva'),
  });
  expect(only(rows, 'minutes', 'minutesWithin', 'creditedMinutes')).toEqual(['210 210 210']);
});

test('the progress of a finished export counts its rows', async () => {
  const { body } = await exportApp.ask('ada', { name: 'registrations', locale: 'fr' });
  expect(body).toMatchObject({ progress: { rows: body.manifest.rows } });
  expect(body.manifest.rows).toBe(3);
});
