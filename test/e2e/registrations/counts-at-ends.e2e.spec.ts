import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { instantOf, nextDay } from '#kit/eventsourcing';
import { openExports, type ExportApp } from '../../support/exports.js';

interface Counts {
  readonly end: string;
  readonly total: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly groups?: readonly (Omit<Counts, 'end'> & { readonly name: string })[];
}
interface Item {
  readonly id: string;
  readonly company: { readonly name: string };
}

let exportApp: ExportApp;
const counts = async (who: string, query: string) =>
  (await exportApp.app.get<Counts[]>(who, `/registrations/counts-at-ends?${query}`)).body;
const PERIOD = 'since=2025-12-01&until=2026-04-30';

/** What happened until February, then an archival and days on which nothing happens. */
beforeAll(async () => {
  exportApp = await openExports();
  await exportApp.app.at('2026-05-01T09:00');
});
afterAll(() => exportApp.app.close());

/** The statuses of everybody’s registrations at the end of a day, by replaying each as of that instant. */
async function replayed(
  who: string,
  day: string,
  clock = 'recorded',
): Promise<Record<string, number>> {
  const { body } = await exportApp.app.get<{ items: Item[] }>(who, '/registrations?limit=200');
  const found: Record<string, number> = {};
  for (const { id, company } of body.items) {
    const zone = company.name === 'beta' ? 'America/New_York' : 'Europe/Paris';
    const end = Date.parse(instantOf(`${nextDay(day)}T00:00`, zone)) - 1;
    const { status: answered, body: then } = await exportApp.app.get<{ status: unknown }>(
      who,
      `/registrations/${id}/as-of?clock=${clock}&instant=${new Date(end).toISOString()}`,
    );
    const { status } = then;
    if (answered === 200 && typeof status === 'string') found[status] = (found[status] ?? 0) + 1;
  }
  return found;
}
const present = ({ byStatus }: Counts) =>
  Object.fromEntries(Object.entries(byStatus).filter(([, count]) => count !== 0));

describe('counts at the ends of periods', () => {
  test.each([
    ['month', 'pia'],
    ['month', 'ada'],
    ['week', 'pia'],
  ])('by %s equal an as-of replay of every registration of %s', async (step, who) => {
    const ends = await counts(who, `step=${step}&${PERIOD}`);
    expect(ends.length).toBeGreaterThan(4);
    for (const end of ends)
      expect([end.end, present(end)]).toEqual([end.end, await replayed(who, end.end)]);
    expect(new Set(ends.map((end) => JSON.stringify(present(end)))).size).toBeGreaterThan(2);
  });

  test('by the clock of what happened equal an as-of replay by that clock', async () => {
    for (const end of await counts('pia', `step=week&clock=happened&${PERIOD}`))
      expect([end.end, present(end)]).toEqual([
        end.end,
        await replayed('pia', end.end, 'happened'),
      ]);
  });

  test.each(['nonprofit', 'level'])('by %s have groups that add up', async (by) => {
    const ends = await counts('pia', `step=month&by=${by}&${PERIOD}`);
    expect(ends.map(({ groups: _, ...total }) => total)).toEqual(
      await counts('pia', `step=month&${PERIOD}`),
    );
    for (const { total, groups = [] } of ends)
      expect(groups.reduce((sum, group) => sum + group.total, 0)).toBe(total);
    expect(new Set(ends.flatMap(({ groups = [] }) => groups.map(({ name }) => name)))).toEqual(
      new Set(by === 'level' ? ['acme/lyon', 'acme/paris/nord', 'beta'] : ['helpers']),
    );
  });

  test('have a total that is the sum of the statuses', async () => {
    for (const { total, byStatus } of await counts('pia', `step=week&${PERIOD}`))
      expect(total).toBe(Object.values(byStatus).reduce((sum, count) => sum + count, 0));
  });

  test('are of what matches the filter', async () => {
    const nonprofit = exportApp.id('nonprofit', 'kitchens');
    const [january] = await counts(
      'pia',
      `step=month&since=2026-01-31&until=2026-01-31&nonprofit=${nonprofit}`,
    );
    expect(january).toMatchObject({ end: '2026-01-31', total: 0 });
  });

  test('take filters by days beside', async () => {
    const { status } = await exportApp.app.get(
      'pia',
      `/registrations/counts-at-ends?step=month&${PERIOD}&from=2025-01-01&to=2027-01-01`,
    );
    expect(status).toBe(200);
  });

  test('survive a rebuild', async () => {
    const before = await counts('pia', `step=month&${PERIOD}`);
    const { differing } = await exportApp.app.scenario.product.engine.rebuild();
    expect(differing).toEqual([]);
    expect(await counts('pia', `step=month&${PERIOD}`)).toEqual(before);
  });

  test.each([
    ['step=week&since=2020-01-01&until=2026-01-01', 'too_many_periods'],
    ['step=month&since=2026-02-01&until=2026-01-01', 'from_after_to'],
  ])('refuse %s', async (query, rule) => {
    const { status, problem } = await exportApp.app.get(
      'pia',
      `/registrations/counts-at-ends?${query}`,
    );
    expect([status, problem.errors?.[0]?.rule ?? problem.rule]).toEqual([400, rule]);
  });
});

describe('counts of what was recorded late', () => {
  let late: ExportApp;
  beforeAll(async () => {
    late = await openExports();
    const { clock, product } = late.app.scenario;
    clock.moveTo(late.app.scenario.instant('2026-04-10T09:00')); // nothing ran since 4 February
    await product.engine.settle();
  });
  afterAll(() => late.app.close());

  test('have it in the month in which it happened, by that clock', async () => {
    const february = async (clock: string) => {
      const query = `step=month&since=2026-02-01&until=2026-02-28&clock=${clock}`;
      const { body } = await late.app.get<Counts[]>(
        'eva',
        `/registrations/counts-at-ends?${query}`,
      );
      return body.map(present);
    };
    expect(await february('recorded')).toEqual([{ in_progress: 1 }]);
    expect(await february('happened')).toEqual([{ awaiting_confirmation: 1 }]);
  });
});
