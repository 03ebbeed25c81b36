import cliProgress from 'cli-progress';
import { verifyLog, verifySeals } from '#features/history';
import { PostgresEventStore } from '#kit/postgres';
import { withRuntime } from '../connect.js';

/** Walks the whole log and names every event that was changed, removed or put elsewhere; fails when there is one. */
export async function verify(): Promise<void> {
  await withRuntime(async ({ written, pool, seals }) => {
    const dense = written instanceof PostgresEventStore;
    const last = dense ? await lastPosition(pool) : undefined;
    const bar = new cliProgress.SingleBar({
      format: 'Verifying {bar} {value}/{total} events · {eta_formatted} left',
    });
    bar.start(last === undefined ? 0 : Number(last), 0);
    const onProgress = ({ events }: { events: number }) => {
      bar.update(events);
    };
    const { events, streams, problems, omitted } = await verifyLog(written, {
      dense,
      onProgress,
      ...(last === undefined ? {} : { last }),
    });
    bar.stop();
    const sealed = await verifySeals(written, seals);
    for (const { kind, message } of [...problems, ...sealed.problems])
      console.log(`${kind}: ${message}`);
    if (omitted > 0) console.log(`… and ${omitted} more.`);
    const found = problems.length + omitted + sealed.problems.length;
    if (found > 0)
      throw new Error(
        `The log is not as it was written: ${found} problems in ${events} events and ${sealed.seals} seals.`,
      );
    console.log(
      `${events} events in ${streams} streams are as they were written; ${sealed.seals} seals agree.`,
    );
  });
}

/** The last position that the counter gave out: an end that was cut off is found by it. */
async function lastPosition(pool: {
  query(sql: string): Promise<{ rows: { last: number }[] }>;
}): Promise<string | undefined> {
  const { rows } = await pool.query('SELECT last FROM events.counter');
  const last = rows[0]?.last ?? 0;
  return last === 0 ? undefined : String(last).padStart(16, '0');
}
