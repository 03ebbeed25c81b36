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
import { PEOPLE_COMMANDS as RULES } from '../domain/person.commands.js';
import { JoiningAnswer } from './joining.response.js';
import * as bodies from './dto/people.dto.js';
import * as commands from '../application/command-classes.js';

const Person = () => Param('person', uuid('person'));

/** Every command on a person. The table of rules says who may run it and when. */
@ApiTags('people')
@ApiBearerAuth()
@Controller()
export class PeopleCommandsController {
  constructor(private readonly bus: CommandBus) {}

  @CommandRoute('RegisterPerson', 'people/register-person', RULES.RegisterPerson, JoiningAnswer)
  registerPerson(
    @Body() body: bodies.RegisterPersonBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.RegisterPerson(null, body, context));
  }

  @CommandRoute('ChangePerson', 'people/:person/change-person', RULES.ChangePerson)
  changePerson(
    @Person() person: string,
    @Body() body: bodies.ChangePersonBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.ChangePerson(person, body, context));
  }

  @CommandRoute('GrantRole', 'people/:person/grant-role', RULES.GrantRole)
  grantRole(
    @Person() person: string,
    @Body() body: bodies.RoleBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.GrantRole(person, body, context));
  }

  @CommandRoute('RevokeRole', 'people/:person/revoke-role', RULES.RevokeRole)
  revokeRole(
    @Person() person: string,
    @Body() body: bodies.RoleBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.RevokeRole(person, body, context));
  }

  @CommandRoute('AssignManager', 'people/:person/assign-manager', RULES.AssignManager)
  assignManager(
    @Person() person: string,
    @Body() body: bodies.ManagerBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.AssignManager(person, body, context));
  }

  @CommandRoute('MovePerson', 'people/:person/move-person', RULES.MovePerson)
  movePerson(
    @Person() person: string,
    @Body() body: bodies.PersonLevelBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.MovePerson(person, body, context));
  }

  @CommandRoute('ErasePerson', 'people/:person/erase-person', RULES.ErasePerson)
  erasePerson(
    @Person() person: string,
    @Body() body: bodies.PersonAsTheyAreBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.ErasePerson(person, body, context));
  }

  @CommandRoute('MuteReminders', 'people/:person/mute-reminders', RULES.MuteReminders)
  muteReminders(
    @Person() person: string,
    @Body() body: bodies.RemindersBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.MuteReminders(person, body, context));
  }

  @CommandRoute('UnmuteReminders', 'people/:person/unmute-reminders', RULES.UnmuteReminders)
  unmuteReminders(
    @Person() person: string,
    @Body() body: bodies.RemindersBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.UnmuteReminders(person, body, context));
  }

  @CommandRoute(
    'AddCoordinator',
    'nonprofits/:nonprofit/add-coordinator',
    RULES.AddCoordinator,
    JoiningAnswer,
  )
  addCoordinator(
    @Param('nonprofit', uuid('nonprofit')) nonprofit: string,
    @Body() body: bodies.AddCoordinatorBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.AddCoordinator(nonprofit, body, context));
  }
}
