import type { Given, Step } from '../../../apps/all-in-one/scenario/journey.types.js';
import type { Sheet } from './sheet.js';
import { checkCommand } from './command.check.js';
import { checkExpectations, checkExport } from './expectation.check.js';
import { Names } from './names.js';
import { nameWhatIsNew } from './naming.js';

/** Follows the steps in order: the clock never goes back, and a name is used only where the steps before (or the given) name it. */
export function checkSteps(
  steps: readonly Step[],
  start: string,
  given: Given,
  sheet: Sheet,
): void {
  const names = new Names(given);
  const created = initiativesCreatedIn(steps);
  let now = start;
  for (const step of steps) {
    if (step.at !== undefined) {
      // Both are local times of one zone and of one length: their order as text is their order in time.
      if (step.at < now)
        sheet.report(
          sheet.lineOf(step, 'at', step.line),
          `the clock does not go back: it is ${now} already`,
        );
      else now = step.at;
    }
    if (step.kind === 'command') {
      checkCommand(step, names, created, sheet);
      if (step.refused === undefined) nameWhatIsNew(step, names);
    }
    if (step.kind === 'export') checkExport(step, names, sheet);
    if (step.then) checkExpectations(step.then, names, sheet);
  }
}

/** Initiatives that some step of the file creates: a refused step may name one before it is there. */
function initiativesCreatedIn(steps: readonly Step[]): ReadonlySet<string> {
  return new Set(
    steps.flatMap((step) => {
      const creates =
        step.kind === 'command' && step.do === 'CreateInitiative' && step.refused === undefined;
      return creates ? [step.with.initiative] : [];
    }),
  );
}
