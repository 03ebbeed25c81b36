import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ruleCodes, type ProblemStatus } from '#features/problems';
import { COMMAND_REFUSALS, type CommandRefusals } from '../../apps/api/openapi/command-refusals.js';
import { ROOT } from '../support/another-process.js';
import { refusalsOfCommands } from '../support/refusals-of-commands.js';

const FILE = join(ROOT, 'apps/api/openapi/command-refusals.ts');
const TABLE = /(?<=COMMAND_REFUSALS: .* = )\{[^]*\}(?=;\n$)/;

/** Without the rules of every request, which the document lists for all. */
const ownRefusals = (): Record<string, CommandRefusals> =>
  Object.fromEntries(
    Object.entries(refusalsOfCommands()).map(([command, byStatus]) => [
      command,
      Object.fromEntries(
        Object.entries(byStatus).flatMap(([status, rules]) => {
          const common = ruleCodes(Number(status) as ProblemStatus, ['request', 'fields']);
          const own = rules.filter((rule) => !common.includes(rule));
          return own.length === 0 ? [] : [[status, own.join(' ')]];
        }),
      ),
    ]),
  );

let derived: Readonly<Record<string, CommandRefusals>>;
beforeAll(() => {
  derived = ownRefusals();
  if (process.env['UPDATE_REFUSALS'] === undefined) return;
  const table = JSON.stringify(derived, null, 2);
  writeFileSync(FILE, readFileSync(FILE, 'utf8').replace(TABLE, table));
}, 120_000);

describe('the rules of each command in the OpenAPI document', () => {
  test('are those that its code reaches', () => {
    expect(COMMAND_REFUSALS).toEqual(derived);
  });

  test('are found for every command', () => {
    expect(Object.keys(derived).length).toBeGreaterThan(60);
    const refused = Object.values(derived).filter((own) => Object.keys(own).length > 0);
    expect(refused.length).toBeGreaterThan(45);
  });

  test.each([
    // Thrown by the decider, by a function that it shares, and by a table of statuses.
    ['PostMessage', 409, ['registration_closed']],
    ['ConfirmDates', 409, ['not_to_be_confirmed', 'slot_full']],
    ['CancelPartnership', 409, ['partnership_cancelled', 'partnership_declined']],
    // Thrown by the handler before it asks the decider.
    ['ProposePartnership', 400, ['revision_of_several']],
    ['ChangePerson', 403, ['fields_of_admins', 'roles_beyond_own']],
  ] as const)('are found for %s with %s', (command, status, rules) => {
    expect(derived[command]?.[status]?.split(' ')).toEqual(expect.arrayContaining([...rules]));
  });

  test('are not those of the command beside', () => {
    expect(derived['RefuseDates']?.[409]).toBe('not_to_be_confirmed');
    expect(derived['CancelInitiative']?.[409]).not.toContain('slot_cancelled');
  });
});
