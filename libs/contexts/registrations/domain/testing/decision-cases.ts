import { expect, it } from '@jest/globals';
import { notAllowed, type Draft } from '#kit/eventsourcing';
import type { RegistrationCommandName, RegistrationCommands } from '../registration.commands.js';
import { REGISTRATION_COMMANDS } from '../registration.command-rules.js';
import { statusOf } from '../registration.status.js';
import type { RegistrationStatus } from '../registration.types.js';
import { local, type Person, type History } from './registration-history.js';
import { brief, givenBy, commandOf } from './command-builders.js';

/** One sentence of the domain: given a history, when a command at a local time, then events or the rule that refuses. */
export interface Case<N extends RegistrationCommandName> {
  readonly given: History;
  readonly on: string;
  readonly by?: Person;
  readonly say?: Partial<RegistrationCommands[N]>;
  /** The events in brief (none: silence), or the rule that refuses. */
  readonly then: readonly string[] | string;
  /** Of what kind the refusal is, where it is not `not_allowed`. */
  readonly kind?: 'invalid' | 'not_found';
  readonly status?: RegistrationStatus;
  /** Dates by name → status, with `/reason` or `/certificate` where there is one. */
  readonly dates?: Readonly<Record<string, string>>;
  /** Said again it acts again; otherwise a second run must bring no event. */
  readonly repeatable?: true;
}

export const NOT_ALLOWED = notAllowed('', '').kind;

/** The dates of a history by name, each with its status and its reason or certificate. */
export const datesOf = ({ state }: History): Record<string, string> =>
  Object.fromEntries(
    state.dates.map((date) => [
      date.id,
      [date.status, date.reason ?? (date.certificate === 'none' ? [] : date.certificate)]
        .flat()
        .join('/'),
    ]),
  );

const typesOf = (drafts: readonly Draft[]) => drafts.map((draft) => draft.type);

export function expectCase<N extends RegistrationCommandName>(
  name: N,
  { given, on, by, say, then, kind, status, dates, repeatable }: Case<N>,
): void {
  const command = commandOf(name, given.state.kind, say);
  const first = given.when(command, local(on), givenBy(name, by));
  const outcome = first.refusal ? first.refusal.rule : first.drafts.map(brief);
  expect(outcome).toEqual(then);
  if (first.refusal) expect(first.refusal.kind).toBe(kind ?? NOT_ALLOWED);
  expect(REGISTRATION_COMMANDS[name].emits).toEqual(
    expect.arrayContaining([...new Set(typesOf(first.drafts))]),
  );
  if (status) expect(statusOf(first.then.state)).toBe(status);
  if (dates) expect(datesOf(first.then)).toEqual(dates);
  if (!repeatable)
    expect(
      typesOf(first.then.when(command, local(on), givenBy(name, by), 'second').drafts),
    ).toEqual([]);
}

/** Sentences about one command. */
export function cases<N extends RegistrationCommandName>(
  name: N,
  sentences: Readonly<Record<string, Case<N>>>,
): void {
  for (const [sentence, one] of Object.entries(sentences))
    it(`${name}: ${sentence}`, () => expectCase(name, one));
}

export interface Row {
  readonly name: string;
  readonly cells: readonly (readonly [column: string, cell: string])[];
}

/** A table drawn with bars: the first line names the columns, each other line a row. */
export function table(text: string): Row[] {
  const lines = text
    .split('\n')
    .flatMap((line) => (line.trim() === '' ? [] : [line.split('|').map((cell) => cell.trim())]));
  const [columns = [], ...rows] = lines;
  return rows.map(([name = '', ...cells]) => {
    if (cells.length !== columns.length - 1)
      throw new Error(`Row ${name} has ${cells.length} cells for ${columns.length - 1} columns.`);
    return { name, cells: cells.map((cell, index) => [columns[index + 1] ?? '', cell] as const) };
  });
}
