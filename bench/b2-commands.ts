import type { CommandAnswer } from '#platform/http';
import { inTurns } from './harness/contest.js';
import { atLeast, atMost, type Figure, type Line } from './harness/figure.js';
import { prepareOpponents } from './http/contest.js';
import type { Job } from './http/load.js';
import { signUps, type SignUp } from './http/people.js';
import { LoadMaker, startLedger, type Served } from './http/processes.js';

const CLIENTS = 64;
/** Sign-ups per second of a measurement's duration. */
const SIGN_UPS_PER_SECOND = 600;

const WORKS = ['SelectDates', 'ConfirmDates'] as const;
type Value = `${(typeof WORKS)[number]} ${'rate' | 'p50' | 'p99'}`;

/** A server under load. `toConfirm` reads from the answer to a sign-up which date to confirm. */
interface Contender {
  readonly url: string;
  readonly toConfirm: (answer: string) => { registration: string; date: string };
}

/**
 * B2: commands over HTTP. 64 clients sign up with a date each, then the coordinators confirm each date. Ours runs as in production:
 * `ledger api` and `ledger worker`, which follows the log meanwhile. Its mails wait in the outbox, because no mail server answers. The twin is one
 * process and sends no mail. The contestant that has no turn is idle.
 */
export const b2: Figure = {
  id: 'B2',
  title: `commands over HTTP, ${CLIENTS} clients`,
  measure: async (bench) => {
    const opponents = await prepareOpponents(bench);
    const served: Served[] = [];
    const load = new LoadMaker();
    try {
      const api = await startLedger('api', opponents.environment);
      served.push(api, await startLedger('worker', opponents.environment));
      const twin = await opponents.startTwin();
      served.push(twin);
      const size = Math.ceil(SIGN_UPS_PER_SECOND * bench.seconds);
      const contender = (of: Contender) => {
        let part = 0;
        return () => measure(load, of, opponents.tokens, signUps(part++, size));
      };
      const ours = contender({ url: api.url, toConfirm: datesOfLedger });
      const theirs = contender({ url: twin.url, toConfirm: datesOfTwin });
      await ours();
      await theirs();
      return linesOf(await inTurns(bench.rounds, { ours, theirs }));
    } finally {
      load.stop();
      await Promise.all(served.map((one) => one.stop()));
      await opponents.close();
    }
  },
};

async function measure(
  load: LoadMaker,
  { url, toConfirm }: Contender,
  tokens: ReadonlyMap<string, string>,
  part: readonly SignUp[],
): Promise<Record<Value, number>> {
  const token = (person: string): string => tokens.get(person) ?? '';
  const selecting = part.map(({ employee, initiative, slot }): Job => {
    return {
      token: token(employee),
      path: '/registrations/select-dates',
      body: { initiative, dates: [{ slot }] },
    };
  });
  const selected = await load.run({ url, clients: CLIENTS, jobs: selecting });
  const confirming = part.map(({ coordinator }, at): Job => {
    const { registration, date } = toConfirm(selected.answers[at] ?? '');
    return {
      token: token(coordinator),
      path: `/registrations/${registration}/confirm-dates`,
      body: { dates: [date] },
    };
  });
  const confirmed = await load.run({ url, clients: CLIENTS, jobs: confirming });
  return {
    'SelectDates rate': selected.rate,
    'SelectDates p50': selected.p50,
    'SelectDates p99': selected.p99,
    'ConfirmDates rate': confirmed.rate,
    'ConfirmDates p50': confirmed.p50,
    'ConfirmDates p99': confirmed.p99,
  };
}

function linesOf({ ours, theirs }: Record<'ours' | 'theirs', Record<Value, number[]>>): Line[] {
  const against = 'NestJS + TypeORM twin';
  return WORKS.flatMap((work): Line[] => {
    const line = (value: Value, what: string, unit: string): Line => {
      return { figure: 'B2', what, unit, against, ours: ours[value], rival: theirs[value] };
    };
    return [
      { ...line(`${work} rate`, work, 'commands/s'), goal: atLeast(1.5) },
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
