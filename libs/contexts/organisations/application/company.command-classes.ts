import { TargetedCommand } from '#platform/commands';
import type { CompanyCommandName } from '../domain/company.commands.js';
import type {
  AddNetworkLevelBody,
  CompanySettingsBody,
  MoveNetworkLevelBody,
  NewNameBody,
  RegisterCompanyBody,
  RenameNetworkLevelBody,
} from '../http/dto/organisations.dto.js';

export class RegisterCompany extends TargetedCommand<null, RegisterCompanyBody> {}
export class ChangeCompanySettings extends TargetedCommand<string, CompanySettingsBody> {}
export class AddNetworkLevel extends TargetedCommand<string, AddNetworkLevelBody> {}
export class MoveNetworkLevel extends TargetedCommand<string, MoveNetworkLevelBody> {}
export class RenameNetworkLevel extends TargetedCommand<string, RenameNetworkLevelBody> {}
export class RenameCompany extends TargetedCommand<string, NewNameBody> {}

/** Command name → its class. `target`: the id of a company; null for one to be created. */
export interface CompanyMessages extends Record<CompanyCommandName, object> {
  RegisterCompany: RegisterCompany;
  ChangeCompanySettings: ChangeCompanySettings;
  AddNetworkLevel: AddNetworkLevel;
  MoveNetworkLevel: MoveNetworkLevel;
  RenameNetworkLevel: RenameNetworkLevel;
  RenameCompany: RenameCompany;
}
