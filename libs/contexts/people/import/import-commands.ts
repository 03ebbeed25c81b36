import { Injectable } from '@nestjs/common';
import { Ledger, streamOf, uuid5, type DecisionContext } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { person } from '../domain/person.decider.js';
import type { PersonCommand } from '../domain/person.commands.js';
import type { Planned } from './check-rows.js';

/** The ordinary commands that make a line true, in their order; none when it is true already. */
export function commandsOf(
  planned: Planned,
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

/** The types of the events that these commands make. */
const EVENTS: Readonly<Partial<Record<PersonCommand['name'], readonly string[]>>> = {
  RegisterPerson: ['PersonRegistered', 'RoleGranted'],
  GrantRole: ['RoleGranted'],
  MovePerson: ['PersonMoved'],
  AssignManager: ['ManagerAssigned'],
};
export const eventsOf = (commands: readonly PersonCommand[]): string[] =>
  commands.flatMap(({ name }) => EVENTS[name] ?? []);

/** Gives the commands of a line, one after the other, as any admin could. */
@Injectable()
export class ImportCommands {
  constructor(private readonly ledger: Ledger) {}

  /** @returns the types of the events made. @throws Refusal */
  async give(
    { id, line }: Planned,
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
