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
import {
  PARTNERSHIP_COMMANDS as RULES,
  type PartnershipCommandName,
} from '../domain/partnership.commands.js';
import * as bodies from './dto/partnerships.dto.js';
import { PartnershipRequest } from '../application/partnership.command-handler.js';

const Partnership = () => Param('partnership', uuid('partnership'));

/** Every command on a partnership; the rule table says who may and when. */
@ApiTags('partnerships')
@ApiBearerAuth()
@Controller('partnerships')
export class PartnershipCommandsController {
  constructor(private readonly bus: CommandBus) {}

  @ApiOkResponse({ type: bodies.ProposalAnswer })
  @CommandRoute('ProposePartnership', 'propose-partnership', RULES.ProposePartnership)
  proposePartnership(
    @Body() body: bodies.ProposePartnershipBody,
    @CurrentContext() by: CommandContext,
  ): Promise<bodies.ProposalAnswer> {
    return this.bus.execute(new PartnershipRequest({ name: 'ProposePartnership', body }, by));
  }

  @CommandRoute(
    'ValidatePartnership',
    ':partnership/validate-partnership',
    RULES.ValidatePartnership,
  )
  validatePartnership(
    @Partnership() id: string,
    @Body() body: bodies.PartnershipAsItIsBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('ValidatePartnership', id, body, by);
  }

  @CommandRoute('DeclinePartnership', ':partnership/decline-partnership', RULES.DeclinePartnership)
  declinePartnership(
    @Partnership() id: string,
    @Body() body: bodies.PartnershipAsItIsBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('DeclinePartnership', id, body, by);
  }

  @CommandRoute('CancelPartnership', ':partnership/cancel-partnership', RULES.CancelPartnership)
  cancelPartnership(
    @Partnership() id: string,
    @Body() body: bodies.PartnershipAsItIsBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('CancelPartnership', id, body, by);
  }

  @CommandRoute('MovePartnership', ':partnership/move-partnership', RULES.MovePartnership)
  movePartnership(
    @Partnership() id: string,
    @Body() body: bodies.PartnershipLevelBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('MovePartnership', id, body, by);
  }

  @CommandRoute('GrantMandate', ':partnership/grant-mandate', RULES.GrantMandate)
  grantMandate(
    @Partnership() id: string,
    @Body() body: bodies.MandateBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('GrantMandate', id, body, by);
  }

  @CommandRoute('RevokeMandate', ':partnership/revoke-mandate', RULES.RevokeMandate)
  revokeMandate(
    @Partnership() id: string,
    @Body() body: bodies.PartnershipAsItIsBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('RevokeMandate', id, body, by);
  }

  #run(
    name: Exclude<PartnershipCommandName, 'ProposePartnership'>,
    partnership: string,
    body: object,
    by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new PartnershipRequest({ name, partnership, body: { ...body } }, by));
  }
}
