import type {
  NewDate,
  NewPeriod,
  NewSlot,
} from '../../../apps/all-in-one/scenario/journey-arguments.js';
import { checkKnown } from './checks.js';
import type { KnownInitiative } from './names.js';
import type { Use } from './use.js';

/**
 * The names that commands give and use. A command that is expected to be refused gives no name, so that it may use any for what it would
 * have made; and it may ask for what is not there (a slot, another registration's date), because that is what is refused.
 */
const refused = ({ step }: Use): boolean => step.refused !== undefined;

/** The initiative that the command is about, by itself or by its registration. */
function initiativeOf({ args, names }: Use): KnownInitiative | undefined {
  const registration = names.registrations.get(String(args.registration));
  return names.initiatives.get(
    typeof args.initiative === 'string' ? args.initiative : (registration?.initiative ?? ''),
  );
}

export function checkNewInitiative(name: string, use: Use): void {
  if (!refused(use) && use.names.initiatives.has(name))
    use.sheet.report(use.line, `there is an initiative '${name}' already`);
}

/** SubmitApplication makes a registration, SelectDates too under a new name (of an initiative, then); every other command needs one. */
export function checkRegistration(name: string, use: Use): void {
  const { step, names, line, sheet } = use;
  const known = names.registrations.get(name);
  if (name.includes('.')) sheet.report(line, `a registration's name has no dot: '${name}'`);
  switch (step.do) {
    case 'SubmitApplication':
      if (known && !refused(use))
        sheet.report(
          line,
          `'${name}' is a registration already: a new one needs a name of its own`,
        );
      return;
    case 'SelectDates': {
      const { initiative } = step.with;
      if (!known && initiative === undefined)
        sheet.report(line, `unknown registration '${name}', and no 'initiative' for a new one`);
      if (known && initiative !== undefined && known.initiative !== initiative) {
        sheet.report(
          sheet.lineOf(step.with, 'initiative', line),
          `'${name}' is a registration to '${known.initiative}'`,
        );
      }
      return;
    }
    default:
      checkKnown(names.registrations, name, 'registration', line, sheet);
  }
}

/** Within its registration a date's name is given once. A chosen slot must be one of the initiative's. */
export function checkNewDates(dates: readonly (NewDate | NewPeriod)[], use: Use): void {
  const registration = String(use.args.registration);
  for (const date of dates) {
    const again = !refused(use) && use.names.isDateOf(registration, date.name);
    if (again) use.sheet.report(date.line, `'${registration}.${date.name}' is a date already`);
    if ('slot' in date)
      checkSlot(date.slot, { ...use, line: use.sheet.lineOf(date, 'slot', date.line) });
  }
}

/** A slot that the initiative does not have can only be refused. */
export function checkSlot(slot: string, use: Use): void {
  const initiative = initiativeOf(use);
  if (refused(use) || !initiative || initiative.slots.has(slot)) return;
  use.sheet.report(use.line, `unknown slot '${slot}' of '${initiative.name}'`);
}

/** A task that the initiative did not give can only be refused. */
export function checkTask(task: string, use: Use): void {
  const initiative = initiativeOf(use);
  if (refused(use) || !initiative || initiative.tasks.has(task)) return;
  use.sheet.report(use.line, `unknown task '${task}' of '${initiative.name}'`);
}

/** Within its initiative a slot's name is given once. */
export function checkNewSlots(slots: readonly NewSlot[], use: Use): void {
  const initiative = initiativeOf(use);
  if (refused(use) || use.step.do === 'CreateInitiative' || !initiative) return;
  for (const { name, line } of slots) {
    if (initiative.slots.has(name))
      use.sheet.report(line, `'${initiative.name}' has a slot '${name}' already`);
  }
}

/** Dates that a command decides: of its registration, or, to be refused, of any other; one that nothing bears can only be not found. */
export function checkDateNames(dates: readonly string[], use: Use): void {
  const { args, names, sheet, line } = use;
  const registration = String(args.registration);
  if (!names.registrations.has(registration)) return;
  dates.forEach((date, index) => {
    if (
      names.isDateOf(registration, date) ||
      (refused(use) && names.isDate(date)) ||
      use.step.refused === 'not_found'
    )
      return;
    sheet.report(sheet.lineOf(dates, index, line), `unknown date '${date}' of '${registration}'`);
  });
}
