import { TargetedCommand } from '#platform/commands';
import type { InitiativeCommandName } from '../domain/initiative.commands.js';
import type {
  AddSlotsBody,
  ChangeInitiativeBody,
  ChangeSlotBody,
  CreateInitiativeBody,
  InitiativeAsItIsBody,
  NamedSlotBody,
} from '../http/dto/initiative-commands.dto.js';

/** The commands that people give; the others are the system's. */
export type RequestedCommandName = Exclude<
  InitiativeCommandName,
  'KeepTask' | 'HoldPlaces' | 'GiveBackPlaces'
>;

export class CreateInitiative extends TargetedCommand<null, CreateInitiativeBody> {}
export class ChangeInitiative extends TargetedCommand<string, ChangeInitiativeBody> {}
export class OpenInitiative extends TargetedCommand<string, InitiativeAsItIsBody> {}
export class CloseInitiative extends TargetedCommand<string, InitiativeAsItIsBody> {}
export class CancelInitiative extends TargetedCommand<string, InitiativeAsItIsBody> {}
export class AddSlots extends TargetedCommand<string, AddSlotsBody> {}
export class CancelSlot extends TargetedCommand<string, NamedSlotBody> {}
export class ChangeSlot extends TargetedCommand<string, ChangeSlotBody> {}

/** Command name → its class. `target`: the id of an initiative; null for one to be created. */
export interface InitiativeMessages extends Record<RequestedCommandName, object> {
  CreateInitiative: CreateInitiative;
  ChangeInitiative: ChangeInitiative;
  OpenInitiative: OpenInitiative;
  CloseInitiative: CloseInitiative;
  CancelInitiative: CancelInitiative;
  AddSlots: AddSlots;
  CancelSlot: CancelSlot;
  ChangeSlot: ChangeSlot;
}
