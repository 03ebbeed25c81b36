import type { NeededRight, Right } from '#platform/authorization';
import { Refusal, type Command, type Instant } from '#kit/eventsourcing';
import type { Action } from './action.response.js';

/** Parts of a thing on each of which a command is allowed or not. */
export type ActionSubject = 'dates' | 'slots' | 'tasks' | 'roles';

/**
 * Commands that stand for all that could be given. With `about`, each is tried on one part, and `otherwise` names the rule if none is
 * allowed. Without, it is enough that one of them is allowed.
 */
export interface Trials<C extends Command> {
  readonly about?: ActionSubject;
  readonly each: readonly { readonly on?: string; readonly command: C }[];
  readonly otherwise?: C;
}

/** An instant at which commands are tried. */
export interface TrialInstant<C extends Command> {
  readonly at: Instant;
  trials(): Trials<C>;
  /** @throws Refusal */
  decide(command: C, right: Right): void;
}

/** The steps of a command that can refuse it. */
export interface CommandTrial<C extends Command> {
  readonly name: string;
  /** @throws Refusal forbidden */
  authorize(): Right;
  readonly now: TrialInstant<C>;
  /** Later instants, the earliest first, at which time alone may allow it. `named`: the instant that the refusal names. */
  later?(named: Instant | undefined): readonly TrialInstant<C>[];
}

/**
 * The result of the work, or its refusal. Most of what is tried is refused, and a stack costs more than a decision: refusals get none.
 * Another error is a defect, which is repeated to get its stack.
 */
function resultOf<T>(work: () => T): T | Refusal {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return error;
  } finally {
    Error.stackTraceLimit = limit;
  }
  return work();
}

/** The parts on which the command is allowed, or the refusal. */
function tryAt<C extends Command>(
  trial: TrialInstant<C>,
  right: Right,
): { readonly about?: ActionSubject; readonly parts: readonly string[] } | Refusal {
  const { about, each, otherwise } = trial.trials();
  const refusalOf = (command: C): Refusal | undefined => {
    const result = resultOf(() => trial.decide(command, right));
    return result instanceof Refusal ? result : undefined;
  };
  let first: Refusal | undefined;
  const parts: string[] = [];
  for (const { on, command } of each) {
    const refusal = refusalOf(command);
    if (!refusal && about === undefined) return { parts: [] };
    if (!refusal) parts.push(on ?? '');
    first ??= refusal;
  }
  if (about !== undefined && parts.length > 0) return { about, parts };
  const refusal = (otherwise && refusalOf(otherwise)) ?? first;
  if (!refusal) throw new Error('A command that is allowed on no part has to be refused.');
  return refusal;
}

/** Whether the caller may give a command now, told by trying it on the folded state: nothing is appended. */
export function tryCommand<C extends Command>(trial: CommandTrial<C>): Action {
  const { name: command, now } = trial;
  const chosen = resultOf(() => trial.authorize());
  if (chosen instanceof Refusal) return refused(command, chosen);
  const found = tryAt(now, chosen);
  if (!(found instanceof Refusal)) {
    const on = found.about === undefined ? {} : { [found.about]: found.parts };
    return { command, allowed: true, right: chosen.right, ...on };
  }
  const from = found.details['from'] as Instant | undefined;
  const opening = trial.later?.(from).find((then) => !(tryAt(then, chosen) instanceof Refusal));
  return { ...refused(command, found), ...(opening ? { from: opening.at } : {}) };
}

function refused(command: string, { kind, rule, message, details }: Refusal): Action {
  const needs = details['needs'] as readonly NeededRight[] | undefined;
  return {
    command,
    allowed: false,
    kind,
    rule,
    title: message,
    ...(needs === undefined ? {} : { needs }),
  };
}

/** The result of a lookup, or what it refused. */
export async function orRefusal<T>(lookup: Promise<T>): Promise<T | Refusal> {
  try {
    return await lookup;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}
