import { randomUUID } from 'node:crypto';
import { NO_STREAM, WrongExpectedVersionError, type EventData } from '@eventstore/db-client';
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
import { aboutContent } from './transient-errors.js';
import type { EventIdCache } from './event-id-cache.js';
import type { AllStreamReader } from './all-stream-reader.js';
import type { StreamPrefix } from './stream-prefix.js';

/** A request whose events' JSON was checked and encoded once. */
export interface Encoded {
  readonly request: AppendRequest;
  readonly texts: readonly SerializedEvent[];
}

/** How many events a stream has. */
type Length = number;
const lengthExpected = ({ expected }: AppendRequest): Length =>
  expected === 'none' ? 0 : expected + 1;

/**
 * Appends, with the port's promises on top of the server's. The server compares ids, not content, and only at the place where an append
 * expects to write; there it acknowledges a repetition like a first time. So the ids are looked up before (in what is known of the
 * stream, mostly without a call), and what was acknowledged is read back: it carries the appendId of the append that really wrote it.
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
    const actual = await this.#write(name, before, toEnvelope(request, encoded.texts, appendId));
    if (actual === undefined) return this.#readBack(encoded, appendId);
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

  /** @returns how long the stream is when that is not what was expected; undefined when the events are in it */
  async #write(name: string, before: Length, events: EventData[]): Promise<Length | undefined> {
    const { connection, patience } = this.retrying;
    const options = {
      ...connection.options,
      deadline: patience.call,
      expectedRevision: before === 0 ? NO_STREAM : BigInt(before - 1),
    } as const;
    return this.retrying
      .ask(async (client) => {
        try {
          const { success, nextExpectedRevision } = await this.retrying.answer(
            client.appendToStream(name, events, options),
          );
          return success ? undefined : Number(nextExpectedRevision) + 1;
        } catch (error) {
          if (!(error instanceof WrongExpectedVersionError)) throw error;
          return error.actualVersion === NO_STREAM ? 0 : Number(error.actualVersion) + 1;
        }
      })
      .catch((error: unknown) => {
        throw aboutContent(error);
      });
  }

  async #readBack(encoded: Encoded, appendId: string): Promise<AppendResult> {
    const { stream, events } = encoded.request;
    const kept = await this.reader.stream(stream, lengthExpected(encoded.request), events.length);
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
