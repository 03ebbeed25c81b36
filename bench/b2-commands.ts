import { setTimeout as delay } from 'node:timers/promises';
import type pg from 'pg';
import type { CommandAnswer } from '#platform/http';
import { inTurns } from './harness/contest.js';
import { atLeast, atMost, type Figure, type Line } from './harness/figure.js';
import { prepareOpponents } from './http/contest.js';
import type { Job } from './http/load.js';
import { timeUsed } from './harness/processor-time.js';
import { connect } from './harness/server.js';
import { signUps, type SignUp } from './http/people.js';
import { LoadMaker, MailSink, startLedger, type Served } from './http/processes.js';

const CLIENTS = 64;
const LOOK_EVERY_MILLISECONDS = 10;
/** Sign-ups per second of a measurement's duration. */
const SIGN_UPS_PER_SECOND = 600;

const WORKS = ['SelectDates', 'ConfirmDates'] as const;
type Value = `${(typeof WORKS)[number]} ${'rate' | 'settled' | 'p50' | 'p99' | 'cpu'}`;

/** A server under load. `toConfirm` reads from the answer to a sign-up which date to confirm. */
interface Contender {
  readonly url: string;
  readonly processes: readonly Served[];
  readonly toConfirm: (answer: string) => { registration: string; date: string };
  /** Resolves once nothing is left to do of so many commands. */
  settled(commands: number): Promise<void>;
}

/** What every turn needs. */
interface Turns {
  readonly load: LoadMaker;
  readonly tokens: ReadonlyMap<string, string>;
  /** A connection to the server of both. */
  readonly server: pg.Client;
}

/**
 * B2: commands over HTTP. 64 clients sign up with a date each, then the coordinators confirm each date. Ours runs as in production: `ledger api`,
 * and `ledger worker`, which follows the log meanwhile. The twin is one process. Both send their mails to an SMTP server of their own. A rate
 * counts until the last answer, a settled rate until the read models are up to date and the last mail is sent. The processes of the
 * contestant that has no turn are stopped.
 */
export const b2: Figure = {
  id: 'B2',
  title: `commands over HTTP, ${CLIENTS} clients`,
  measure: async (bench) => {
    const sinks = { ours: await MailSink.start(), theirs: await MailSink.start() };
    const opponents = await prepareOpponents(bench, {
      ours: sinks.ours.url,
      theirs: sinks.theirs.url,
    });
    const served: Served[] = [];
    const load = new LoadMaker();
    const server = await connect(opponents.url);
    try {
      const api = await startLedger('api', opponents.environment);
      served.push(api, await startLedger('worker', opponents.environment));
      const own = [...served];
      const twin = await opponents.startTwin();
      served.push(twin);
      const size = Math.ceil(SIGN_UPS_PER_SECOND * bench.seconds);
      const contender = (of: Contender) => {
        let part = 0;
        for (const process of of.processes) process.pause();
        return async () => {
          for (const process of of.processes) process.resume();
          const turns = { load, tokens: opponents.tokens, server };
          const values = await measure(turns, of, signUps(part++, size));
          for (const process of of.processes) process.pause();
          return values;
        };
      };
      const ours = contender({
        url: api.url,
        processes: own,
        toConfirm: datesOfLedger,
        settled: () => ledgerSettled(server),
      });
      let sent = 0;
      const theirs = contender({
        url: twin.url,
        processes: [twin],
        toConfirm: datesOfTwin,
        settled: async (commands) => {
          sent += commands;
          while (sinks.theirs.taken < sent) await delay(LOOK_EVERY_MILLISECONDS);
        },
      });
      await ours();
      await theirs();
      const values = await inTurns(bench.rounds, { ours, theirs });
      bench.say(`mails sent: ${sinks.ours.taken} by ours, ${sinks.theirs.taken} by the twin`);
      return linesOf(values);
    } finally {
      load.stop();
      await server.end();
      await Promise.all(served.map((one) => one.stop()));
      sinks.ours.stop();
      sinks.theirs.stop();
      await opponents.close();
    }
  },
};

/** The position of the slowest reader, that of the log, and the mails that wait. */
const STANDS = `
  SELECT (SELECT last::text FROM events.counter) AS head, (SELECT count(*)::int FROM work.outbox WHERE status = 'waiting') AS waiting,
         (SELECT min(position) FROM work.checkpoints WHERE name IN ('read-models', 'processes', 'mails')) AS position`;

async function ledgerSettled(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ head: string; waiting: number; position: string }>(
      STANDS,
    );
    const [stands] = rows;
    if (stands && Number(stands.position) >= Number(stands.head) && stands.waiting === 0) return;
    await delay(LOOK_EVERY_MILLISECONDS);
  }
}

/** Runs jobs until nothing is left to do of them. */
async function run(
  { load, server }: Turns,
  { url, processes, settled }: Contender,
  jobs: readonly Job[],
) {
  const used = await timeUsed(
    processes.map(({ pid }) => pid),
    server,
  );
  const begun = performance.now();
  const result = await load.run({ url, clients: CLIENTS, jobs });
  await settled(jobs.length);
  const seconds = (performance.now() - begun) / 1_000;
  return { ...result, settled: jobs.length / seconds, cpu: (await used()) / jobs.length };
}

async function measure(
  turns: Turns,
  contender: Contender,
  part: readonly SignUp[],
): Promise<Record<Value, number>> {
  const token = (person: string): string => turns.tokens.get(person) ?? '';
  const selecting = part.map(({ employee, initiative, slot }): Job => {
    return {
      token: token(employee),
      path: '/registrations/select-dates',
      body: { initiative, dates: [{ slot }] },
    };
  });
  const selected = await run(turns, contender, selecting);
  const confirming = part.map(({ coordinator }, at): Job => {
    const { registration, date } = contender.toConfirm(selected.answers[at] ?? '');
    return {
      token: token(coordinator),
      path: `/registrations/${registration}/confirm-dates`,
      body: { dates: [date] },
    };
  });
  const confirmed = await run(turns, contender, confirming);
  return {
    'SelectDates rate': selected.rate,
    'SelectDates settled': selected.settled,
    'SelectDates cpu': selected.cpu,
    'SelectDates p50': selected.p50,
    'SelectDates p99': selected.p99,
    'ConfirmDates rate': confirmed.rate,
    'ConfirmDates settled': confirmed.settled,
    'ConfirmDates cpu': confirmed.cpu,
    'ConfirmDates p50': confirmed.p50,
    'ConfirmDates p99': confirmed.p99,
  };
}

function linesOf({ ours, theirs }: Record<'ours' | 'theirs', Record<Value, number[]>>): Line[] {
  const against = 'NestJS + TypeORM twin, 1 process (ours 2)';
  return WORKS.flatMap((work): Line[] => {
    const line = (value: Value, what: string, unit: string): Line => {
      return { figure: 'B2', what, unit, against, ours: ours[value], rival: theirs[value] };
    };
    return [
      line(`${work} rate`, `${work}, answered`, 'commands/s'),
      {
        ...line(`${work} settled`, `${work}, settled`, 'commands/s'),
        cpu: { ours: ours[`${work} cpu`], rival: theirs[`${work} cpu`] },
        goal: atLeast(1.5),
      },
      line(`${work} p50`, `${work}, p50`, 'ms'),
      { ...line(`${work} p99`, `${work}, p99`, 'ms'), goal: atMost(1) },
    ];
  });
}

function datesOfLedger(answer: string): { registration: string; date: string } {
  const { id, events } = JSON.parse(answer) as CommandAnswer;
  return {
    registration: id,
    date: events.find((event) => event.type === 'DateSelected')?.about ?? '',
  };
}

function datesOfTwin(answer: string): { registration: string; date: string } {
  const { id, dates } = JSON.parse(answer) as { id: string; dates: { id: string }[] };
  return { registration: id, date: dates[0]?.id ?? '' };
}
