import { localTimeOf } from '#kit/eventsourcing';
import { deadlinesOf } from '../registration.deadlines.js';
import { local, PEOPLE, type History } from './registration-history.js';
import { brief } from './command-builders.js';

/** What time brings at one instant: its facts, then what the tick asks and reminds. Each event in brief, and the history after. */
export function tick(
  before: History,
  on: string,
): { readonly events: string[]; readonly then: History } {
  const { then } = before.when({ name: 'Remind', data: {} }, local(on), PEOPLE.system);
  return { events: then.events.slice(before.events.length).map(brief), then };
}

/** The clock jumps from one deadline to the next until there (no outage); every event by its local time. */
export function timeline(before: History, until: string): string[] {
  const lines: string[] = [];
  let now: History = before;
  for (;;) {
    const [next] = deadlinesOf(now.state);
    if (!next || next.at > local(until)) return lines;
    const { events, then } = tick(now, next.at);
    if (events.length === 0)
      throw new Error(`${next.kind} was due at ${next.at}, and nothing happened.`);
    lines.push(...events.map((event) => `${localTimeOf(next.at, before.state.zone)} ${event}`));
    now = then;
  }
}
