import { commandTables, type CommandRow } from './command-tables.js';
import { codes, document, table } from './markdown.js';

/** Labels of the rights, in the order of docs/domain.md §1. */
const RIGHTS: Readonly<Record<string, string>> = {
  employee: 'Employee',
  manager: 'Manager',
  coordinator: 'Coordinator',
  mandated_admin: 'Mandated admin',
  admin: 'Admin',
  main_admin: 'Main admin',
  platform: 'Platform team',
  self: 'The person',
  system: 'System',
};
const LIMITS: Readonly<Record<string, string>> = {
  always: '●',
  mentoring: 'mentoring',
  company_specific: 'company-specific',
  mentoring_company_specific: 'mentoring, company-specific',
};

const HEAD = `This page lists the roles that may give each command. The product checks every command against the same tables.

- *Employee*: on their own registrations.
- *Manager*: the manager of that employee, or the admins who decide in place of a manager.
- *Coordinator*: of that nonprofit.
- *Admin*: of that company, at or above the level concerned.
- *Mandated admin*: such an admin on behalf of the nonprofit, while a mandate is in force.
- *Main admin*: an admin at the root level of the company.
- *The person*: about themselves.
- *System*: a process manager or a deadline, never a person.
- Auditors and analysts give no command.

Two rules apply to all commands:

- People do not decide on their own registration, whatever roles they hold.
- Things outside the caller's scope are *not found*. The product checks this before it answers *forbidden*.

Cells: ● is allowed, *mentoring* and *company-specific* are allowed on such initiatives only, an empty cell is forbidden.`;

const limitsOf = ({ by }: CommandRow): Readonly<Record<string, string>> =>
  Array.isArray(by)
    ? Object.fromEntries((by as readonly string[]).map((right) => [right, 'always']))
    : (by as Readonly<Record<string, string>>);

const mark = (limit: string | undefined): string => {
  if (limit === undefined) return '';
  const words = LIMITS[limit];
  if (words === undefined)
    throw new Error(`The limit ${limit} has no label in tools/docs/permissions.doc.ts.`);
  return words;
};

/** docs/permissions.md: the rights of each command. @throws for a right or a limit without a label */
export function permissionsDocument(): string {
  const parts = commandTables().flatMap(({ context, tables }) =>
    Object.values(tables).flatMap((rows) => contextPart(context, rows)),
  );
  return document(
    'Permissions',
    'the command tables of each context (libs/contexts/*/domain)',
    HEAD,
    ...parts,
  );
}

function contextPart(context: string, rows: Readonly<Record<string, CommandRow>>): string[] {
  const held = new Set(Object.values(rows).flatMap((row) => Object.keys(limitsOf(row))));
  for (const right of held)
    if (RIGHTS[right] === undefined)
      throw new Error(`The right ${right} has no label in tools/docs/permissions.doc.ts.`);
  const columns = Object.keys(RIGHTS).filter((right) => held.has(right));
  return [
    `## ${context.charAt(0).toUpperCase()}${context.slice(1)}`,
    table(
      ['Command', ...columns.map((right) => RIGHTS[right] ?? right)],
      Object.entries(rows).map(([name, row]) => [
        name,
        ...columns.map((right) => mark(limitsOf(row)[right])),
      ]),
    ),
    table(
      ['Command', 'Effect', 'Allowed when', 'Events'],
      Object.entries(rows).map(([name, { summary, when, emits }]) => [
        name,
        summary,
        when,
        codes(emits),
      ]),
    ),
  ];
}
