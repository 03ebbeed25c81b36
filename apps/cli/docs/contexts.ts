import * as initiatives from '#initiatives';
import * as organisations from '#organisations';
import * as partnerships from '#partnerships';
import * as people from '#people';
import * as registrations from '#registrations';
import type { EventFacts } from '#eventsourcing';

/** Every context by its name; what it documents of itself are its tables. */
export const CONTEXTS: Readonly<Record<string, object>> = { registrations, initiatives, partnerships, organisations, people };

/** A row of any context's command table. */
export interface CommandRow {
  readonly summary: string;
  readonly by: readonly string[] | Readonly<Record<string, string>>;
  readonly when: string;
  readonly emits: readonly string[];
}

export interface Tables<T> {
  readonly context: string;
  /** The constant's name → what it holds. */
  readonly tables: Readonly<Record<string, T>>;
}

const tablesNamed = <T>(ending: RegExp): Tables<T>[] =>
  Object.entries(CONTEXTS).map(([context, door]) => ({
    context,
    tables: Object.fromEntries(Object.entries(door).filter(([name]) => ending.test(name))),
  }));

export const factTables = (): Tables<EventFacts>[] => tablesNamed(/_FACTS$/);
export const commandTables = (): Tables<Readonly<Record<string, CommandRow>>>[] => tablesNamed(/_COMMANDS$/);
