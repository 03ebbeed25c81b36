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
import { INITIATIVE_COMMANDS as RULES } from '../domain/initiative.commands.js';
import * as bodies from './dto/initiatives.dto.js';
import {
  InitiativeRequest,
  type InitiativeRequestName,
} from '../application/initiative.command-handler.js';

const Initiative = () => Param('initiative', uuid('initiative'));

/** Every command on an initiative; the rule table says who may and when. */
@ApiTags('initiatives')
@ApiBearerAuth()
@Controller('initiatives')
export class InitiativeCommandsController {
  constructor(private readonly bus: CommandBus) {}

  @CommandRoute('CreateInitiative', 'create-initiative', RULES.CreateInitiative)
  createInitiative(
    @Body() body: bodies.CreateInitiativeBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('CreateInitiative', null, body, by);
  }

  @CommandRoute('OpenInitiative', ':initiative/open-initiative', RULES.OpenInitiative)
  openInitiative(
    @Initiative() initiative: string,
    @Body() body: bodies.InitiativeAsItIsBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('OpenInitiative', initiative, body, by);
  }

  @CommandRoute('CloseInitiative', ':initiative/close-initiative', RULES.CloseInitiative)
  closeInitiative(
    @Initiative() initiative: string,
    @Body() body: bodies.InitiativeAsItIsBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('CloseInitiative', initiative, body, by);
  }

  @CommandRoute('CancelInitiative', ':initiative/cancel-initiative', RULES.CancelInitiative)
  cancelInitiative(
    @Initiative() initiative: string,
    @Body() body: bodies.InitiativeAsItIsBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('CancelInitiative', initiative, body, by);
  }

  @CommandRoute('AddSlots', ':initiative/add-slots', RULES.AddSlots)
  addSlots(
    @Initiative() initiative: string,
    @Body() body: bodies.AddSlotsBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('AddSlots', initiative, body, by);
  }

  @CommandRoute('CancelSlot', ':initiative/cancel-slot', RULES.CancelSlot)
  cancelSlot(
    @Initiative() initiative: string,
    @Body() body: bodies.NamedSlotBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('CancelSlot', initiative, body, by);
  }

  @CommandRoute('ChangeSlot', ':initiative/change-slot', RULES.ChangeSlot)
  changeSlot(
    @Initiative() initiative: string,
    @Body() body: bodies.ChangeSlotBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('ChangeSlot', initiative, body, by);
  }

  #run(
    name: InitiativeRequestName,
    initiative: string | null,
    body: object,
    by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new InitiativeRequest(name, initiative, { ...body }, by));
  }
}
