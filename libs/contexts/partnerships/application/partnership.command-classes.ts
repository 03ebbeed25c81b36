import { Command } from '@nestjs/cqrs';
import { TargetedCommand } from '#platform/commands';
import type { CommandContext } from '#platform/http';
import type { PartnershipCommandName } from '../domain/partnership.commands.js';
import type {
  MandateBody,
  PartnershipAsItIsBody,
  PartnershipLevelBody,
  ProposalAnswer,
  ProposePartnershipBody,
} from '../http/dto/partnerships.dto.js';

/** Proposes partnerships with several nonprofits. They have no ids for the client to name, so this command has no target. */
export class ProposePartnership extends Command<ProposalAnswer> {
  constructor(
    readonly body: ProposePartnershipBody,
    readonly context: CommandContext,
  ) {
    super();
  }
}

/** The commands on a partnership that has been proposed. */
export type TargetedCommandName = Exclude<PartnershipCommandName, 'ProposePartnership'>;

export class ValidatePartnership extends TargetedCommand<string, PartnershipAsItIsBody> {}
export class DeclinePartnership extends TargetedCommand<string, PartnershipAsItIsBody> {}
export class CancelPartnership extends TargetedCommand<string, PartnershipAsItIsBody> {}
export class MovePartnership extends TargetedCommand<string, PartnershipLevelBody> {}
export class GrantMandate extends TargetedCommand<string, MandateBody> {}
export class RevokeMandate extends TargetedCommand<string, PartnershipAsItIsBody> {}

/** Command name → its class. `target`: the id of the partnership. */
export interface PartnershipMessages extends Record<TargetedCommandName, object> {
  ValidatePartnership: ValidatePartnership;
  DeclinePartnership: DeclinePartnership;
  CancelPartnership: CancelPartnership;
  MovePartnership: MovePartnership;
  GrantMandate: GrantMandate;
  RevokeMandate: RevokeMandate;
}
