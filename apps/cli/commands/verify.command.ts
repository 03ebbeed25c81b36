import cliProgress from 'cli-progress';
import { verifyLog, verifySeals } from '#features/history';
import { storedLogOf } from '../../runtime/stored-log.js';
import { withRuntime } from '../../runtime/with-runtime.js';

/**
 * Verifies the hash chains of the whole log and its daily seals, and prints every event that was modified, deleted or reordered.
 * @throws Error when there is any
 */
export async function verify(): Promise<void> {
  await withRuntime(async (runtime) => {
    const stored = storedLogOf(runtime);
    const { log, seals, dense } = stored;
    const last = await stored.lastAssigned();
    const bar = new cliProgress.SingleBar({
      format: 'Verifying {bar} {value}/{total} events · {eta_formatted} left',
    });
    bar.start(last === undefined ? 0 : Number(last), 0);
    const onProgress = ({ events }: { events: number }) => {
      bar.update(events);
    };
    const { events, streams, problems, omitted } = await verifyLog(log, {
      dense,
      onProgress,
      ...(last === undefined ? {} : { last }),
    });
    bar.stop();
    const sealed = await verifySeals(log, seals);
    for (const { kind, message } of [...problems, ...sealed.problems])
      console.log(`${kind}: ${message}`);
    if (omitted > 0) console.log(`… and ${omitted} more.`);
    const found = problems.length + omitted + sealed.problems.length;
    if (found > 0)
      throw new Error(
        `Verification failed: ${found} problems in ${events} events and ${sealed.seals} seals.`,
      );
    console.log(
      `Verified: ${events} events in ${streams} streams are unmodified; ${sealed.seals} seals match.`,
    );
  });
}
