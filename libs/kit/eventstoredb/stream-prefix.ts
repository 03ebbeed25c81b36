import {
  streamNameFilter,
  type AllStreamRecordedEvent,
  type AllStreamResolvedEvent,
  type RecordedEvent,
  type SubscribeToAllOptions,
} from '@eventstore/db-client';
import {
  EventRejected,
  type AppendRequest,
  type EventFilter,
  type StoredEvent,
} from '#kit/eventsourcing';
import { fromEnvelope, type StoredEnvelope } from './event-envelope.js';

/** What begins so belongs to the server: streams and event types alike. */
const SYSTEM = '$';
/** Nothing in it has to be escaped in a regular expression, and all servers read it alike. */
const PREFIX = /^[A-Za-z0-9_-]*$/;
/** So many events may the server look at before it says how far it is. */
const SEARCH_WINDOW = 500;

/** Which streams of the server are ours: those whose name begins so. Names without it are what readers and writers see. */
export class StreamPrefix {
  /**
   * @param prefix empty when all is ours that is not the server's
   * @throws RangeError unless it is made of letters, digits, _ and -
   */
  constructor(private readonly prefix: string) {
    if (!PREFIX.test(prefix))
      throw new RangeError('The prefix of streams is made of letters, digits, _ and -.');
  }

  /** Whether the names of our streams alone say that they are ours. */
  get isExclusive(): boolean {
    return this.prefix !== '';
  }

  /** The stream's name on the server. */
  named(stream: string): string {
    return this.prefix + stream;
  }

  /** @throws EventRejected for what would be the server's */
  claim({ stream, events }: AppendRequest): string {
    const name = this.named(stream);
    if ([name, ...events.map((event) => event.type)].some((text) => text.startsWith(SYSTEM))) {
      throw new EventRejected(
        'Names of streams and event types that begin with $ belong to the event store itself.',
      );
    }
    return name;
  }

  /** What of the whole log is ours: neither the server's own records nor those of other programs. */
  ours({ event }: AllStreamResolvedEvent): AllStreamRecordedEvent | undefined {
    if (!event || event.type.startsWith(SYSTEM) || event.streamId.startsWith(SYSTEM))
      return undefined;
    return event.streamId.startsWith(this.prefix) ? event : undefined;
  }

  /** @throws TypeError when some other program wrote it */
  read(event: RecordedEvent): StoredEnvelope {
    return fromEnvelope(event, event.streamId.slice(this.prefix.length));
  }

  /**
   * For the server: only what is ours, so that it need not send the rest. A regular expression, because the server compares prefixes
   * by the rules of a language, and not letter by letter.
   */
  filter(seen: () => void): Pick<SubscribeToAllOptions, 'filter'> {
    const regex = this.prefix ? `^${this.prefix}` : '^[^$]';
    return {
      filter: streamNameFilter({
        regex,
        maxSearchWindow: SEARCH_WINDOW,
        checkpointInterval: 1,
        checkpointReached: async () => seen(),
      }),
    };
  }
}

/** Whether a reader wants an event. */
export const matches = (
  { streamPrefixes, types }: EventFilter,
  { stream, type }: StoredEvent,
): boolean =>
  (!streamPrefixes || streamPrefixes.some((prefix) => stream.startsWith(prefix))) &&
  (!types || types.includes(type));
