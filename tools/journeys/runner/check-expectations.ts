import type { Expectations } from '../../../apps/all-in-one/scenario/journey.types.js';
import type { ScenarioContext } from '../../../apps/all-in-one/scenario/scenario-context.js';

/** What a step expected and did not see, with its line. */
export interface Mismatch {
  readonly line: number;
  readonly what: string;
  readonly expected: string;
  readonly seen: string;
}

type Check = (stage: ScenarioContext, then: Expectations) => Promise<Mismatch[]>;

const differ = (line: number, what: string, expected: string, seen: string): Mismatch[] =>
  expected === seen ? [] : [{ line, what, expected, seen }];

async function row(
  stage: ScenarioContext,
  sql: string,
  id: string,
): Promise<Record<string, string | null>> {
  const { rows } = await stage.product.runtime.pool.query<Record<string, string | null>>(sql, [id]);
  return rows[0] ?? {};
}
const registrationRow = (stage: ScenarioContext, name: string) =>
  row(
    stage,
    'SELECT status, reason FROM read.registrations WHERE id = $1',
    stage.id('registration', name),
  );
const dateRow = (stage: ScenarioContext, name: string) =>
  row(
    stage,
    'SELECT status, reason, certificate FROM read.participation_dates WHERE id = $1',
    stage.id('date', name),
  );

/** Runs one check per entry and gathers what differs. */
async function each<T extends { line: number }>(
  entries: readonly T[],
  check: (entry: T) => Promise<Mismatch[]>,
): Promise<Mismatch[]> {
  return (await Promise.all(entries.map(check))).flat();
}

const status: Check = (stage, { status: entries }) =>
  each(entries, async ({ line, registration, expected }) =>
    differ(
      line,
      `status of ${registration}`,
      expected,
      (await registrationRow(stage, registration))['status'] ?? 'nothing',
    ),
  );

const reasons: Check = (stage, { reasons: entries }) =>
  each(entries, async ({ line, registration, expected }) =>
    differ(
      line,
      `reason of ${registration}`,
      expected,
      (await registrationRow(stage, registration))['reason'] ?? 'none',
    ),
  );

const dates: Check = (stage, { dates: entries }) =>
  each(entries, async ({ line, registration, date, status: expected, reason }) => {
    const seen = await dateRow(stage, `${registration}.${date}`);
    const full = (code: string, why: string | null | undefined) =>
      code === 'cancelled' ? `cancelled/${why ?? 'none'}` : code;
    return differ(
      line,
      `date ${registration}.${date}`,
      full(expected, reason),
      full(seen['status'] ?? 'nothing', seen['reason']),
    );
  });

const certificates: Check = (stage, { certificates: entries }) =>
  each(entries, async ({ line, registration, date, expected }) =>
    differ(
      line,
      `certificate ${registration}.${date}`,
      expected,
      (await dateRow(stage, `${registration}.${date}`))['certificate'] ?? 'nothing',
    ),
  );

const partnership: Check = (stage, { partnership: entries }) =>
  each(entries, async ({ line, company, nonprofit, expected }) => {
    const id = stage.ids.partnership.get(`${company}/${nonprofit}`);
    const seen =
      id === undefined
        ? {}
        : await row(stage, 'SELECT status FROM read.partnerships WHERE id = $1', id);
    return differ(
      line,
      `partnership ${company}/${nonprofit}`,
      expected,
      seen['status'] ?? 'nothing',
    );
  });

const history: Check = (stage, { history: entries }) =>
  each(entries, async ({ line, registration, events }) => {
    const stored = await stage.product.runtime.store.readStream(
      `registration-${stage.id('registration', registration)}`,
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
  stage: ScenarioContext,
  then: Expectations | undefined,
  addresses: ReadonlyMap<string, string>,
): Promise<Mismatch[]> {
  const caught = await stage.newMails();
  return (then?.mails ?? []).flatMap(({ line, person, counts }) => {
    const seen = caught.get(addresses.get(person) ?? '') ?? new Map<string, number>();
    return differ(line, `mails to ${person}`, text(new Map(Object.entries(counts))), text(seen));
  });
}

/** Compares what a step expects with what the product shows; mails are counted even where none are expected to be named. */
export async function check(
  stage: ScenarioContext,
  then: Expectations | undefined,
  addresses: ReadonlyMap<string, string>,
): Promise<Mismatch[]> {
  const told = await mails(stage, then, addresses);
  if (then === undefined) return told;
  const seen = await Promise.all(
    [status, dates, certificates, reasons, history, partnership].map((one) => one(stage, then)),
  );
  return [...seen.flat(), ...told].sort((a, b) => a.line - b.line);
}
