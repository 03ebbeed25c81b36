import { commandTables, type CommandRow } from './command-tables.js';
import { codes, document, table } from './markdown.js';

/** The rights in which commands are given, as people call them; in the order of domain §1. */
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

const HEAD = `Who may give which command, from the tables by which every command is checked. Nobody decides on their own registration, whatever
roles they hold; outside their scope a thing is *not found* before it is *forbidden*.

- *Employee*: on their own registrations. *Manager*: of that employee, or the admins in their place. *Coordinator*: of that nonprofit.
- *Admin*: of that company, at or above the level concerned. *Mandated admin*: the same, on behalf of the nonprofit, while a mandate is in force.
- *Main admin*: an admin at the root of the company's network. *The person*: about themselves.
- *System*: a process or the clock, never a person.
- Auditors and analysts give no command.

●: yes. *mentoring*, *company-specific*: on such initiatives only. Empty: forbidden.`;

const limitsOf = ({ by }: CommandRow): Readonly<Record<string, string>> =>
  Array.isArray(by)
    ? Object.fromEntries((by as readonly string[]).map((right) => [right, 'always']))
    : (by as Readonly<Record<string, string>>);

const mark = (limit: string | undefined): string => {
  if (limit === undefined) return '';
  const words = LIMITS[limit];
  if (words === undefined) throw new Error(`Nobody says what the limit ${limit} means.`);
  return words;
};

/** Who may do what. @throws for a right or a limit that has no words yet */
export function permissionsDocument(): string {
  const parts = commandTables().flatMap(({ context, tables }) =>
    Object.values(tables).flatMap((rows) => contextPart(context, rows)),
  );
  return document(
    'Permissions',
    'the tables of commands of each context (libs/contexts/*/domain)',
    HEAD,
    ...parts,
  );
}

function contextPart(context: string, rows: Readonly<Record<string, CommandRow>>): string[] {
  const held = new Set(Object.values(rows).flatMap((row) => Object.keys(limitsOf(row))));
  for (const right of held)
    if (RIGHTS[right] === undefined) throw new Error(`Nobody says who ${right} is.`);
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
      ['Command', 'What', 'Allowed when', 'Events'],
      Object.entries(rows).map(([name, { summary, when, emits }]) => [
        name,
        summary,
        when,
        codes(emits),
      ]),
    ),
  ];
}
