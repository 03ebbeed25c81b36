import type {
  EventFilter,
  EventStore,
  Position,
  SubscriptionEnd,
  EventPage,
} from './event-store.js';

/** A log that can be read page by page and waited for. */
export interface PollableLog extends Pick<EventStore, 'readAll'> {
  /** Resolves when the log goes beyond a position, or the signal ends the wait. */
  beyond(after: Position, signal: AbortSignal): Promise<void>;
}

/**
 * A subscription that reads page after page. It always yields the first page, also an empty one, so that the reader learns that it has
 * caught up; later pages only when the log has grown. The last item says why the subscription ended.
 */
export async function* pollingSubscription(
  log: PollableLog,
  after: Position,
  limit: number,
  signal: AbortSignal,
  filter?: EventFilter,
): AsyncGenerator<EventPage | SubscriptionEnd, void, undefined> {
  for (let from = after, first = true; ; first = false) {
    const page = await unlessStopped(signal, () => log.readAll(from, limit, filter));
    if (isSubscriptionEnd(page)) return yield page;
    if (first || page.next !== from) yield page;
    from = page.next;
    if (!page.caughtUp) continue;
    const waited = await unlessStopped(signal, () => log.beyond(page.next, signal));
    if (waited) return yield waited;
  }
}

/** Whether an item is the end of a subscription and not a page. */
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
