import { Command } from '@nestjs/cqrs';
import type { CommandAnswer, CommandContext } from '#platform/http';
import type { InitiativeCommandName } from '../domain/initiative.commands.js';
import type {
  AddSlotsBody,
  ChangeSlotBody,
  CreateInitiativeBody,
  InitiativeAsItIsBody,
  NamedSlotBody,
} from '../http/dto/initiatives.dto.js';

/** The commands that people give; the others are the system's. */
export type RequestedCommandName = Exclude<InitiativeCommandName, 'HoldPlaces' | 'GiveBackPlaces'>;

/** Command name → its body, checked for shape by the DTO but not yet against the rules. */
interface InitiativeBodies extends Record<RequestedCommandName, object> {
  CreateInitiative: CreateInitiativeBody;
  OpenInitiative: InitiativeAsItIsBody;
  CloseInitiative: InitiativeAsItIsBody;
  CancelInitiative: InitiativeAsItIsBody;
  AddSlots: AddSlotsBody;
  CancelSlot: NamedSlotBody;
  ChangeSlot: ChangeSlotBody;
}

/** A command on an initiative, on its way to the handler of its name. */
export abstract class InitiativeCommandMessage<
  Name extends RequestedCommandName,
> extends Command<CommandAnswer> {
  constructor(
    /** Id of the initiative; null for one to be created. */
    readonly initiative: Name extends 'CreateInitiative' ? null : string,
    readonly body: InitiativeBodies[Name],
    readonly context: CommandContext,
  ) {
    super();
  }
}

export class CreateInitiative extends InitiativeCommandMessage<'CreateInitiative'> {}
export class OpenInitiative extends InitiativeCommandMessage<'OpenInitiative'> {}
export class CloseInitiative extends InitiativeCommandMessage<'CloseInitiative'> {}
export class CancelInitiative extends InitiativeCommandMessage<'CancelInitiative'> {}
export class AddSlots extends InitiativeCommandMessage<'AddSlots'> {}
export class CancelSlot extends InitiativeCommandMessage<'CancelSlot'> {}
export class ChangeSlot extends InitiativeCommandMessage<'ChangeSlot'> {}
