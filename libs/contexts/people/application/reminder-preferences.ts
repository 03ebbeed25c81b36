import { Injectable } from '@nestjs/common';
import { chooseRight, right, type Access } from '#platform/authorization';
import type { CommandPlan } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import type { PersonCommand, PersonState } from '../domain/person.decider.js';
import { PEOPLE_COMMANDS, type PeopleRight } from '../domain/person.command-rules.js';
import type { ReminderKind } from '../domain/reminder-kinds.js';
import { PersonAccess } from './person-access.js';

/** Turns reminders off and on: everybody for themself, and nobody for another. */
@Injectable()
export class ReminderPreferences {
  constructor(private readonly surveying: PersonAccess) {}

  /** @throws Refusal not_found for somebody out of scope, forbidden for somebody else */
  async plan(
    name: 'MuteReminders' | 'UnmuteReminders',
    kind: ReminderKind,
    state: PersonState,
    by: CommandContext,
  ): Promise<CommandPlan<PersonCommand>> {
    const { access } = await this.surveying.survey(state, by);
    const own: Access = {
      ...access,
      rights: by.caller.person === state.id ? [right('self')] : access.rights,
    };
    const chosen = chooseRight(
      own,
      (candidate) => PEOPLE_COMMANDS[name].by.includes(candidate as PeopleRight),
      name,
      by.capacity,
    );
    return {
      command: { name, data: { kind } },
      actor: by.caller.person,
      capacity: chosen.capacity,
      mandate: null,
    };
  }
}
