import type { CommandStep } from '../../../apps/all-in-one/scenario/journey.types.js';
import type { Names } from './names.js';

/** Adds what a command names once it is done: registrations, dates, initiatives, slots. A refused command names nothing. */
export function nameWhatIsNew(step: CommandStep, names: Names): void {
  switch (step.do) {
    case 'SubmitApplication':
      nameRegistration(names, step.with.registration, step.with.initiative);
      return;
    case 'SelectDates': {
      const { registration, initiative, dates } = step.with;
      if (initiative !== undefined) nameRegistration(names, registration, initiative);
      nameDates(names, registration, dates);
      return;
    }
    case 'RecordMenteeFound':
      nameDates(names, step.with.registration, [step.with.period]);
      return;
    case 'CreateInitiative': {
      const { initiative, slots = [], tasks = [] } = step.with;
      names.initiatives.set(initiative, {
        name: initiative,
        slots: new Set(slots.map((slot) => slot.name)),
        tasks: new Set(tasks),
      });
      return;
    }
    case 'ChangeInitiative': {
      const { initiative, tasks } = step.with;
      const known = names.initiatives.get(initiative);
      if (known && tasks) known.tasks = new Set(tasks);
      return;
    }
    case 'RenameCompany':
      names.rename(step.with.company, step.with.name);
      return;
    case 'RenameNetworkLevel':
      names.rename(step.with.level, step.with.name);
      return;
    case 'RenameNonprofit':
      names.renamed.add(step.with.name);
      return;
    case 'AddSlots':
      step.with.slots.forEach((slot) =>
        names.initiatives.get(step.with.initiative)?.slots.add(slot.name),
      );
      return;
    default:
      return;
  }
}

function nameRegistration(names: Names, name: string, initiative: string): void {
  if (!names.registrations.has(name))
    names.registrations.set(name, { initiative, dates: new Set() });
}

function nameDates(names: Names, registration: string, dates: readonly { name: string }[]): void {
  dates.forEach((date) => names.registrations.get(registration)?.dates.add(date.name));
}
