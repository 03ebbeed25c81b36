import type { Instant } from './event.js';

/** The source of the current time. Nothing else reads the system's clock. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };

/** A clock that tests, demos and journeys move by hand. */
export class MovableClock implements Clock {
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
