import { SYSTEM } from './actors.js';
import { randomUUID } from 'node:crypto';
import { GENESIS } from '../canonical-json.js';
import type { NewEvent } from '../event.js';
import type { AppendResult, EventStore, Position } from '../event-store.js';

/** A log under examination. */
export interface Log {
  readonly store: EventStore;
  /** One more store on the same log, as another process would have it. */
  another(): Promise<EventStore>;
}

/** Something that must hold of every log; rejects where it does not. It may find events of others before it, but none beside it. */
export type Check = (log: Log) => Promise<void>;
/** What a check makes sure of → how. */
export type Checks = Readonly<Record<string, Check>>;

/** A stream's name that nobody has used. */
export const newStream = (category = 'contract'): string => `${category}-${randomUUID()}`;

/** An event that nobody has appended. */
export function newEvent(over: Partial<NewEvent> = {}): NewEvent {
  const commandId = randomUUID();
  return {
    id: randomUUID(),
    type: 'Happened',
    version: 1,
    data: { what: 'something', minutes: 90 },
    meta: {
      ...SYSTEM,
      command: 'Try',
      commandId,
      correlation: commandId,
      causation: commandId,
    },
    occurredAt: '2026-02-03T13:00:00.000Z',
    recordedAt: '2026-02-03T13:00:00.250Z',
    hash: GENESIS,
    ...over,
  };
}

export const newEvents = (count: number, over: Partial<NewEvent> = {}): NewEvent[] =>
  Array.from({ length: count }, () => newEvent(over));

/** Appends events to a stream that does not exist yet, and insists that it worked. */
export async function begin(
  store: EventStore,
  stream: string,
  events: readonly NewEvent[],
): Promise<{ revision: number; position: Position }> {
  return accepted(await store.append({ stream, expected: 'none', events }));
}

export function accepted(result: AppendResult): { revision: number; position: Position } {
  if (result.outcome !== 'ok')
    throw new Error(`The append was to be accepted, and not: ${JSON.stringify(result)}.`);
  return { revision: result.revision, position: result.position };
}

/** Resolves once a condition holds. @throws after the seconds given, saying what was waited for */
export async function eventually(
  what: string,
  holds: () => boolean | Promise<boolean>,
  seconds = 20,
): Promise<void> {
  for (
    const until = performance.now() + seconds * 1_000;
    !(await holds());
    await new Promise((resolve) => setTimeout(resolve, 5))
  ) {
    if (performance.now() > until) throw new Error(`Waited ${seconds} s in vain: ${what}.`);
  }
}
