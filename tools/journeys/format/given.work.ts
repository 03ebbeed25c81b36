import type { Given } from '../../../apps/all-in-one/scenario/journey.types.js';
import type { Sheet } from './sheet.js';
import type { WrittenGiven } from './given.shape.js';
import { checkKnown, checkRepeated } from './checks.js';
import { Names } from './names.js';

/** Partnerships: one per company and nonprofit, at a level of the company; a mandate only where it can have been granted. */
export function checkPartnerships(written: WrittenGiven, given: Given, sheet: Sheet): void {
  const names = new Names(given);
  const seen = new Set<string>();
  for (const partnership of written.partnerships ?? []) {
    const { company, nonprofit, level, line } = partnership;
    const lineOf = (key: keyof typeof partnership): number => sheet.lineOf(partnership, key, line);
    const known = checkKnown(names.companies, company, 'company', lineOf('company'), sheet);
    checkKnown(names.nonprofits, nonprofit, 'nonprofit', lineOf('nonprofit'), sheet);
    if (
      known &&
      level !== undefined &&
      checkKnown(names.levels, level, 'level', lineOf('level'), sheet)
    ) {
      if (names.levels.get(level) !== company)
        sheet.report(lineOf('level'), `'${level}' is no level of '${company}'`);
    }
    const pair = `${company}/${nonprofit}`;
    if (seen.has(pair)) sheet.report(line, `the partnership ${pair} is there twice`);
    seen.add(pair);
    const neverValidated =
      partnership.status === 'awaiting_confirmation' || partnership.status === 'declined';
    if (partnership.mandate && neverValidated)
      sheet.report(lineOf('mandate'), 'a mandate needs a partnership that is or was validated');
  }
}

/** Initiatives: of a nonprofit that is there, with slots only where the kind has them. */
export function checkInitiatives(written: WrittenGiven, given: Given, sheet: Sheet): void {
  const names = new Names(given);
  for (const initiative of written.initiatives ?? []) {
    const lineOf = (key: keyof typeof initiative): number =>
      sheet.lineOf(initiative, key, initiative.line);
    checkKnown(names.nonprofits, initiative.nonprofit, 'nonprofit', lineOf('nonprofit'), sheet);
    if (initiative.company !== undefined)
      checkKnown(names.companies, initiative.company, 'company', lineOf('company'), sheet);
    checkRepeated(initiative.tasks ?? [], initiative.line, sheet);
    if (initiative.kind !== 'slots' && initiative.slots?.length) {
      sheet.report(lineOf('slots'), `an initiative of kind '${initiative.kind}' has no slots`);
    }
  }
}
