import { COMMANDS, REVISION_ARGUMENT } from '../../../apps/all-in-one/scenario/journey-commands.js';
import {
  INITIATIVE_KINDS,
  MANAGER_POLICIES,
} from '../../../apps/all-in-one/scenario/journey-vocabulary.js';
import type {
  ArgumentKind,
  ArgumentValues,
  NewPeriod,
} from '../../../apps/all-in-one/scenario/journey-arguments.js';
import {
  list,
  named,
  object,
  optional,
  refuse,
  required,
  type Field,
  type Shape,
} from './shape.js';
import type { CommandName } from '../../../apps/all-in-one/scenario/journey-codes.js';
import { choice, flag, freeText, integer, localTime, name } from './values.js';
import { slots } from './given.shape.js';

const bySlot = object({ slot: required(name) });
const byTime = object({ start: required(localTime), end: required(localTime) });

/** A date is a slot or a time, never both. */
const newDate: Shape<{ slot: string } | { start: string; end: string }> = (place) =>
  place.source.type === 'map' && place.source.entries.some((entry) => entry.key === 'slot')
    ? bySlot(place)
    : byTime(place);

const periods = named(object({ start: required(localTime), end: optional(localTime) }));

/** Exactly one period, with the name of its date. */
const period: Shape<NewPeriod> = (place) => {
  const read = periods(place);
  if (read === undefined) return undefined;
  if (place.source.type === 'map' && place.source.entries.length !== 1)
    return refuse(place, 'exactly one period');
  return read[0];
};

/** How each kind of argument is written. */
const ARGUMENT_SHAPES: { [K in ArgumentKind]: Shape<ArgumentValues[K]> } = {
  registration: name,
  initiative: name,
  newInitiative: name,
  initiativeKind: choice(INITIATIVE_KINDS, 'initiative kind'),
  nonprofit: name,
  nonprofits: list(name, 'a nonprofit'),
  company: name,
  level: name,
  person: name,
  task: name,
  slot: name,
  date: name,
  dates: list(name, 'a date'),
  newDates: named(newDate),
  period,
  newSlots: slots(),
  newTasks: list(name, 'a task'),
  newName: name,
  managerPolicy: choice(MANAGER_POLICIES, 'manager policy'),
  localTime,
  integer: integer(),
  flag,
  text: freeText,
};

/** The kind of argument that a word of `COMMANDS` means, `?` or not. */
export const kindOf = (word: string): ArgumentKind => word.replace('?', '') as ArgumentKind;

/** A command's row in `COMMANDS`, with the revision where it may be. */
export function argumentTable(command: CommandName): Record<string, string> {
  const table: Record<string, string> = COMMANDS[command];
  return 'registration' in table ? { ...table, ...REVISION_ARGUMENT } : table;
}

export const isCommand = (text: string): text is CommandName => Object.hasOwn(COMMANDS, text);

/**
 * The `with` of a command. To leave out a required text is how a journey shows that the product finds the command malformed
 * (a dispute needs a reason): in a step that expects `invalid`, and only there, it is read as an empty text.
 */
export function argumentsOf(
  command: CommandName,
  expectsInvalid: boolean,
): Shape<Record<string, unknown>> {
  const words = Object.entries(argumentTable(command));
  const mayMiss = (word: string): boolean =>
    word.endsWith('?') || (expectsInvalid && word === 'text');
  const shape = object(
    Object.fromEntries(words.map(([key, word]) => [key, field(word, mayMiss(word))])),
  );
  const missed = words
    .filter(([, word]) => word === 'text' && expectsInvalid)
    .map(([key]) => [key, ''] as const);
  return (place) => {
    const read = shape(place);
    return read && Object.assign(read, { ...Object.fromEntries(missed), ...read });
  };
}

function field(word: string, mayMiss: boolean): Field<unknown, boolean> {
  const shape: Shape<unknown> = ARGUMENT_SHAPES[kindOf(word)];
  return mayMiss ? optional(shape) : required(shape);
}
