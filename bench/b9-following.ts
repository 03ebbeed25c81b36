import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { signUp, workerApart } from './b4-visible.js';
import type { Followed } from './follow-log.js';
import { inTurns } from './harness/contest.js';
import { atLeast, atMost, type Bench, type Figure, type Line } from './harness/figure.js';
import { databaseWithHistory, MASTER_KEY } from './harness/history.js';
import { connect } from './harness/server.js';
import { emmettFollower } from './rivals/emmett-follower.js';

/** A rate does not depend on the length of the log, so a part of it is enough. */
const MOST_EVENTS = 100_000;
const EMMETT_EVENTS = 2_000;
/** What one worker is to follow, in events a second. */
const GOAL_RATE = 5_000;
const COMMANDS_PER_SECOND = 1_000;
/** A worker that is not further behind than this after a minute keeps up. */
const GOAL_LAG_MILLISECONDS = 1_000;
const LOOK_EVERY_MILLISECONDS = 5;
const LOADER = new URL('../test/support/typescript.mjs', import.meta.url).href;

/** B9: what one worker follows: read models, process managers and the planning of mails, from the beginning of a log and under load. */
export const b9: Figure = {
  id: 'B9',
  title: 'events that one worker follows',
  measure: async (bench) => [...(await backlog(bench)), await lagUnderLoad(bench)],
};

async function backlog(bench: Bench): Promise<Line[]> {
  const url = await databaseWithHistory(bench, Math.min(bench.events, MOST_EVENTS));
  bench.say('following from the beginning');
  const values = await inTurns(bench.rounds, {
    ours: async () => {
      const { events, seconds, node, postgres } = await followAll(url);
      return { rate: events / seconds, cpu: (node + postgres) / events };
    },
    emmett: async () => ({ rate: await emmettRate(bench), cpu: Number.NaN }),
  });
  const line = {
    figure: 'B9',
    what: 'events followed by one worker',
    unit: 'events/s',
    ours: values.ours.rate,
    cpu: { ours: values.ours.cpu },
  };
  return [
    {
      ...line,
      against: 'goal',
      rival: values.ours.rate.map(() => GOAL_RATE),
      goal: atLeast(1),
    },
    {
      ...line,
      against: 'Emmett’s consumer, one projection, batches of 1,000',
      rival: values.emmett.rate,
      goal: atLeast(5),
    },
  ];
}

/** In a process of its own, as a worker is. */
async function followAll(url: string): Promise<Followed> {
  const child = fork(fileURLToPath(new URL('follow-log.ts', import.meta.url)), [url], {
    execArgv: ['--no-warnings', '--import', LOADER],
    env: { ...process.env, LEDGER_MASTER_KEY: MASTER_KEY },
  });
  const [answer] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [
    Followed | number | null,
  ];
  if (typeof answer !== 'object' || answer === null)
    throw new Error(`The process that follows the log ended with ${answer}.`);
  if (child.exitCode === null) await once(child, 'exit');
  return answer;
}

/** The events are there before the consumer starts. */
async function emmettRate({ server, events }: Bench): Promise<number> {
  const count = Math.min(events, EMMETT_EVENTS);
  const pulling = { batchSize: 1_000, pullingFrequencyInMs: 1 };
  const follower = await emmettFollower(await server.database(), pulling, false);
  const client = await connect(follower.url);
  try {
    let last = 0;
    for (let appended = 0; appended < count; appended++)
      last = Math.max(last, await follower.append(signUp()));
    const begun = performance.now();
    follower.begin();
    while ((await follower.visible(client).catch(() => 0)) < last)
      await delay(LOOK_EVERY_MILLISECONDS);
    return (1_000 * count) / (performance.now() - begun);
  } finally {
    await client.end();
    await follower.close();
  }
}

/** How far a worker is behind when commands have come for a minute: one event each, as fast as the machine takes them up to the rate. */
async function lagUnderLoad(bench: Bench): Promise<Line> {
  const follower = await workerApart(
    await databaseWithHistory(bench, Math.min(bench.events, 3_000)),
  );
  const client = await connect(follower.url);
  const seconds = 30 * bench.seconds;
  const lags: number[] = [];
  const rates: number[] = [];
  try {
    for (let round = 0; round < bench.rounds; round++) {
      bench.say(`${COMMANDS_PER_SECOND} appends a second for ${seconds} s`);
      const { last, rate } = await load(follower.append, seconds);
      const ended = performance.now();
      while ((await follower.visible(client)) < last) await delay(LOOK_EVERY_MILLISECONDS);
      lags.push(performance.now() - ended);
      rates.push(rate);
    }
  } finally {
    await client.end();
    await follower.close();
  }
  const reached = Math.round(Math.min(...rates)).toLocaleString('en');
  return {
    figure: 'B9',
    what: `lag after ${seconds} s at ${reached} appends/s`,
    unit: 'ms',
    against: 'limit',
    ours: lags,
    rival: lags.map(() => GOAL_LAG_MILLISECONDS),
    goal: atMost(1),
  };
}

async function load(
  append: (event: ReturnType<typeof signUp>) => Promise<number>,
  seconds: number,
): Promise<{ last: number; rate: number }> {
  const begun = performance.now();
  const count = Math.round(COMMANDS_PER_SECOND * seconds);
  let [appended, underWay, last] = [0, 0, 0];
  const one = async () => {
    underWay += 1;
    last = Math.max(last, await append(signUp()));
    underWay -= 1;
  };
  const failures: unknown[] = [];
  while (appended < count) {
    const due = Math.floor(((performance.now() - begun) * COMMANDS_PER_SECOND) / 1_000);
    for (; appended < Math.min(due, count) && underWay < COMMANDS_PER_SECOND; appended++)
      one().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
    await delay(1);
  }
  while (underWay > 0 && failures.length === 0) await delay(1);
  if (failures.length > 0) throw failures[0];
  return { last, rate: (1_000 * count) / (performance.now() - begun) };
}
