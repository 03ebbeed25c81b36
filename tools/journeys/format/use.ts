import type { CommandStep } from '../../../apps/all-in-one/scenario/journey.types.js';
import type { Names } from './names.js';
import type { Sheet } from './sheet.js';

/** Where a name is used: the command around it, and what is known by then. */
export interface Use {
  step: CommandStep;
  /** The arguments of the step, by their keys. */
  args: Readonly<Record<string, unknown>>;
  /** Of the argument looked at. */
  line: number;
  names: Names;
  /** The initiatives that some step of the file creates. */
  created: ReadonlySet<string>;
  sheet: Sheet;
}
