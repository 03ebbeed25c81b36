import { ACTOR_POLICY } from '#platform/authorization';
import {
  Ledger,
  MovableClock,
  Refusal,
  streamOf,
  type Decider,
  type Command,
  type Instant,
  type KeyRing,
} from '#kit/eventsourcing';
import { SlotCapacityService } from '#contexts/initiatives';
import { historyId } from './people-and-places.js';
import { asEventStore, type CopyingStore } from './copying-store.js';

/** Who acts, in which right. */
export interface Hand {
  readonly actor: string | null;
  readonly as: string;
}
export const hand = (actor: string, as: string): Hand => ({ actor, as });
export const SYSTEM: Hand = { actor: null, as: 'system' };

/** Writes commands down one after the other, each at its time, as the product would have. */
export class Recorder {
  readonly #clock = new MovableClock('2020-01-01T00:00:00.000Z');
  readonly #ledger: Ledger;
  readonly places: SlotCapacityService;
  #commands = 0;

  constructor(
    readonly store: CopyingStore,
    ring: KeyRing,
  ) {
    this.#ledger = new Ledger(asEventStore(store), ring, this.#clock, ACTOR_POLICY);
    this.places = new SlotCapacityService(this.#ledger);
  }

  get now(): Instant {
    return this.#clock.now();
  }

  /** Nothing that is written down later happened before. */
  moveTo(milliseconds: number): void {
    const instant = new Date(milliseconds).toISOString();
    if (instant > this.now) this.#clock.moveTo(instant);
  }

  newId(): string {
    return historyId('command', (this.#commands += 1));
  }

  /** Gives a command; what a rule refuses has not happened, and the scenario goes on. */
  async give<S, C extends Command>(
    aggregate: Decider<S, C>,
    id: string,
    command: C,
    { actor, as }: Hand,
    secure?: (state: S, commandId: string) => Promise<void>,
  ): Promise<S | undefined> {
    const commandId = this.newId();
    const cause = { commandId, correlation: commandId, causation: commandId };
    try {
      const { state } = await this.#ledger.execute(
        aggregate,
        streamOf(aggregate, id),
        cause,
        (loaded) => ({
          command,
          actor,
          capacity: as,
          mandate: null,
          ...(secure ? { beforeAppend: () => secure(loaded.state, commandId) } : {}),
        }),
      );
      return state;
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }
}
