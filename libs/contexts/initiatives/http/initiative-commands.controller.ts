import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiOkResponse,
  ApiTags,
  CurrentContext,
  type CommandAnswer,
  CommandRoute,
  type CommandContext,
  uuid,
} from '#platform/http';
import { INITIATIVE_COMMANDS as RULES } from '../domain/initiative.commands.js';
import * as commands from '../application/initiative.command-classes.js';
import { InitiativesQuery } from '../read-model/initiatives.query.js';
import * as bodies from './dto/initiative-commands.dto.js';
import { TitledInitiative } from './initiative.response.js';

const Initiative = () => Param('initiative', uuid('initiative'));

/** The commands on an initiative. The command table says who may give them and when. */
@ApiTags('initiatives')
@ApiBearerAuth()
@Controller('initiatives')
export class InitiativeCommandsController {
  constructor(
    private readonly bus: CommandBus,
    private readonly initiatives: InitiativesQuery,
  ) {}

  @CommandRoute('CreateInitiative', 'create-initiative', RULES.CreateInitiative)
  @ApiOkResponse({ type: TitledInitiative })
  async createInitiative(
    @Body() body: bodies.CreateInitiativeBody,
    @CurrentContext() context: CommandContext,
  ): Promise<TitledInitiative> {
    const answer = await this.bus.execute(new commands.CreateInitiative(null, body, context));
    const { title, nonprofit } = body;
    const namesakes = await this.initiatives.namesakes(context.caller, {
      title,
      nonprofit,
      than: answer.id,
    });
    return { ...answer, namesakes };
  }

  @CommandRoute('ChangeInitiative', ':initiative/change-initiative', RULES.ChangeInitiative)
  @ApiOkResponse({ type: TitledInitiative })
  async changeInitiative(
    @Initiative() initiative: string,
    @Body() body: bodies.ChangeInitiativeBody,
    @CurrentContext() context: CommandContext,
  ): Promise<TitledInitiative> {
    const answer = await this.bus.execute(new commands.ChangeInitiative(initiative, body, context));
    const { title } = body;
    const namesakes =
      title === undefined
        ? []
        : await this.initiatives.namesakes(context.caller, { title, than: initiative });
    return { ...answer, namesakes };
  }

  @CommandRoute('OpenInitiative', ':initiative/open-initiative', RULES.OpenInitiative)
  openInitiative(
    @Initiative() initiative: string,
    @Body() body: bodies.InitiativeAsItIsBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.OpenInitiative(initiative, body, context));
  }

  @CommandRoute('CloseInitiative', ':initiative/close-initiative', RULES.CloseInitiative)
  closeInitiative(
    @Initiative() initiative: string,
    @Body() body: bodies.InitiativeAsItIsBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.CloseInitiative(initiative, body, context));
  }

  @CommandRoute('CancelInitiative', ':initiative/cancel-initiative', RULES.CancelInitiative)
  cancelInitiative(
    @Initiative() initiative: string,
    @Body() body: bodies.InitiativeAsItIsBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.CancelInitiative(initiative, body, context));
  }

  @CommandRoute('AddSlots', ':initiative/add-slots', RULES.AddSlots)
  addSlots(
    @Initiative() initiative: string,
    @Body() body: bodies.AddSlotsBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.AddSlots(initiative, body, context));
  }

  @CommandRoute('CancelSlot', ':initiative/cancel-slot', RULES.CancelSlot)
  cancelSlot(
    @Initiative() initiative: string,
    @Body() body: bodies.NamedSlotBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.CancelSlot(initiative, body, context));
  }

  @CommandRoute('ChangeSlot', ':initiative/change-slot', RULES.ChangeSlot)
  changeSlot(
    @Initiative() initiative: string,
    @Body() body: bodies.ChangeSlotBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.ChangeSlot(initiative, body, context));
  }
}
