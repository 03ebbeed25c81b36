import { Injectable } from '@nestjs/common';
import { Ledger, streamOf, uuid5, type DecisionContext } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { person } from '../domain/person.decider.js';
import type { PersonCommand } from '../domain/person.commands.js';
import type { PlannedLine } from './check-rows.js';

/** The commands that make a person match a line, in order; empty if they match already. */
export function commandsOf(
  planned: PlannedLine,
  company: string,
  manager: readonly string[],
  root: string,
  cause: string,
): PersonCommand[] {
  const { id, known, name, mail, locale, subject, level } = planned;
  const employee = {
    grant: uuid5(cause, 'grant', id),
    role: 'employee' as const,
    company,
    level: null,
    nonprofit: null,
  };
  const registered = {
    person: id,
    name,
    mail,
    locale,
    company,
    level,
    subject,
    grants: [employee],
  };
  const commands: PersonCommand[] = [];
  if (!known) commands.push({ name: 'RegisterPerson', data: registered });
  else if (!known.employee) commands.push({ name: 'GrantRole', data: { grant: employee } });
  if (known && level !== null && level !== (known.level ?? root))
    commands.push({ name: 'MovePerson', data: { level } });
  const [own, ...chain] = manager;
  if (own !== undefined && own !== (known?.manager ?? null))
    commands.push({ name: 'AssignManager', data: { manager: own, chain } });
  return commands;
}

/** Command → the types of its events. */
const EVENTS: Readonly<Partial<Record<PersonCommand['name'], readonly string[]>>> = {
  RegisterPerson: ['PersonRegistered', 'RoleGranted'],
  GrantRole: ['RoleGranted'],
  MovePerson: ['PersonMoved'],
  AssignManager: ['ManagerAssigned'],
};
export const eventsOf = (commands: readonly PersonCommand[]): string[] =>
  commands.flatMap(({ name }) => EVENTS[name] ?? []);

/** Runs the commands of a line, one after the other, in the capacity of an admin. */
@Injectable()
export class ImportCommands {
  constructor(private readonly ledger: Ledger) {}

  /** @returns the types of the appended events. @throws Refusal */
  async run(
    { id, line }: PlannedLine,
    commands: readonly PersonCommand[],
    { caller, cause }: CommandContext,
  ): Promise<string[]> {
    const events: string[] = [];
    const who: Pick<DecisionContext, 'actor' | 'capacity' | 'mandate'> = {
      actor: caller.person,
      capacity: 'admin',
      mandate: null,
    };
    for (const command of commands) {
      const own = { ...cause, commandId: uuid5(cause.commandId, command.name, String(line)) };
      const outcome = await this.ledger.execute(person, streamOf(person, id), own, () => ({
        command,
        ...who,
      }));
      events.push(...outcome.events.map((event) => event.type));
    }
    return events;
  }
}
