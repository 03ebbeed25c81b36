import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  Ledger,
  notFound,
  streamOf,
  type CommandResult,
  type CommandPlan,
} from '#kit/eventsourcing';
import { answerOf, type CommandAnswer, type CommandContext } from '#platform/http';
import { person, type PersonCommand, type PersonState } from '../domain/person.decider.js';
import { AddCoordinatorService } from './add-coordinator.js';
import { refuseMalformed } from './role-policy.js';
import { UniqueHolders } from './unique-holders.js';
import { PeopleManagement } from './people-management.js';
import { ReminderPreferences } from './reminder-preferences.js';
import type {
  AddCoordinatorBody,
  ManagerBody,
  RegisterPersonBody,
  RemindersBody,
  RoleBody,
} from '../http/dto/people.dto.js';
import { RegisterPersonService } from './register-person.js';
import { RolesService } from './roles.service.js';
import { PEOPLE_LOCK } from './people-lock.js';

/** A command on people, on its way to the handler. */
export type PeopleWords =
  | { readonly name: 'RegisterPerson'; readonly body: RegisterPersonBody }
  | {
      readonly name: 'AddCoordinator';
      readonly nonprofit: string;
      readonly body: AddCoordinatorBody;
    }
  | { readonly name: 'GrantRole' | 'RevokeRole'; readonly person: string; readonly body: RoleBody }
  | {
      readonly name: 'MuteReminders' | 'UnmuteReminders';
      readonly person: string;
      readonly body: RemindersBody;
    }
  | {
      readonly name: 'AssignManager' | 'MovePerson' | 'ErasePerson';
      readonly person: string;
      readonly body: PersonWords;
    };
export type PersonWords = ManagerBody & { readonly level?: string };

export class PeopleRequest {
  constructor(
    readonly words: PeopleWords,
    readonly by: CommandContext,
  ) {}
}
type Done = { readonly id: string; readonly outcome: CommandResult<PersonState> };

/**
 * Admins know their people, the platform team the first of each kind (domain §4). One command at a time.
 */
@CommandHandler(PeopleRequest)
export class PeopleHandler implements ICommandHandler<PeopleRequest, CommandAnswer> {
  constructor(
    private readonly ledger: Ledger,
    private readonly registering: RegisterPersonService,
    private readonly coordinators: AddCoordinatorService,
    private readonly roles: RolesService,
    private readonly managing: PeopleManagement,
    private readonly muting: ReminderPreferences,
    private readonly holders: UniqueHolders,
  ) {}

  async execute(request: PeopleRequest): Promise<CommandAnswer> {
    const { words } = request;
    if (words.name === 'GrantRole' || words.name === 'RevokeRole') refuseMalformed(words.body);
    const { id, outcome } = await this.ledger.withLock(PEOPLE_LOCK, () => this.#execute(request));
    return answerOf(words.name, id, outcome, request.by.options.dryRun ? { dryRun: true } : {});
  }

  async #execute({ words, by }: PeopleRequest): Promise<Done> {
    switch (words.name) {
      case 'RegisterPerson':
        return this.registering.register(words.body, by);
      case 'AddCoordinator':
        return this.coordinators.add(words.nonprofit, words.body, by);
      case 'GrantRole':
        return this.#on(words.person, by, (state) => this.roles.grant(words.body, state, by));
      case 'RevokeRole':
        return this.#on(words.person, by, (state) => this.roles.revoke(words.body, state, by));
      case 'AssignManager':
        return this.#on(words.person, by, (state) =>
          this.managing.assignManager(words.body.manager ?? null, state, by),
        );
      case 'MovePerson':
        return this.#on(words.person, by, (state) =>
          this.managing.movePerson(words.body.level ?? '', state, by),
        );
      case 'ErasePerson':
        return this.#on(words.person, by, (state) => this.managing.erasePerson(state, by));
      case 'MuteReminders':
      case 'UnmuteReminders':
        return this.#on(words.person, by, (state) =>
          this.muting.plan(words.name, words.body.kind, state, by),
        );
    }
  }

  async #on(
    id: string,
    by: CommandContext,
    plan: (state: PersonState) => Promise<CommandPlan<PersonCommand>>,
  ): Promise<Done> {
    const planned = async ({ state }: { readonly state: PersonState }) => {
      if (!state.exists || state.erased) throw notFound('person', 'person');
      return this.holders.claiming(id, await plan(state), by);
    };
    return {
      id,
      outcome: await this.ledger.execute(
        person,
        streamOf(person, id),
        by.cause,
        planned,
        by.options,
      ),
    };
  }
}
