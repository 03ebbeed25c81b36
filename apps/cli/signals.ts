import type { Runtime } from '../runtime/runtime.js';

/**
 * Stops once, on Ctrl-C or SIGTERM, and ends the process when everything has stopped: requests and batches under way are finished,
 * leases given back. After STOP_SECONDS it ends all the same, with an error. (A second signal is no haste: npm sends one as well.)
 */
export function stopOnSignal(
  { config, log, stop: announce }: Runtime,
  stop: () => Promise<void>,
): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    announce();
    log.info('stopping');
    const late = () => {
      log.error(`Not stopped within ${config.STOP_SECONDS} s: what is under way is left.`);
      process.exit(1);
    };
    setTimeout(late, config.STOP_SECONDS * 1_000).unref();
    stop().then(
      () => process.exit(0),
      (err: unknown) => {
        log.error({ err }, 'Could not stop cleanly.');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
