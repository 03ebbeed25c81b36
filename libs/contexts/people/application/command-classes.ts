import { Command } from '@nestjs/cqrs';
import type { CommandAnswer, CommandContext } from '#platform/http';
import type { PersonCommandName } from '../domain/person.commands.js';
import type {
  AddCoordinatorBody,
  ManagerBody,
  PersonAsTheyAreBody,
  PersonLevelBody,
  RegisterPersonBody,
  RemindersBody,
  RoleBody,
} from '../http/dto/people.dto.js';

/** `target`: the id of the person, of the nonprofit for AddCoordinator; `body`: as the client sent it, checked for shape. */
interface Request<Target, Body> {
  readonly target: Target;
  readonly body: Body;
}
interface Requests extends Record<PersonCommandName, Request<string | null, object>> {
  RegisterPerson: Request<null, RegisterPersonBody>;
  AddCoordinator: Request<string, AddCoordinatorBody>;
  GrantRole: Request<string, RoleBody>;
  RevokeRole: Request<string, RoleBody>;
  AssignManager: Request<string, ManagerBody>;
  MovePerson: Request<string, PersonLevelBody>;
  ErasePerson: Request<string, PersonAsTheyAreBody>;
  MuteReminders: Request<string, RemindersBody>;
  UnmuteReminders: Request<string, RemindersBody>;
}

/** A command on a person, on its way to its handler. */
export abstract class PeopleCommand<Name extends PersonCommandName> extends Command<CommandAnswer> {
  constructor(
    readonly target: Requests[Name]['target'],
    readonly body: Requests[Name]['body'],
    readonly context: CommandContext,
  ) {
    super();
  }
}

export class RegisterPerson extends PeopleCommand<'RegisterPerson'> {}
export class AddCoordinator extends PeopleCommand<'AddCoordinator'> {}
export class GrantRole extends PeopleCommand<'GrantRole'> {}
export class RevokeRole extends PeopleCommand<'RevokeRole'> {}
export class AssignManager extends PeopleCommand<'AssignManager'> {}
export class MovePerson extends PeopleCommand<'MovePerson'> {}
export class ErasePerson extends PeopleCommand<'ErasePerson'> {}
export class MuteReminders extends PeopleCommand<'MuteReminders'> {}
export class UnmuteReminders extends PeopleCommand<'UnmuteReminders'> {}
