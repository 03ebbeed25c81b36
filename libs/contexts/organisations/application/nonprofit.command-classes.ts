import { TargetedCommand } from '#platform/commands';
import type { NonprofitCommandName } from '../domain/nonprofit.commands.js';
import type {
  ChangeLocationBody,
  LocationBody,
  NewNameBody,
  NonprofitProfileBody,
  RegisterNonprofitBody,
} from '../http/dto/organisations.dto.js';

export class RegisterNonprofit extends TargetedCommand<null, RegisterNonprofitBody> {}
export class ChangeNonprofitProfile extends TargetedCommand<string, NonprofitProfileBody> {}
export class AddLocation extends TargetedCommand<string, LocationBody> {}
export class ChangeLocation extends TargetedCommand<string, ChangeLocationBody> {}
export class RemoveLocation extends TargetedCommand<string, LocationBody> {}
export class RenameNonprofit extends TargetedCommand<string, NewNameBody> {}

/** Command name → its class. `target`: the id of a nonprofit; null for one to be created. */
export interface NonprofitMessages extends Record<NonprofitCommandName, object> {
  RegisterNonprofit: RegisterNonprofit;
  ChangeNonprofitProfile: ChangeNonprofitProfile;
  AddLocation: AddLocation;
  ChangeLocation: ChangeLocation;
  RemoveLocation: RemoveLocation;
  RenameNonprofit: RenameNonprofit;
}
