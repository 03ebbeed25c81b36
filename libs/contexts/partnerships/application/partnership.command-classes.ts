import { Command } from '@nestjs/cqrs';
import type { CommandAnswer, CommandContext } from '#platform/http';
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

/** Command name → its body, checked for shape by the DTO but not yet against the rules. */
interface PartnershipBodies extends Record<TargetedCommandName, object> {
  ValidatePartnership: PartnershipAsItIsBody;
  DeclinePartnership: PartnershipAsItIsBody;
  CancelPartnership: PartnershipAsItIsBody;
  MovePartnership: PartnershipLevelBody;
  GrantMandate: MandateBody;
  RevokeMandate: PartnershipAsItIsBody;
}

/** A command on a partnership, on its way to the handler of its name. */
export abstract class PartnershipCommandMessage<
  Name extends TargetedCommandName,
> extends Command<CommandAnswer> {
  constructor(
    /** Id of the partnership. */
    readonly partnership: string,
    readonly body: PartnershipBodies[Name],
    readonly context: CommandContext,
  ) {
    super();
  }
}

export class ValidatePartnership extends PartnershipCommandMessage<'ValidatePartnership'> {}
export class DeclinePartnership extends PartnershipCommandMessage<'DeclinePartnership'> {}
export class CancelPartnership extends PartnershipCommandMessage<'CancelPartnership'> {}
export class MovePartnership extends PartnershipCommandMessage<'MovePartnership'> {}
export class GrantMandate extends PartnershipCommandMessage<'GrantMandate'> {}
export class RevokeMandate extends PartnershipCommandMessage<'RevokeMandate'> {}
