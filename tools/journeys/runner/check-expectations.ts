import type { Expectations } from '../../../apps/all-in-one/scenario/journey.types.js';
import type { ScenarioContext } from '../../../apps/all-in-one/scenario/scenario-context.js';

/** What a step expected and did not see, with its line. */
export interface Mismatch {
  readonly line: number;
  readonly what: string;
  readonly expected: string;
  readonly seen: string;
}

type Check = (scenario: ScenarioContext, then: Expectations) => Promise<Mismatch[]>;

const differ = (line: number, what: string, expected: string, seen: string): Mismatch[] =>
  expected === seen ? [] : [{ line, what, expected, seen }];

async function row(
  scenario: ScenarioContext,
  sql: string,
  id: string,
): Promise<Record<string, string | null>> {
  const { rows } = await scenario.product.runtime.pool.query<Record<string, string | null>>(sql, [
    id,
  ]);
  return rows[0] ?? {};
}
const registrationRow = (scenario: ScenarioContext, name: string) =>
  row(
    scenario,
    'SELECT status, reason FROM read.registrations WHERE id = $1',
    scenario.id('registration', name),
  );
const dateRow = (scenario: ScenarioContext, name: string) =>
  row(
    scenario,
    'SELECT status, reason, certificate FROM read.participation_dates WHERE id = $1',
    scenario.id('date', name),
  );

/** Runs one check per entry and gathers what differs. */
async function each<T extends { line: number }>(
  entries: readonly T[],
  check: (entry: T) => Promise<Mismatch[]>,
): Promise<Mismatch[]> {
  return (await Promise.all(entries.map(check))).flat();
}

const status: Check = (scenario, { status: entries }) =>
  each(entries, async ({ line, registration, expected }) =>
    differ(
      line,
      `status of ${registration}`,
      expected,
      (await registrationRow(scenario, registration))['status'] ?? 'nothing',
    ),
  );

const reasons: Check = (scenario, { reasons: entries }) =>
  each(entries, async ({ line, registration, expected }) =>
    differ(
      line,
      `reason of ${registration}`,
      expected,
      (await registrationRow(scenario, registration))['reason'] ?? 'none',
    ),
  );

const dates: Check = (scenario, { dates: entries }) =>
  each(entries, async ({ line, registration, date, status: expected, reason }) => {
    const seen = await dateRow(scenario, `${registration}.${date}`);
    const full = (code: string, why: string | null | undefined) =>
      code === 'cancelled' ? `cancelled/${why ?? 'none'}` : code;
    return differ(
      line,
      `date ${registration}.${date}`,
      full(expected, reason),
      full(seen['status'] ?? 'nothing', seen['reason']),
    );
  });

const certificates: Check = (scenario, { certificates: entries }) =>
  each(entries, async ({ line, registration, date, expected }) =>
    differ(
      line,
      `certificate ${registration}.${date}`,
      expected,
      (await dateRow(scenario, `${registration}.${date}`))['certificate'] ?? 'nothing',
    ),
  );

const partnership: Check = (scenario, { partnership: entries }) =>
  each(entries, async ({ line, company, nonprofit, expected }) => {
    const id = scenario.ids.partnership.get(`${company}/${nonprofit}`);
    const seen =
      id === undefined
        ? {}
        : await row(scenario, 'SELECT status FROM read.partnerships WHERE id = $1', id);
    return differ(
      line,
      `partnership ${company}/${nonprofit}`,
      expected,
      seen['status'] ?? 'nothing',
    );
  });

const history: Check = (scenario, { history: entries }) =>
  each(entries, async ({ line, registration, events }) => {
    const stored = await scenario.product.runtime.store.readStream(
      `registration-${scenario.id('registration', registration)}`,
    );
    return differ(
      line,
      `history of ${registration}`,
      events.join(', '),
      stored.map((event) => event.type).join(', '),
    );
  });

const text = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .sort()
    .map(([kind, count]) => `${kind}: ${count}`)
    .join(', ') || 'none';

async function mails(
  scenario: ScenarioContext,
  then: Expectations | undefined,
  addresses: ReadonlyMap<string, string>,
): Promise<Mismatch[]> {
  const caught = await scenario.newMails();
  return (then?.mails ?? []).flatMap(({ line, person, counts }) => {
    const seen = caught.get(addresses.get(person) ?? '') ?? new Map<string, number>();
    return differ(line, `mails to ${person}`, text(new Map(Object.entries(counts))), text(seen));
  });
}

/** Compares what a step expects with what the product shows; mails are counted even where none are expected to be named. */
export async function check(
  scenario: ScenarioContext,
  then: Expectations | undefined,
  addresses: ReadonlyMap<string, string>,
): Promise<Mismatch[]> {
  const actual = await mails(scenario, then, addresses);
  if (then === undefined) return actual;
  const seen = await Promise.all(
    [status, dates, certificates, reasons, history, partnership].map((one) => one(scenario, then)),
  );
  return [...seen.flat(), ...actual].sort((a, b) => a.line - b.line);
}
