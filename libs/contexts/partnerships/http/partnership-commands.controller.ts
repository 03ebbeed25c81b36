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
import * as commands from '../application/partnership.command-classes.js';
import { PARTNERSHIP_COMMANDS as RULES } from '../domain/partnership.commands.js';
import * as bodies from './dto/partnerships.dto.js';

const Partnership = () => Param('partnership', uuid('partnership'));

/** The commands on partnerships. The command table says who may give them and when. */
@ApiTags('partnerships')
@ApiBearerAuth()
@Controller('partnerships')
export class PartnershipCommandsController {
  constructor(private readonly bus: CommandBus) {}

  @ApiOkResponse({ type: bodies.ProposalAnswer })
  @CommandRoute('ProposePartnership', 'propose-partnership', RULES.ProposePartnership)
  proposePartnership(
    @Body() body: bodies.ProposePartnershipBody,
    @CurrentContext() context: CommandContext,
  ): Promise<bodies.ProposalAnswer> {
    return this.bus.execute(new commands.ProposePartnership(body, context));
  }

  @CommandRoute(
    'ValidatePartnership',
    ':partnership/validate-partnership',
    RULES.ValidatePartnership,
  )
  validatePartnership(
    @Partnership() id: string,
    @Body() body: bodies.PartnershipAsItIsBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.ValidatePartnership(id, body, context));
  }

  @CommandRoute('DeclinePartnership', ':partnership/decline-partnership', RULES.DeclinePartnership)
  declinePartnership(
    @Partnership() id: string,
    @Body() body: bodies.PartnershipAsItIsBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.DeclinePartnership(id, body, context));
  }

  @CommandRoute('CancelPartnership', ':partnership/cancel-partnership', RULES.CancelPartnership)
  cancelPartnership(
    @Partnership() id: string,
    @Body() body: bodies.PartnershipAsItIsBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.CancelPartnership(id, body, context));
  }

  @CommandRoute('MovePartnership', ':partnership/move-partnership', RULES.MovePartnership)
  movePartnership(
    @Partnership() id: string,
    @Body() body: bodies.PartnershipLevelBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.MovePartnership(id, body, context));
  }

  @CommandRoute('GrantMandate', ':partnership/grant-mandate', RULES.GrantMandate)
  grantMandate(
    @Partnership() id: string,
    @Body() body: bodies.MandateBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.GrantMandate(id, body, context));
  }

  @CommandRoute('RevokeMandate', ':partnership/revoke-mandate', RULES.RevokeMandate)
  revokeMandate(
    @Partnership() id: string,
    @Body() body: bodies.PartnershipAsItIsBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new commands.RevokeMandate(id, body, context));
  }
}
