import { Command } from '@nestjs/cqrs';
import type { CommandAnswer, CommandContext } from '#platform/http';
import type { CompanyCommandName } from '../domain/company.commands.js';
import type {
  AddNetworkLevelBody,
  CompanySettingsBody,
  MoveNetworkLevelBody,
  RegisterCompanyBody,
} from '../http/dto/organisations.dto.js';

/** Command name → its body, checked for shape by the DTO but not yet against the rules. */
interface CompanyBodies extends Record<CompanyCommandName, object> {
  RegisterCompany: RegisterCompanyBody;
  ChangeCompanySettings: CompanySettingsBody;
  AddNetworkLevel: AddNetworkLevelBody;
  MoveNetworkLevel: MoveNetworkLevelBody;
}

/** A command on a company, on its way to the handler of its name. */
export abstract class CompanyCommandMessage<
  Name extends CompanyCommandName,
> extends Command<CommandAnswer> {
  constructor(
    /** Id of the company; null for one to be registered. */
    readonly company: Name extends 'RegisterCompany' ? null : string,
    readonly body: CompanyBodies[Name],
    readonly context: CommandContext,
  ) {
    super();
  }
}

export class RegisterCompany extends CompanyCommandMessage<'RegisterCompany'> {}
export class ChangeCompanySettings extends CompanyCommandMessage<'ChangeCompanySettings'> {}
export class AddNetworkLevel extends CompanyCommandMessage<'AddNetworkLevel'> {}
export class MoveNetworkLevel extends CompanyCommandMessage<'MoveNetworkLevel'> {}
