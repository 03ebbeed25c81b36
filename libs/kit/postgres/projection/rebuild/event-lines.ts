import { unescapeCopyText } from '#kit/pg-copy';
import {
  parsePgTimestamp,
  type EventMeta,
  type JsonObject,
  type StoredEvent,
} from '#kit/eventsourcing';

/** The columns that {@link EventLines} reads, in order. Instants as the database writes them: making numbers of them costs it a third more. */
export const EVENT_COLUMNS =
  'l.stream, l.revision, l.position, l.id, l.type, l.version, l.data, l.meta, l.occurred_at, l.recorded_at';

type Fields = [string, string, string, string, string, string, string, string, string, string];

/** Lines of COPY … TO STDOUT as events, in order. The hash is left out: folding needs none. */
export class EventLines {
  #metaText = '';
  #meta: EventMeta | undefined;

  constructor(private readonly positionOf: (number: string) => string) {}

  eventOf(line: string): StoredEvent {
    const [stream, revision, position, id, type, version, data, meta, occurred, recorded] =
      line.split('\t') as Fields;
    const occurredAt = parsePgTimestamp(occurred);
    return {
      stream,
      revision: Number(revision),
      position: this.positionOf(position),
      id,
      type,
      version: Number(version),
      data: data === '{}' ? NO_DATA : (JSON.parse(unescapeCopyText(data)) as JsonObject),
      meta: this.#metaOf(meta),
      occurredAt,
      recordedAt: recorded === occurred ? occurredAt : parsePgTimestamp(recorded),
      hash: '',
    };
  }

  /** Events of one append follow one another, and have the same. */
  #metaOf(text: string): EventMeta {
    if (this.#meta && text === this.#metaText) return this.#meta;
    this.#metaText = text;
    return (this.#meta = JSON.parse(unescapeCopyText(text)) as EventMeta);
  }
}
const NO_DATA: JsonObject = Object.freeze({});
