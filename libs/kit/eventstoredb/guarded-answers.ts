import type { EventStoreDBClient } from '@eventstore/db-client';
import type { Transform } from 'node:stream';

/** The server answered with something that is no answer of the protocol, such as an event without a stream. */
export class UnreadableAnswer extends Error {
  constructor(cause: unknown) {
    super('The event store gave an answer that cannot be read.', { cause });
    this.name = 'UnreadableAnswer';
  }
}

type Calls = Pick<EventStoreDBClient, 'readAll' | 'readStream' | 'subscribeToAll'>;
type Read = (...parameters: unknown[]) => unknown;

/**
 * Lets an answer that cannot be read end its stream with an error. The client (6.2.1) throws instead, out of an event handler where
 * nobody catches it, which would end the process.
 */
export function guardAnswers(client: EventStoreDBClient): void {
  const calls = client as unknown as Record<keyof Calls, Read>;
  for (const name of ['readAll', 'readStream', 'subscribeToAll'] as const) {
    const call = calls[name].bind(client);
    calls[name] = (...parameters) => guarded(call(...parameters) as Transform);
  }
}

function guarded(stream: Transform): Transform {
  const transform = stream._transform.bind(stream);
  stream._transform = (answer, encoding, next) => {
    const fail = (error: unknown): void => next(new UnreadableAnswer(error));
    try {
      const later = transform(answer, encoding, next) as unknown as Promise<void> | undefined;
      later?.catch(fail);
    } catch (error) {
      fail(error);
    }
  };
  return stream;
}
