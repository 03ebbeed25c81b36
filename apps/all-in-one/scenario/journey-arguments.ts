import type { COMMANDS, REVISION_ARGUMENT } from './journey-commands.js';
import type { CommandName, InitiativeKindCode, ManagerPolicyCode } from './journey-codes.js';

/** A slot of a step or of the given part, in local times. */
export interface NewSlot {
  name: string;
  line: number;
  start: string;
  end: string;
  capacity?: number;
}

/** A date of SelectDates: a slot of the initiative, or a proposed time. */
export type NewDate =
  | { name: string; line: number; slot: string }
  | { name: string; line: number; start: string; end: string };

/** The engagement period of RecordMenteeFound. Open if it has no end. */
export interface NewPeriod {
  name: string;
  line: number;
  start: string;
  end?: string;
}

/** What each kind of argument (the words in `COMMANDS`) is in the tree. */
export interface ArgumentValues {
  registration: string;
  initiative: string;
  newInitiative: string;
  initiativeKind: InitiativeKindCode;
  nonprofit: string;
  nonprofits: string[];
  company: string;
  level: string;
  person: string;
  task: string;
  slot: string;
  date: string;
  dates: string[];
  newDates: NewDate[];
  period: NewPeriod;
  newSlots: NewSlot[];
  newTasks: string[];
  /** Renamed things keep their name in the journey file. Exports show the new name. */
  newName: string;
  managerPolicy: ManagerPolicyCode;
  localTime: string;
  integer: number;
  flag: boolean;
  /** Free text. `''` if a step that is `refused: invalid` left out a required text. */
  text: string;
}

export type ArgumentKind = keyof ArgumentValues;

type Value<K> = K extends `${infer Kind extends ArgumentKind}?`
  ? ArgumentValues[Kind]
  : K extends ArgumentKind
    ? ArgumentValues[K]
    : never;
type OptionalNames<T> = { [N in keyof T]: T[N] extends `${string}?` ? N : never }[keyof T];
type Flat<T> = { [N in keyof T]: T[N] };
type Valued<T> = Flat<
  { [N in Exclude<keyof T, OptionalNames<T>>]: Value<T[N]> } & {
    [N in OptionalNames<T>]?: Value<T[N]>;
  }
>;
type TableOf<C extends CommandName> = (typeof COMMANDS)[C];

/** The arguments of a command, typed from its row in `COMMANDS`. */
export type Arguments<C extends CommandName> =
  TableOf<C> extends { registration: 'registration' }
    ? Valued<TableOf<C> & typeof REVISION_ARGUMENT>
    : Valued<TableOf<C>>;
