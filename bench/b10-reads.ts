import { populationFor } from '../test/support/generated-histories/generate-history.js';
import type { Population } from '../test/support/generated-histories/people-and-places.js';
import { inTurns, quantile } from './harness/contest.js';
import { atMost, type Figure, type Line } from './harness/figure.js';
import { sharedHistory } from './harness/history.js';
import { productOn } from './harness/product.js';
import { readerOf, type Read } from './harness/reader.js';
import { rowsOf } from './harness/server.js';

const LIMIT = 100;
const CALLS_PER_SECOND = 10;
/** A read that takes longer than this is called a few times only. */
const SLOW = 1_000;

type Request = readonly [what: string, path: string, body?: object];
interface Reader {
  readonly role: string;
  readonly person: string;
  readonly requests: readonly Request[];
}

/** B10: the slowest reads on a long log, by role, over HTTP. Each is measured against a limit of 100 ms. */
export const b10: Figure = {
  id: 'B10',
  title: 'lists, counts, dashboards and own data of each role',
  measure: async (bench) => {
    const url = await sharedHistory(bench, bench.events);
    const population = populationFor(bench.events);
    const below = population.companies[0]?.levels[1] ?? '';
    await appointLevelAdmin(url, population, below);
    const { product, close } = await productOn(url, false);
    const calls = Math.max(5, Math.ceil(CALLS_PER_SECOND * bench.seconds));
    try {
      const lines: Line[] = [];
      for (const { role, person, requests } of readersIn(population, below)) {
        const read = await readerOf(product, person);
        for (const [what, path, body] of requests) {
          const times = await inTurns(bench.rounds, {
            ours: () => p95(read, path, body, calls),
            limit: () => Promise.resolve({ p95: LIMIT }),
          });
          const median = [...times.ours.p95].sort((a, b) => a - b)[Math.floor(bench.rounds / 2)];
          bench.say(`${role}: ${what}: ${median?.toFixed(1)} ms`);
          lines.push({
            figure: 'B10',
            what: `${role}: ${what}, p95`,
            unit: 'ms',
            against: 'limit',
            ours: times.ours.p95,
            rival: times.limit.p95,
            goal: atMost(1),
          });
        }
      }
      return lines;
    } finally {
      await close();
    }
  },
};

async function p95(
  read: Read,
  path: string,
  body: object | undefined,
  calls: number,
): Promise<{ p95: number }> {
  const times: number[] = [];
  for (let call = 0; call < calls; call++) {
    const begun = performance.now();
    await read(path, body);
    times.push(performance.now() - begun);
    if ((times[0] ?? 0) > SLOW && times.length >= 2) break;
  }
  return { p95: quantile(times, 0.95) };
}

/** The history has admins of whole companies only. */
async function appointLevelAdmin(
  url: string,
  { companies }: Population,
  level: string,
): Promise<void> {
  const [company] = companies;
  await rowsOf(
    url,
    `INSERT INTO read.grants (id, owner, role, company, level)
     SELECT '${level}', '${company?.managers[1] ?? ''}', 'admin', '${company?.id ?? ''}', '${level}' ON CONFLICT DO NOTHING`,
  );
}

const LIST: readonly Request[] = [
  ['registrations', '/registrations'],
  ['registrations waiting longest', '/registrations?sort=waiting'],
  ['registrations by next date', '/registrations?sort=next_date'],
  ['registrations, rare filter', '/registrations?status=looking_for_mentee&overdue=true'],
  ['registrations by days of dates', '/registrations?dateFrom=2021-01-01&dateTo=2021-01-03'],
  ['registrations by certificate', '/registrations?certificate=disputed'],
  ['registrations by name', '/registrations/search', { search: 'employee 17' }],
  ['registrations by nothing known', '/registrations/search', { search: 'zzz' }],
  ['counts', '/registrations/counts'],
  ['counts over time', '/registrations/counts-over-time?step=month'],
  ['initiatives', '/initiatives'],
];
const OWN: readonly Request[] = [
  ['dashboard', '/me/dashboard'],
  ['capabilities', '/me/capabilities'],
  ['own data', '/me/data'],
];
const OVERSEEING = (level: string): readonly Request[] => [
  ...LIST,
  ['registrations of a level', `/registrations?level=${level}`],
  ['counts of a level', `/registrations/counts?level=${level}`],
  ['people', '/people'],
  ['people of a level', `/people?level=${level}`],
  ['people by name', '/people/search', { search: 'employee 17' }],
  ['partnerships', '/partnerships'],
  ['nonprofits', '/nonprofits'],
  ['deadlines', '/deadlines'],
  ['deadlines of one kind', '/deadlines?kind=RegistrationArchived'],
  ['dates to approve', '/me/to-approve'],
  ['capabilities', '/me/capabilities'],
  ['own data', '/me/data'],
];

function readersIn(
  { companies, nonprofits, employees, platform }: Population,
  level: string,
): Reader[] {
  const [company] = companies;
  return [
    { role: 'platform', person: platform, requests: [...OVERSEEING(level), ['reads', '/reads']] },
    { role: 'main admin', person: company?.admin ?? '', requests: OVERSEEING(level) },
    { role: 'level admin', person: company?.managers[1] ?? '', requests: OVERSEEING(level) },
    {
      role: 'manager',
      person: company?.managers[0] ?? '',
      requests: [
        ...LIST,
        ['dates to approve', '/me/to-approve'],
        ['capabilities', '/me/capabilities'],
        ['own data', '/me/data'],
      ],
    },
    {
      role: 'coordinator',
      person: nonprofits[0]?.coordinator ?? '',
      requests: [
        ...LIST,
        ['partnerships', '/partnerships'],
        ['decisions', '/me/to-decide'],
        ['capabilities', '/me/capabilities'],
        ['own data', '/me/data'],
      ],
    },
    { role: 'employee', person: employees[0]?.id ?? '', requests: [...LIST, ...OWN] },
  ];
}
