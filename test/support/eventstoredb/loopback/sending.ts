import type { streams, ReadCall } from './protocol.js';

export type ReadAnswer = InstanceType<typeof streams.ReadResp>;
/** What a call is answered with, made when the client has room for it; it may look at the signal, which comes when the call is over. */
export type Sending = AsyncGenerator<ReadAnswer, void, undefined>;
export type Made = Sending | ((cancelled: AbortSignal) => Sending);

export const over = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) =>
    signal.aborted ? resolve() : signal.addEventListener('abort', () => resolve(), { once: true }),
  );

/** Answers nothing, for as long as the client cares to wait. */
export const hold = (call: ReadCall): Promise<void> => over(cancellation(call));

/** Sends no faster than the client reads, and ends the call properly, or as the sending does by throwing. */
export async function send(call: ReadCall, made: Made): Promise<void> {
  const cancelled = cancellation(call);
  const ended = over(cancelled);
  for await (const answer of typeof made === 'function' ? made(cancelled) : made) {
    if (cancelled.aborted) return;
    if (!call.write(answer)) await Promise.race([drained(call), ended]);
  }
  if (!cancelled.aborted) call.end();
}

function cancellation(call: ReadCall): AbortSignal {
  const cancelled = new AbortController();
  for (const event of ['cancelled', 'close', 'error']) call.on(event, () => cancelled.abort());
  return cancelled.signal;
}

const drained = (call: ReadCall): Promise<void> =>
  new Promise((resolve) => call.once('drain', resolve));
