import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';
import type { EventStore } from '#kit/eventsourcing';

/** Seconds; appends take a millisecond or two, requests a few, exports minutes. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What this process measures of itself, for Prometheus. Labels are fixed words (route templates, never addresses). */
export class Metrics {
  readonly registry = new Registry();
  readonly #requests = new Histogram({
    name: 'ledger_http_request_seconds',
    help: 'Time from a request to its answer, by route template.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [this.registry],
  });
  readonly #appends = new Histogram({
    name: 'ledger_append_seconds',
    help: 'Time from asking for an append to the store’s answer, by outcome: ok, duplicate, conflict, or the kind of error.',
    labelNames: ['outcome'],
    buckets: BUCKETS,
    registers: [this.registry],
  });

  readonly #refusedForLag = new Counter({
    name: 'ledger_commands_refused_for_lag_total',
    help: 'Commands refused because the read models were further behind than COMMANDS_LAG_SECONDS.',
    registers: [this.registry],
  });

  readonly #webhooks = new Histogram({
    name: 'ledger_webhook_delivery_seconds',
    help: 'Time from sending an event to an address to its answer, by outcome: delivered or failed.',
    labelNames: ['outcome'],
    buckets: BUCKETS,
    registers: [this.registry],
  });

  /** An attempt to deliver an event to a webhook has ended. */
  webhook(outcome: 'delivered' | 'failed', seconds: number): void {
    this.#webhooks.observe({ outcome }, seconds);
  }

  /** A command was refused because the read models are too far behind. */
  refusedForLag(): void {
    this.#refusedForLag.inc();
  }

  /** `route`: the template, such as `/registrations/:id`. */
  request(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status }, seconds);
  }

  /** Times every append of a store from now on. The store stays what it is: adapters are told apart by their class. */
  timeAppends(store: EventStore): void {
    const append = store.append.bind(store);
    store.append = async (request) => {
      const began = performance.now();
      const done = (outcome: string) =>
        this.#appends.observe({ outcome }, (performance.now() - began) / 1_000);
      try {
        const result = await append(request);
        done(result.outcome);
        return result;
      } catch (error) {
        done(error instanceof Error ? error.name : 'error');
        throw error;
      }
    };
  }

  /** Node's own: memory, processor, event loop, collections. Once per process. */
  addNode(): void {
    collectDefaultMetrics({ register: this.registry });
  }
}
