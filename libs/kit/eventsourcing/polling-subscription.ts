import type {
  EventFilter,
  EventStore,
  Position,
  SubscriptionEnd,
  EventPage,
} from './event-store.js';

/** A log that can be read in windows and waited for. */
export interface PollableLog extends Pick<EventStore, 'readAll'> {
  /** Resolves when the log goes beyond a position, or the signal ends the wait. */
  beyond(after: Position, signal: AbortSignal): Promise<void>;
}

/**
 * A subscription by reading window after window. The first window always comes, even if empty, so that a reader learns that it has
 * caught up; later ones only when the log has moved on. The last item says why it ended.
 */
export async function* pollingSubscription(
  log: PollableLog,
  after: Position,
  limit: number,
  signal: AbortSignal,
  filter?: EventFilter,
): AsyncGenerator<EventPage | SubscriptionEnd, void, undefined> {
  for (let from = after, first = true; ; first = false) {
    const window = await unlessStopped(signal, () => log.readAll(from, limit, filter));
    if (isSubscriptionEnd(window)) return yield window;
    if (first || window.next !== from) yield window;
    from = window.next;
    if (!window.caughtUp) continue;
    const waited = await unlessStopped(signal, () => log.beyond(window.next, signal));
    if (waited) return yield waited;
  }
}

/** Tells the end of a subscription from a window of it. */
export const isSubscriptionEnd = (item: EventPage | SubscriptionEnd): item is SubscriptionEnd =>
  'ended' in item;

async function unlessStopped<T>(
  signal: AbortSignal,
  work: () => Promise<T>,
): Promise<T | SubscriptionEnd> {
  if (signal.aborted) return { ended: 'stopped' };
  let stop = (): void => undefined;
  const stopped = new Promise<SubscriptionEnd>(
    (resolve) => (stop = () => resolve({ ended: 'stopped' })),
  );
  signal.addEventListener('abort', stop);
  try {
    return await Promise.race([work(), stopped]);
  } catch (error) {
    return { ended: 'error', error };
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
