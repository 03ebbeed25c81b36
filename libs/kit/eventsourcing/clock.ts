import type { Instant } from './event.js';

/** The source of the current time. Nothing else reads the system's clock. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };

/** A clock that can be set. */
export interface SettableClock extends Clock {
  moveTo(instant: Instant): void;
}

/** A clock that tests, demos and journeys move by hand. */
export class MovableClock implements SettableClock {
  #now: Instant;
  constructor(start: Instant) {
    this.#now = new Date(start).toISOString();
  }
  now(): Instant {
    return this.#now;
  }
  moveTo(instant: Instant): void {
    this.#now = new Date(instant).toISOString();
  }
}

/** A clock that is ahead of the system's and goes on with it. */
export class AheadClock implements SettableClock {
  /** @param ahead milliseconds, never negative */
  constructor(public ahead: number) {}
  now(): Instant {
    return new Date(Date.now() + this.ahead).toISOString();
  }
  /** Moves the clock forward; an instant that has passed changes nothing. */
  moveTo(instant: Instant): void {
    this.ahead = Math.max(this.ahead, Date.parse(instant) - Date.now());
  }
}
