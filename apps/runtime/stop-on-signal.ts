import type { Runtime } from './runtime.js';

/**
 * Stops the process on SIGINT or SIGTERM: running requests and batches finish, leases are released, then the process exits. After
 * STOP_SECONDS it exits with an error. A second signal is ignored, because npm sends one as well.
 */
export function stopOnSignal(
  { config, log, stop: markStopping }: Runtime,
  stop: () => Promise<void>,
): void {
  let stopping = false;
  const onSignal = () => {
    if (stopping) return;
    stopping = true;
    markStopping();
    log.info('stopping');
    const late = () => {
      log.error(`Not stopped within ${config.STOP_SECONDS} s: running work is abandoned.`);
      process.exit(1);
    };
    setTimeout(late, config.STOP_SECONDS * 1_000).unref();
    stop().then(
      () => process.exit(0),
      (err: unknown) => {
        log.error({ err }, 'The process did not stop cleanly.');
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

/** A process that is starting. Signals stop it. */
export interface Startup {
  /** Whether a signal has come. */
  readonly isStopping: boolean;
  /** Call when the process has started. {@link stopOnSignal} handles signals from then on. */
  ended(): void;
}

/** Stops a process that is still starting on SIGINT or SIGTERM. A second signal is ignored. */
export function stopOnEarlySignal(stop: () => Promise<void>): Startup {
  let isStopping = false;
  const onSignal = () => {
    if (isStopping) return;
    isStopping = true;
    console.error('Stopping.');
    stop().then(
      () => process.exit(130),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    get isStopping() {
      return isStopping;
    },
    ended: () => {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
