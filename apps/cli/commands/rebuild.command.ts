import cliProgress from 'cli-progress';
import { Rebuild } from '#kit/postgres';
import { rebuildOptions } from '../../runtime/rebuild-options.js';
import { withRuntime } from '../../runtime/with-runtime.js';

/**
 * Rebuilds all read models from the event log in new tables, swaps them in, and prints whether each table is the same as before. Sends
 * no mail. Ctrl-C stops it; a second run resumes, unless `fresh`.
 */
export async function rebuild({ fresh }: { readonly fresh?: boolean }): Promise<void> {
  const cancel = new AbortController();
  process.once('SIGINT', () => {
    cancel.abort(new Error('Stopped. Run it again to resume, or with --fresh to start over.'));
  });
  await withRuntime(async (runtime) => {
    if (fresh) await Rebuild.abandon(runtime.pool);
    const bar = new cliProgress.SingleBar({
      format: 'Rebuilding {bar} {value}/{total} events · {eta_formatted} left · {phase}',
    });
    bar.start(0, 0, { phase: 'beginning' });
    const onProgress = ({
      phase,
      events,
      total,
    }: {
      phase: string;
      events: number;
      total: number;
    }) => {
      bar.setTotal(total);
      bar.update(events, { phase });
    };
    const result = await new Rebuild({
      ...rebuildOptions(runtime),
      onProgress,
      signal: cancel.signal,
    })
      .run()
      .finally(() => {
        bar.stop();
      });
    for (const [table, digest] of Object.entries(result.digests)) {
      console.log(
        `${result.differing.includes(table) ? 'CHANGED' : 'equal  '}  ${table}  ${digest}`,
      );
    }
    if (result.differing.length > 0)
      console.log('CHANGED tables did not match the event log before; they do now.');
  });
}
