import { jest } from '@jest/globals';
import type { EventStore } from '#kit/eventsourcing';

/** Reads that stand still. */
export interface HeldReads {
  /** Resolves when the first read is held. */
  readonly held: Promise<void>;
  /** Lets them go on, and all that follow. */
  readonly release: () => void;
}

/** Holds every read of the log in this process until it is released, so that a test meets long reading midway, every time. */
export function holdReads(store: EventStore): HeldReads {
  let isHeld: () => void = () => undefined;
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (isHeld = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  const hold = <T extends readonly unknown[], R>(read: (...request: T) => Promise<R>) => {
    return async (...request: T): Promise<R> => {
      isHeld();
      await released;
      return read(...request);
    };
  };
  const { readAll, readStream, readStreams } = store;
  const spies: { mockRestore(): void }[] = [
    jest.spyOn(store, 'readAll').mockImplementation(hold(readAll.bind(store))),
    jest.spyOn(store, 'readStream').mockImplementation(hold(readStream.bind(store))),
  ];
  if (readStreams)
    spies.push(
      jest
        .spyOn(store as Required<EventStore>, 'readStreams')
        .mockImplementation(hold(readStreams.bind(store))),
    );
  return {
    held,
    release: () => {
      for (const spy of spies) spy.mockRestore();
      release();
    },
  };
}
