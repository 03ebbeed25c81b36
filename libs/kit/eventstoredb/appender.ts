import { randomUUID } from 'node:crypto';
import {
  NO_STREAM,
  WrongExpectedVersionError,
  type EventData,
  type Position as ServerPosition,
} from '@eventstore/db-client';
import {
  canonicalJson,
  EventIdReused,
  type AppendRequest,
  type AppendResult,
  type SerializedEvent,
  type Json,
} from '#kit/eventsourcing';
import type { RetryingClient } from './retrying-client.js';
import { toEnvelope, type StoredEnvelope } from './event-envelope.js';
import { isKnown, toPosition } from './commit-position.js';
import { aboutContent } from './transient-errors.js';
import type { EventIdCache } from './event-id-cache.js';
import type { AllStreamReader } from './all-stream-reader.js';
import type { StreamPrefix } from './stream-prefix.js';

/** A request whose events' JSON was checked and encoded once. */
export interface Encoded {
  readonly request: AppendRequest;
  readonly texts: readonly SerializedEvent[];
}

/** What the server said of an append: written, with the position of its last event if that is sure; or how long the stream really is. */
type Written =
  | { readonly written: true; readonly position: ServerPosition | undefined }
  | { readonly written: false; readonly actual: Length };

/** How many events a stream has. */
type Length = number;
const lengthExpected = ({ expected }: AppendRequest): Length =>
  expected === 'none' ? 0 : expected + 1;

/**
 * Appends, with the port's promises on top of the server's. The server compares its own ids of events, not their content, and only at the
 * place where an append expects to write; there it acknowledges a repetition like a first time. Those ids are new for each append. So an
 * acknowledged first attempt has written: no other process and no redelivery can have written the same, and nothing is read back. Only a
 * later attempt may be told of an earlier one of its own, and is read back. Our ids are looked up before (in what is known of the stream,
 * mostly without a call), and again in what another process has written meanwhile.
 */
export class Appender {
  constructor(
    private readonly retrying: RetryingClient,
    private readonly prefix: StreamPrefix,
    private readonly reader: AllStreamReader,
    private readonly eventIds: EventIdCache,
  ) {}

  /** Not to be called for a stream while another call for it is under way. @throws StoreUnavailable, EventIdReused, EventRejected */
  async append(encoded: Encoded): Promise<AppendResult> {
    const { request } = encoded;
    const before = lengthExpected(request);
    const name = this.prefix.claim(request);
    await this.#learnIds(request.stream, before);
    const earlier = await this.#recognise(encoded);
    if (earlier) return earlier;
    const appendId = randomUUID();
    const answer = await this.#write(name, before, toEnvelope(request, encoded.texts, appendId));
    if (answer.written) return this.#written(encoded, answer.position, appendId);
    const { actual } = answer;
    await this.#learnIds(request.stream, actual);
    return (
      (await this.#recognise(encoded)) ?? {
        outcome: 'conflict',
        revision: actual === 0 ? 'none' : actual - 1,
      }
    );
  }

  /** Makes known the ids of a stream's first events, as many as are asked for and there. */
  async #learnIds(stream: string, length: Length): Promise<void> {
    const from = this.eventIds.count(stream);
    if (from >= length) return;
    const events = await this.reader.stream(stream, from, length - from);
    this.eventIds.learn(
      stream,
      events.map(({ event }) => event),
    );
  }

  async #write(name: string, before: Length, events: EventData[]): Promise<Written> {
    const { connection, patience } = this.retrying;
    const options = {
      ...connection.options,
      deadline: patience.call,
      expectedRevision: before === 0 ? NO_STREAM : BigInt(before - 1),
    } as const;
    let attempts = 0;
    return this.retrying
      .ask(async (client): Promise<Written> => {
        const isFirst = ++attempts === 1;
        try {
          const { success, nextExpectedRevision, position } = await this.retrying.answer(
            client.appendToStream(name, events, options),
          );
          return success
            ? { written: true, position: isFirst && isKnown(position) ? position : undefined }
            : { written: false, actual: Number(nextExpectedRevision) + 1 };
        } catch (error) {
          if (!(error instanceof WrongExpectedVersionError)) throw error;
          const { actualVersion } = error;
          return {
            written: false,
            actual: actualVersion === NO_STREAM ? 0 : Number(actualVersion) + 1,
          };
        }
      })
      .catch((error: unknown) => {
        throw aboutContent(error);
      });
  }

  /** @param position of the last event; undefined when the events have to be read back, to learn it and whose they are */
  async #written(
    encoded: Encoded,
    position: ServerPosition | undefined,
    appendId: string,
  ): Promise<AppendResult> {
    const { stream, events } = encoded.request;
    const before = lengthExpected(encoded.request);
    if (position) {
      const kept = events.map(({ id }, index) => ({ id, revision: before + index }));
      this.eventIds.learn(stream, kept);
      return {
        outcome: 'ok',
        revision: before + events.length - 1,
        position: toPosition(position),
      };
    }
    const kept = await this.reader.stream(stream, before, events.length);
    this.eventIds.learn(
      stream,
      kept.map(({ event }) => event),
    );
    return {
      outcome: kept.at(-1)?.part.id === appendId ? 'ok' : 'duplicate',
      ...firstResult(encoded, kept),
    };
  }

  /** The first result, if the events are known to be in the stream. @throws EventIdReused when only some are, or others */
  async #recognise(encoded: Encoded): Promise<AppendResult | undefined> {
    const { stream, events } = encoded.request;
    const found = this.eventIds.find(stream, events);
    if (found === undefined) return undefined;
    return {
      outcome: 'duplicate',
      ...firstResult(encoded, await this.reader.stream(stream, found, events.length)),
    };
  }
}

/** @throws EventIdReused unless these are the events of the request, all of one append and all of it */
function firstResult(
  { request, texts }: Encoded,
  kept: readonly StoredEnvelope[],
): { revision: number; position: string } {
  const [first, last] = [kept[0], kept.at(-1)];
  const same = request.events.every(({ id, type }, index) => {
    const { event, part } = kept[index] ?? {};
    const isPart =
      part?.id === first?.part.id && part?.index === index && part.of === request.events.length;
    return (
      isPart &&
      event?.id === id &&
      event.type === type &&
      sameData(event.data, texts[index] as SerializedEvent)
    );
  });
  if (!same || !last) throw new EventIdReused(request.stream);
  return { revision: last.event.revision, position: last.event.position };
}

const sameData = (data: Json, texts: SerializedEvent): boolean =>
  canonicalJson(data) === canonicalJson(JSON.parse(texts.data) as Json);
