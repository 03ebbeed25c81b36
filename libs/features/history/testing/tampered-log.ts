import {
  chainHash,
  GENESIS,
  uuid5,
  type EventStore,
  type NewEvent,
  type StoredEvent,
  type EventPage,
} from '#kit/eventsourcing';

/** A log that somebody has been at: windows over events given as they lie. */
export class TamperedLog implements Pick<EventStore, 'readAll'> {
  constructor(private readonly events: readonly StoredEvent[]) {}

  async readAll(after: string, limit: number): Promise<EventPage> {
    const rest = this.events.filter((event) => event.position > after);
    const events = rest.slice(0, limit);
    return { events, next: events.at(-1)?.position ?? after, caughtUp: rest.length <= limit };
  }
}

export const position = (number: number): string => String(number).padStart(16, '0');

/** Streams a, b, … of so many events each, one event of each in turn, chained as the ledger chains them. */
export function intactLog(streams: number, length: number): StoredEvent[] {
  const events: StoredEvent[] = [];
  const hashes = new Map<string, string>();
  for (let revision = 0; revision < length; revision++) {
    for (let index = 0; index < streams; index++) {
      const stream = `registration-${'abcdefgh'.charAt(index)}`;
      const id = uuid5(stream, String(revision));
      const meta = {
        actor: 'eva',
        capacity: 'employee',
        mandate: null,
        command: 'PostMessage',
        commandId: id,
        correlation: id,
        causation: id,
      };
      const at = `2026-01-05T09:${String(revision).padStart(2, '0')}:00.000Z`;
      const event: Omit<NewEvent, 'hash'> = {
        id,
        type: 'MessagePosted',
        version: 1,
        data: { words: `${stream} ${revision}` },
        meta,
        occurredAt: at,
        recordedAt: at,
      };
      const hash = chainHash(hashes.get(stream) ?? GENESIS, stream, revision, event);
      hashes.set(stream, hash);
      events.push({ ...event, hash, stream, revision, position: position(events.length + 1) });
    }
  }
  return events;
}

type Change = Partial<StoredEvent>;
/** The log with some events, by stream and revision, changed. */
export const withChanged = (
  log: readonly StoredEvent[],
  stream: string,
  revision: number,
  change: (event: StoredEvent) => Change,
): StoredEvent[] =>
  log.map((event) =>
    event.stream === `registration-${stream}` && event.revision === revision
      ? { ...event, ...change(event) }
      : event,
  );

/** Two rows of a log with some of their columns exchanged. */
export function withExchanged(
  log: readonly StoredEvent[],
  a: [string, number],
  b: [string, number],
  columns: readonly (keyof StoredEvent)[],
): StoredEvent[] {
  const find = ([stream, revision]: [string, number]): StoredEvent => {
    const found = log.find(
      (event) => event.stream === `registration-${stream}` && event.revision === revision,
    );
    if (!found) throw new Error(`There is no ${stream} ${revision}.`);
    return found;
  };
  const [one, other] = [find(a), find(b)];
  const columnsOf = (event: StoredEvent): Change =>
    Object.fromEntries(columns.map((column) => [column, event[column]]));
  const exchanged = log.map((event) => {
    if (event.id === one.id) return { ...event, ...columnsOf(other) };
    return event.id === other.id ? { ...event, ...columnsOf(one) } : event;
  });
  return exchanged.sort((x, y) => (x.position < y.position ? -1 : 1));
}

/** The log without some events. */
export const without = (
  log: readonly StoredEvent[],
  stream: string,
  ...revisions: readonly number[]
): StoredEvent[] =>
  log.filter(
    (event) => event.stream !== `registration-${stream}` || !revisions.includes(event.revision),
  );
