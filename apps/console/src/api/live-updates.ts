import { EventSourceParserStream, type EventSourceMessage } from 'eventsource-parser/stream';
import { accessToken } from './client.js';
import { askEverythingAgain, queryClient } from './query-client.js';

interface Change {
  readonly kind: 'registration' | 'initiative' | 'partnership' | 'company' | 'nonprofit' | 'person';
  readonly id: string;
}

/** Reads that a change of a kind can alter, by the beginning of their path. */
const AFFECTED: Readonly<Record<Change['kind'], readonly string[]>> = {
  registration: ['/registrations', '/me', '/deadlines', '/initiatives'],
  initiative: ['/initiatives', '/me', '/registrations'],
  partnership: ['/partnerships', '/nonprofits', '/me'],
  company: ['/companies', '/me'],
  nonprofit: ['/nonprofits', '/partnerships'],
  person: ['/people', '/me'],
};
const COLLECT_MILLISECONDS = 500;
const POLL_MILLISECONDS = 30_000;
const RECONNECT_MILLISECONDS = 5_000;

/**
 * Asks again for what is shown when somebody else changed it: by the server's events, and every half minute while they cannot be had.
 * @returns ends it
 */
export function followChanges(): () => void {
  const ended = new AbortController();
  void follow(ended.signal);
  return () => ended.abort();
}

async function follow(signal: AbortSignal): Promise<void> {
  let position: string | undefined;
  let mayHaveMissed = false;
  while (!signal.aborted) {
    const poll = setInterval(() => void askEverythingAgain(), POLL_MILLISECONDS);
    try {
      for await (const event of await changesAfter(position, signal)) {
        clearInterval(poll);
        const { position: reached, changes = [] } = JSON.parse(event.data) as {
          readonly position: string;
          readonly changes?: readonly Change[];
        };
        position = reached;
        if (event.event === 'reset' || mayHaveMissed) void askEverythingAgain();
        mayHaveMissed = false;
        for (const change of changes) collect(change);
      }
    } catch {
      // A position that the server does not know is given up; the network may come back.
      position = undefined;
      mayHaveMissed = true;
    }
    await pause(RECONNECT_MILLISECONDS, signal);
    clearInterval(poll);
  }
}

/** @throws Error where the server does not answer with events */
async function changesAfter(
  position: string | undefined,
  signal: AbortSignal,
): Promise<AsyncIterable<EventSourceMessage>> {
  const response = await fetch('/changes', {
    signal,
    headers: {
      authorization: `Bearer ${await accessToken()}`,
      ...(position !== undefined && { 'last-event-id': position }),
    },
  });
  if (!response.ok || !response.body) throw new Error(`No events: ${response.status}.`);
  const events = response.body
    .pipeThrough(new TextDecoderStream())
    .pipeThrough(new EventSourceParserStream());
  return messagesOf(events.getReader());
}

async function* messagesOf(
  reader: ReadableStreamDefaultReader<EventSourceMessage>,
): AsyncGenerator<EventSourceMessage> {
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}

const waiting = new Map<string, Change>();

/** Several changes within half a second are asked for together. */
function collect(change: Change): void {
  if (waiting.size === 0) setTimeout(askAgain, COLLECT_MILLISECONDS);
  waiting.set(`${change.kind} ${change.id}`, change);
}

function askAgain(): void {
  const changes = [...waiting.values()];
  waiting.clear();
  void queryClient.invalidateQueries({
    predicate: ({ queryKey }) => changes.some((change) => isAffected(queryKey, change)),
  });
}

/** Lists and counts may hold the subject; a page of another subject of that kind does not. */
function isAffected(queryKey: readonly unknown[], { kind, id }: Change): boolean {
  const [, path, init] = queryKey;
  if (typeof path !== 'string') return false;
  const named = (init as { params?: { path?: Record<string, string> } } | undefined)?.params?.path;
  const subject = named?.[kind];
  if (subject !== undefined) return subject === id;
  return AFFECTED[kind].some((beginning) => path.startsWith(beginning));
}

const pause = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
