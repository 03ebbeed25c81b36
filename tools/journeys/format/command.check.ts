import type {
  ArgumentKind,
  ArgumentValues,
} from '../../../apps/all-in-one/scenario/journey-arguments.js';
import { checkKnown } from './checks.js';
import { argumentTable, kindOf } from './command.shape.js';
import type { CommandStep } from '../../../apps/all-in-one/scenario/journey.types.js';
import type { Names } from './names.js';
import {
  checkDateNames,
  checkNewDates,
  checkNewInitiative,
  checkNewSlots,
  checkRegistration,
  checkSlot,
  checkTask,
} from './naming.check.js';
import type { Sheet } from './sheet.js';
import type { Use } from './use.js';

type Checks = { [K in ArgumentKind]?: (value: ArgumentValues[K], use: Use) => void };

/** How the names in each kind of argument are checked; the other kinds hold no names. */
const CHECKS: Checks = {
  person: (name, { names, line, sheet }) => checkKnown(names.people, name, 'person', line, sheet),
  company: (name, { names, line, sheet }) =>
    checkKnown(names.companies, name, 'company', line, sheet),
  nonprofit: (name, { names, line, sheet }) =>
    checkKnown(names.nonprofits, name, 'nonprofit', line, sheet),
  nonprofits: (list, { names, line, sheet }) =>
    list.forEach((name, index) =>
      checkKnown(names.nonprofits, name, 'nonprofit', sheet.lineOf(list, index, line), sheet),
    ),
  level: checkLevel,
  initiative: checkInitiative,
  newInitiative: checkNewInitiative,
  task: checkTask,
  slot: checkSlot,
  newSlots: checkNewSlots,
  registration: checkRegistration,
  newDates: checkNewDates,
  period: (period, use) => checkNewDates([period], use),
  date: (date, use) => checkDateNames([date], use),
  dates: checkDateNames,
};

/** Everyone and everything that a command names must be there by then. */
export function checkCommand(
  step: CommandStep,
  names: Names,
  created: ReadonlySet<string>,
  sheet: Sheet,
): void {
  checkKnown(names.people, step.as, 'person', sheet.lineOf(step, 'as', step.line), sheet);
  const args: Record<string, unknown> = { ...step.with };
  for (const [key, word] of Object.entries(argumentTable(step.do))) {
    const value = args[key];
    if (value === undefined) continue;
    // The table says which kind the value is; it was read by that kind's shape.
    const check = CHECKS[kindOf(word)] as ((value: unknown, use: Use) => void) | undefined;
    check?.(value, {
      step,
      args,
      line: sheet.lineOf(step.with, key, step.line),
      names,
      created,
      sheet,
    });
  }
}

/** A level of another company can only be refused. */
function checkLevel(level: string, { step, args, names, line, sheet }: Use): void {
  if (!checkKnown(names.levels, level, 'level', line, sheet) || step.refused !== undefined) return;
  const company = 'company' in args ? String(args.company) : undefined;
  if (
    company !== undefined &&
    names.companies.has(company) &&
    names.levels.get(level) !== company
  ) {
    sheet.report(line, `'${level}' is no level of '${company}'`);
  }
}

/** A command that is refused may name an initiative before it is created. */
function checkInitiative(name: string, { step, names, created, line, sheet }: Use): void {
  if (step.refused !== undefined && created.has(name)) return;
  checkKnown(names.initiatives, name, 'initiative', line, sheet);
}
