import { jest } from '@jest/globals';
import type { EventStore } from '#kit/eventsourcing';

/** Appends that stand still. */
export interface HeldAppends {
  /** Resolves when the first append is held. */
  readonly held: Promise<void>;
  /** Lets them go on, and all that follow. */
  readonly release: () => void;
}

/**
 * Lets `free` appends of this process through and holds the next ones until they are released. So a test meets long work midway, every
 * time, instead of racing it.
 */
export function holdAppends(store: EventStore, free: number): HeldAppends {
  const append = store.append.bind(store);
  let count = 0;
  let isHeld: () => void = () => undefined;
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (isHeld = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  const spy = jest.spyOn(store, 'append').mockImplementation(async (...request) => {
    count += 1;
    if (count > free) {
      isHeld();
      await released;
    }
    return append(...request);
  });
  return {
    held,
    release: () => {
      spy.mockRestore();
      release();
    },
  };
}
