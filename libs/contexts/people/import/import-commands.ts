import { Injectable } from '@nestjs/common';
import { Ledger, streamOf, uuid5, type DecisionContext } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { foldMail } from '#platform/text';
import { person } from '../domain/person.decider.js';
import { changesOf } from '../domain/personal-data.js';
import type { PersonCommand } from '../domain/person.commands.js';
import type { PlannedLine } from './check-rows.js';

/** What was looked up once for all lines. */
export interface ImportPlan {
  readonly company: string;
  readonly root: string;
  /** Seed of the ids of what the commands make. */
  readonly cause: string;
  /** When invitations that are made expire. */
  readonly expiresAt: string;
}

/** What of a person would become as the line has it. */
export function changesIn({ known, name, mail, locale, subject, externalId }: PlannedLine) {
  if (!known) return {};
  const sameMail = foldMail(known.mail) === foldMail(mail);
  return changesOf(known, {
    name,
    ...(sameMail ? {} : { mail }),
    ...(locale === null ? {} : { locale }),
    ...(subject === null ? {} : { subject }),
    ...(externalId === null ? {} : { externalId }),
  });
}

/**
 * The commands that make a person match a line, in order; empty if they match already. The whole file was checked for circles of
 * managers, so that no command looks at the managers above.
 */
export function commandsOf(
  planned: PlannedLine,
  { company, root, cause, expiresAt }: ImportPlan,
  invited = false,
): PersonCommand[] {
  const { id, known, name, mail, locale, subject, externalId, level, manager } = planned;
  const employee = {
    grant: uuid5(cause, 'grant', id),
    role: 'employee' as const,
    company,
    level: null,
    nonprofit: null,
  };
  const registered = {
    ...{ person: id, name, mail, locale, company, level, subject, externalId },
    grants: [employee],
  };
  if (invited) {
    const join = { level, invitation: { id: uuid5(cause, 'invitation', id), expiresAt } };
    return [{ name: 'RegisterPerson', data: { ...registered, join } }];
  }
  const changes = changesIn(planned);
  const commands: PersonCommand[] = [];
  if (!known) commands.push({ name: 'RegisterPerson', data: registered });
  else if (!known.employee) commands.push({ name: 'GrantRole', data: { grant: employee } });
  if (Object.keys(changes).length > 0) commands.push({ name: 'ChangePerson', data: { changes } });
  if (known && level !== null && level !== (known.level ?? root))
    commands.push({ name: 'MovePerson', data: { level } });
  if (manager !== null && manager !== (known?.manager ?? null))
    commands.push({ name: 'AssignManager', data: { manager, chain: [] } });
  return commands;
}

/** Command → the types of its events. */
const EVENTS: Readonly<Partial<Record<PersonCommand['name'], readonly string[]>>> = {
  RegisterPerson: ['PersonRegistered', 'RoleGranted'],
  GrantRole: ['RoleGranted'],
  ChangePerson: ['PersonChanged'],
  MovePerson: ['PersonMoved'],
  AssignManager: ['ManagerAssigned'],
};
export const eventsOf = (commands: readonly PersonCommand[]): string[] =>
  commands.flatMap(({ name }) => EVENTS[name] ?? []);

/** Runs the commands of a line, or of somebody who is not in the file, one after the other, in the capacity of an admin. */
@Injectable()
export class ImportCommands {
  constructor(private readonly ledger: Ledger) {}

  /** @returns the types of the appended events. @throws Refusal */
  async run(
    { id, line }: { readonly id: string; readonly line: number | string },
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
