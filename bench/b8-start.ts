import { setTimeout as delay } from 'node:timers/promises';
import { inTurns } from './harness/contest.js';
import { atMost, type Bench, type Figure, type Line } from './harness/figure.js';
import { sharedHistory, MASTER_KEY } from './harness/history.js';
import { prepareOpponents } from './http/contest.js';
import { startLedger, type Served } from './http/processes.js';

/** A process counts as idle this long after its start. */
const REST_MILLISECONDS = 3_000;

/** B8: time from process start to ready, and idle memory, on an existing database. */
export const b8: Figure = {
  id: 'B8',
  title: 'start to ready, and idle memory',
  measure: async (bench: Bench): Promise<Line[]> => {
    const url = await sharedHistory(bench, bench.events);
    const opponents = await prepareOpponents(bench);
    const environment = {
      ...opponents.environment,
      DATABASE_URL: url,
      LEDGER_MASTER_KEY: MASTER_KEY,
    };
    try {
      const values = await inTurns(bench.rounds, {
        api: () => measure(() => startLedger('api', environment)),
        all: () => measure(() => startLedger('start', environment)),
        twin: () => measure(opponents.startTwin),
      });
      const against = 'bare NestJS + TypeORM';
      return (['api', 'all'] as const).flatMap((which): Line[] => {
        const what = which === 'api' ? 'API process' : 'all-in-one process';
        const line = { figure: 'B8', against, goal: atMost(1.5) };
        return [
          {
            ...line,
            what: `${what}, start to ready`,
            unit: 'ms',
            ours: values[which].ready,
            rival: values.twin.ready,
          },
          {
            ...line,
            what: `${what}, idle memory`,
            unit: 'MB',
            ours: values[which].memory,
            rival: values.twin.memory,
          },
        ];
      });
    } finally {
      await opponents.close();
    }
  },
};

async function measure(start: () => Promise<Served>): Promise<{ ready: number; memory: number }> {
  const served = await start();
  try {
    await delay(REST_MILLISECONDS);
    return { ready: served.readyAfter, memory: served.memory() / 1e6 };
  } finally {
    await served.stop();
  }
}
