import { INITIATIVE_COMMANDS, INITIATIVE_FACTS } from '#contexts/initiatives';
import { COMPANY_FACTS, NONPROFIT_FACTS, ORGANISATION_COMMANDS } from '#contexts/organisations';
import { PARTNERSHIP_COMMANDS, PARTNERSHIP_FACTS } from '#contexts/partnerships';
import { PEOPLE_COMMANDS, PEOPLE_FACTS } from '#contexts/people';
import { REGISTRATION_COMMANDS, REGISTRATION_FACTS } from '#contexts/registrations';
import type { EventFacts } from '#kit/eventsourcing';

/** The tables of each context, by the name of the constant that holds them. */
export const CONTEXTS: Readonly<Record<string, object>> = {
  registrations: { REGISTRATION_COMMANDS, REGISTRATION_FACTS },
  initiatives: { INITIATIVE_COMMANDS, INITIATIVE_FACTS },
  partnerships: { PARTNERSHIP_COMMANDS, PARTNERSHIP_FACTS },
  organisations: { COMPANY_FACTS, NONPROFIT_FACTS, ORGANISATION_COMMANDS },
  people: { PEOPLE_COMMANDS, PEOPLE_FACTS },
};

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
export const commandTables = (): Tables<Readonly<Record<string, CommandRow>>>[] =>
  tablesNamed(/_COMMANDS$/);
