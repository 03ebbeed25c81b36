import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openExports, type ExportApp } from '../../support/exports.js';

interface Sums {
  readonly people: number;
  readonly minutes: number;
}
interface Month extends Sums {
  readonly month: string;
  readonly groups?: readonly (Sums & {
    readonly id: string | null;
    readonly name: string | null;
  })[];
}

const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04'];
const LAST_DAY: Readonly<Record<string, string>> = {
  '01': '31',
  '02': '28',
  '03': '31',
  '04': '30',
};

let exports: ExportApp;
const tally = async (who: string, more = '') =>
  (
    await exports.app.get<Month[]>(
      who,
      `/registrations/tally?firstMonth=2026-01&lastMonth=2026-04${more}`,
    )
  ).body;

/** A slot, then sessions from the last evening of February to the first morning of March, in two zones. */
beforeAll(async () => {
  exports = await openExports();
  await exports.app.at('2026-02-05T09:00');
  const abroad = { start: '2026-02-28T23:20-05:00', end: '2026-03-01T04:00-05:00' };
  const here = { start: '2026-02-28T21:20+01:00', end: '2026-03-01T02:00+01:00' };
  await exports.say('bob', `/registrations/${exports.ids.abroad}/select-dates`, {
    dates: [abroad],
  });
  const own = await exports.say('tom', '/registrations/select-dates', {
    initiative: exports.id('initiative', 'advice'),
    dates: [here],
  });
  for (const id of [exports.ids.abroad, own])
    await exports.say('cora', `/registrations/${id}/confirm-dates`);
  await exports.say('max', `/registrations/${own}/approve-dates`);
  await exports.app.at('2026-03-02T12:00');
  for (const person of ['bob', 'tom']) {
    const { body } = await exports.app.get<{ items: { id: string; status: string }[] }>(
      person,
      '/registrations',
    );
    for (const { id } of body.items)
      await exports.app.do(person, `/registrations/${id}/confirm-participation`);
  }
});
afterAll(() => exports.app.close());

/** The same out of the export of dates, month by month. */
async function exported(who: string, key: 'nonprofit' | 'level' | undefined, more: object = {}) {
  const months: Month[] = [];
  for (const month of MONTHS) {
    const { rows } = await exports.exported(who, 'dates', {
      ...{ from: `${month}-01`, to: `${month}-${LAST_DAY[month.slice(5)] ?? ''}` },
      ...{ status: 'participated', ...more },
    });
    const sums = (of: typeof rows): Sums => ({
      people: new Set(of.map((row) => row['employeeId'])).size,
      minutes: of.reduce((sum, row) => sum + Number(row['creditedMinutes']), 0),
    });
    const names = key && [...new Set(rows.map((row) => row[key] ?? ''))].sort();
    months.push({
      month,
      ...sums(rows),
      ...(names && {
        groups: names.map((name) => ({
          ...{ id: expect.any(String) as unknown as string, name },
          ...sums(rows.filter((row) => row[key as string] === name)),
        })),
      }),
    });
  }
  return months;
}

describe('the tally of participations', () => {
  test('has what each month has of a date that lies in two', async () => {
    expect(await tally('pia')).toEqual([
      { month: '2026-01', people: 0, minutes: 0 },
      { month: '2026-02', people: 3, minutes: 210 + 160 + (60 + 40) },
      { month: '2026-03', people: 2, minutes: 120 + 240 },
      { month: '2026-04', people: 0, minutes: 0 },
    ]);
  });

  test.each(['pia', 'ada', 'lea', 'aud', 'ana', 'cora'])(
    'equals the export of dates of %s',
    async (who) => {
      expect(await tally(who)).toEqual(await exported(who, undefined));
    },
  );

  test.each(['nonprofit', 'level'] as const)('by %s equals the export', async (by) => {
    for (const who of ['pia', 'ada'])
      expect(await tally(who, `&by=${by}`)).toEqual(await exported(who, by));
  });

  test('takes the filters of the export', async () => {
    const level = exports.id('level', 'acme/lyon');
    expect(await tally('pia', `&level=${level}`)).toEqual(
      await exported('pia', undefined, { level }),
    );
  });

  test.each([
    ['firstMonth=2026-04&lastMonth=2026-01', 'from_after_to'],
    ['firstMonth=1990-01&lastMonth=2026-01', 'too_many_periods'],
    ['firstMonth=2026-13&lastMonth=2026-14', 'matches'],
  ])('refuses %s', async (query, rule) => {
    const { status, problem } = await exports.app.get('pia', `/registrations/tally?${query}`);
    expect([status, problem.errors?.[0]?.rule ?? problem.rule]).toEqual([400, rule]);
  });
});
