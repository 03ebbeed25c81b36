import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiTags,
  CurrentContext,
  type CommandAnswer,
  CommandRoute,
  type CommandContext,
  uuid,
} from '#platform/http';
import { PEOPLE_COMMANDS as RULES } from '../domain/person.command-rules.js';
import * as bodies from './dto/people.dto.js';
import { PeopleRequest, type PeopleWords } from '../application/person.command-handler.js';

const Person = () => Param('person', uuid('person'));

/** Every command on a person; the rule table says who may and when. */
@ApiTags('people')
@ApiBearerAuth()
@Controller()
export class PeopleCommandsController {
  constructor(private readonly bus: CommandBus) {}

  @CommandRoute('RegisterPerson', 'people/register-person', RULES.RegisterPerson)
  registerPerson(
    @Body() body: bodies.RegisterPersonBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run({ name: 'RegisterPerson', body }, by);
  }

  @CommandRoute('GrantRole', 'people/:person/grant-role', RULES.GrantRole)
  grantRole(
    @Person() person: string,
    @Body() body: bodies.RoleBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run({ name: 'GrantRole', person, body }, by);
  }

  @CommandRoute('RevokeRole', 'people/:person/revoke-role', RULES.RevokeRole)
  revokeRole(
    @Person() person: string,
    @Body() body: bodies.RoleBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run({ name: 'RevokeRole', person, body }, by);
  }

  @CommandRoute('AssignManager', 'people/:person/assign-manager', RULES.AssignManager)
  assignManager(
    @Person() person: string,
    @Body() body: bodies.ManagerBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run({ name: 'AssignManager', person, body }, by);
  }

  @CommandRoute('MovePerson', 'people/:person/move-person', RULES.MovePerson)
  movePerson(
    @Person() person: string,
    @Body() body: bodies.PersonLevelBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run({ name: 'MovePerson', person, body }, by);
  }

  @CommandRoute('ErasePerson', 'people/:person/erase-person', RULES.ErasePerson)
  erasePerson(
    @Person() person: string,
    @Body() body: bodies.PersonAsTheyAreBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run({ name: 'ErasePerson', person, body: { ...body } }, by);
  }

  @CommandRoute('MuteReminders', 'people/:person/mute-reminders', RULES.MuteReminders)
  muteReminders(
    @Person() person: string,
    @Body() body: bodies.RemindersBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run({ name: 'MuteReminders', person, body }, by);
  }

  @CommandRoute('UnmuteReminders', 'people/:person/unmute-reminders', RULES.UnmuteReminders)
  unmuteReminders(
    @Person() person: string,
    @Body() body: bodies.RemindersBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run({ name: 'UnmuteReminders', person, body }, by);
  }

  @CommandRoute('AddCoordinator', 'nonprofits/:nonprofit/add-coordinator', RULES.AddCoordinator)
  addCoordinator(
    @Param('nonprofit', uuid('nonprofit')) nonprofit: string,
    @Body() body: bodies.AddCoordinatorBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run({ name: 'AddCoordinator', nonprofit, body }, by);
  }

  #run(words: PeopleWords, by: CommandContext): Promise<CommandAnswer> {
    return this.bus.execute(new PeopleRequest(words, by));
  }
}
