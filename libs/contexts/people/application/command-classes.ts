import { TargetedCommand } from '#platform/commands';
import type { PersonCommandName } from '../domain/person.commands.js';
import type {
  AddCoordinatorBody,
  ChangePersonBody,
  ManagerBody,
  PersonAsTheyAreBody,
  PersonLevelBody,
  RegisterPersonBody,
  RemindersBody,
  RoleBody,
} from '../http/dto/people.dto.js';

export class RegisterPerson extends TargetedCommand<null, RegisterPersonBody> {}
export class AddCoordinator extends TargetedCommand<string, AddCoordinatorBody> {}
export class ChangePerson extends TargetedCommand<string, ChangePersonBody> {}
export class GrantRole extends TargetedCommand<string, RoleBody> {}
export class RevokeRole extends TargetedCommand<string, RoleBody> {}
export class AssignManager extends TargetedCommand<string, ManagerBody> {}
export class MovePerson extends TargetedCommand<string, PersonLevelBody> {}
export class ErasePerson extends TargetedCommand<string, PersonAsTheyAreBody> {}
export class MuteReminders extends TargetedCommand<string, RemindersBody> {}
export class UnmuteReminders extends TargetedCommand<string, RemindersBody> {}

/** Command name → its class. `target`: the id of the person; of the nonprofit for AddCoordinator; null for RegisterPerson. */
export interface PersonMessages extends Record<PersonCommandName, object> {
  RegisterPerson: RegisterPerson;
  AddCoordinator: AddCoordinator;
  ChangePerson: ChangePerson;
  GrantRole: GrantRole;
  RevokeRole: RevokeRole;
  AssignManager: AssignManager;
  MovePerson: MovePerson;
  ErasePerson: ErasePerson;
  MuteReminders: MuteReminders;
  UnmuteReminders: UnmuteReminders;
}
