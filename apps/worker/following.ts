import type { Subscriptions } from '../runtime/subscriptions.js';

/**
 * Advances every subscription by one page. The read models go first; while they take in a page, the process managers and the mail planner
 * handle what was taken in before. All have ended when this ends, so that nothing is read or written afterwards.
 * @returns whether there was a page for any of them
 * @throws NotOwner, or what one of them throws
 */
export async function follow({ projector, reactions, mails }: Subscriptions): Promise<boolean> {
  const { position, parked } = projector.checkpoint;
  const ended = await Promise.allSettled([
    projector.step(),
    reactions.step(position),
    mails.step(position),
  ]);
  for (const result of ended) if (result.status === 'rejected') throw result.reason;
  // A replay or a rebuild has changed what is parked: what waits for it goes on with the next page.
  const isReread = projector.checkpoint.parked !== parked;
  return isReread || ended.some((result) => result.status === 'fulfilled' && result.value);
}
