import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Ledger, notFound, streamOf, type Outcome, type Plan } from '#kit/eventsourcing';
import { answerOf, type CommandAnswer, type Requester } from '#platform/http';
import { person, type PeopleCommand, type PersonState } from '../domain/person.decider.js';
import { Coordinators } from './add-coordinator.js';
import { refuseMalformed } from './role-policy.js';
import { Holders } from './unique-holders.js';
import { Managing } from './people-management.js';
import { Muting } from './reminder-preferences.js';
import type {
  AddCoordinatorBody,
  ManagerBody,
  RegisterPersonBody,
  RemindersBody,
  RoleBody,
} from '../http/dto/people.dto.js';
import { Registering } from './register-person.js';
import { Roles } from './roles.service.js';
import { PEOPLE_TURN } from './people-lock.js';

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
    readonly by: Requester,
  ) {}
}
type Done = { readonly id: string; readonly outcome: Outcome<PersonState> };

/**
 * Admins know their people, the platform team the first of each kind (domain §4). One command at a time.
 */
@CommandHandler(PeopleRequest)
export class PeopleHandler implements ICommandHandler<PeopleRequest, CommandAnswer> {
  constructor(
    private readonly ledger: Ledger,
    private readonly registering: Registering,
    private readonly coordinators: Coordinators,
    private readonly roles: Roles,
    private readonly managing: Managing,
    private readonly muting: Muting,
    private readonly holders: Holders,
  ) {}

  async execute(request: PeopleRequest): Promise<CommandAnswer> {
    const { words } = request;
    if (words.name === 'GrantRole' || words.name === 'RevokeRole') refuseMalformed(words.body);
    const { id, outcome } = await this.ledger.inTurn(PEOPLE_TURN, () => this.#execute(request));
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
    by: Requester,
    plan: (state: PersonState) => Promise<Plan<PeopleCommand>>,
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
