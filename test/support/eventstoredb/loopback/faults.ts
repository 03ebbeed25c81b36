import { refusals, type Refusal } from './refusals.js';

export type CallKind = 'append' | 'read' | 'subscribe';

/**
 * What happens to one call:
 * `not ready`, `no leader`, `timeout`, `access denied`, `stream deleted`: refused so, and nothing was done;
 * `unheard`: nothing is done and nothing answered; `unanswered`: it is done, but nothing answered; `lost`: it is done, but the
 * connection breaks before the answer; `lost before`: it breaks before anything was done.
 */
export type CallFault =
  | 'not ready'
  | 'no leader'
  | 'timeout'
  | 'access denied'
  | 'stream deleted'
  | 'unheard'
  | 'unanswered'
  | 'lost'
  | 'lost before';

/** What happens to one subscription after so many events: the server ends it properly, it breaks, or nothing comes any more. */
export interface SubscriptionFault {
  readonly after: number;
  readonly then: 'end' | 'error' | 'silence';
}

const REFUSED = {
  'not ready': refusals.notReady,
  'no leader': refusals.noLeader,
  timeout: refusals.timeout,
  'access denied': refusals.accessDenied,
  'stream deleted': () => refusals.streamDeleted('deleted-1'),
};

/** The knobs. What is queued happens to the next calls of its kind, one each; what is a switch lasts. */
export class Faults {
  /** Every event of a subscription comes again later, one to three times, out of order. */
  again = false;
  /** A subscription says that it has come to the end of the log long before its events are there. */
  earlyCheckpoints = false;
  /** Calls of these kinds get no answer, until they are taken out again. */
  readonly silent = new Set<CallKind | 'gossip'>();
  /** Gossip names no member at all. */
  emptyGossip = false;
  /** Milliseconds before every answer, and before every event of a subscription. */
  slow = 0;
  /** The leader that this server names to those who need one; itself when undefined. */
  leader: { readonly host: string; readonly port: number } | undefined;
  /** How many calls of a kind came. */
  readonly seen: Record<CallKind, number> = { append: 0, read: 0, subscribe: 0 };
  readonly #calls: Record<CallKind, CallFault[]> = { append: [], read: [], subscribe: [] };
  readonly #subscriptions: SubscriptionFault[] = [];

  next(kind: CallKind, ...faults: readonly CallFault[]): void {
    this.#calls[kind].push(...faults);
  }

  nextSubscriptions(...faults: readonly SubscriptionFault[]): void {
    this.#subscriptions.push(...faults);
  }

  /** Whether all that was queued has happened. */
  get isOver(): boolean {
    return [this.#subscriptions, ...Object.values(this.#calls)].every(
      (queue) => queue.length === 0,
    );
  }

  takeCall(kind: CallKind): CallFault | undefined {
    this.seen[kind]++;
    if (this.silent.has(kind)) return 'unheard';
    return this.#calls[kind].shift();
  }

  takeSubscription(): SubscriptionFault | undefined {
    return this.#subscriptions.shift();
  }

  /** The answer that a fault is, if it is one. */
  static refusal(fault: CallFault | undefined): Refusal | undefined {
    if (fault === 'lost before') return refusals.connectionLost();
    return fault && fault in REFUSED ? REFUSED[fault as keyof typeof REFUSED]() : undefined;
  }

  delay(): Promise<void> {
    return this.slow > 0
      ? new Promise((resolve) => setTimeout(resolve, this.slow))
      : Promise.resolve();
  }
}
