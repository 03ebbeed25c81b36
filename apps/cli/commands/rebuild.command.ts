import cliProgress from 'cli-progress';
import { Rebuild } from '#kit/postgres';
import { rebuildOptions } from '../../worker/engine.js';
import { withRuntime } from '../connect.js';

/**
 * Builds every read model again from the log, beside those in use, and puts them in their place; says whether each table is what it
 * was. Sends nothing. Ctrl-C stops it; called again it goes on, unless `fresh`.
 */
export async function rebuild({ fresh }: { readonly fresh?: boolean }): Promise<void> {
  const cancel = new AbortController();
  process.once('SIGINT', () => {
    cancel.abort(new Error('Stopped. Run it again to go on, or with --fresh to begin anew.'));
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
      console.log('What changed was not what the events say; it is now.');
  });
}
