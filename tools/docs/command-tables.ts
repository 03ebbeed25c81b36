import { INITIATIVE_COMMANDS, INITIATIVE_EVENTS } from '#contexts/initiatives';
import {
  COMPANY_COMMANDS,
  COMPANY_EVENTS,
  NONPROFIT_COMMANDS,
  NONPROFIT_EVENTS,
} from '#contexts/organisations';
import { PARTNERSHIP_COMMANDS, PARTNERSHIP_EVENTS } from '#contexts/partnerships';
import { PEOPLE_COMMANDS, PERSON_EVENTS } from '#contexts/people';
import { REGISTRATION_COMMANDS, REGISTRATION_EVENTS } from '#contexts/registrations';
import type { EventCatalogue } from '#kit/eventsourcing';

/** Event catalogues and command tables of each context, by the names of their constants. */
export const CONTEXTS: Readonly<Record<string, object>> = {
  registrations: { REGISTRATION_COMMANDS, REGISTRATION_EVENTS },
  initiatives: { INITIATIVE_COMMANDS, INITIATIVE_EVENTS },
  partnerships: { PARTNERSHIP_COMMANDS, PARTNERSHIP_EVENTS },
  organisations: { COMPANY_COMMANDS, COMPANY_EVENTS, NONPROFIT_COMMANDS, NONPROFIT_EVENTS },
  people: { PEOPLE_COMMANDS, PERSON_EVENTS },
};

/** A row of a command table. */
export interface CommandRow {
  readonly summary: string;
  readonly by: readonly string[] | Readonly<Record<string, string>>;
  readonly when: string;
  readonly emits: readonly string[];
}

export interface Tables<T> {
  readonly context: string;
  /** Name of the constant → its table. */
  readonly tables: Readonly<Record<string, T>>;
}

const tablesNamed = <T>(ending: RegExp): Tables<T>[] =>
  Object.entries(CONTEXTS).map(([context, door]) => ({
    context,
    tables: Object.fromEntries(Object.entries(door).filter(([name]) => ending.test(name))),
  }));

export const eventCatalogues = (): Tables<EventCatalogue>[] => tablesNamed(/_EVENTS$/);
export const commandTables = (): Tables<Readonly<Record<string, CommandRow>>>[] =>
  tablesNamed(/_COMMANDS$/);
