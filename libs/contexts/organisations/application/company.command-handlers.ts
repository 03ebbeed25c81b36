import { CommandHandler } from '@nestjs/cqrs';
import type { Access } from '#platform/authorization';
import type { LoadedTarget } from '#platform/commands';
import { notFound, uuid5 } from '#kit/eventsourcing';
import type { CompanyCommandOf } from '../domain/company.commands.js';
import type { CompanyState } from '../domain/company.state.js';
import { accessToRegister } from './access-to-register.js';
import {
  AddNetworkLevel,
  ChangeCompanySettings,
  MoveNetworkLevel,
  RegisterCompany,
  RenameCompany,
  RenameNetworkLevel,
} from './company.command-classes.js';
import { CompanyCommandHandler } from './company.command-handler.js';

@CommandHandler(RegisterCompany)
export class RegisterCompanyHandler extends CompanyCommandHandler<'RegisterCompany'> {
  protected readonly name = 'RegisterCompany';

  protected override load({ context: { caller } }: RegisterCompany): Promise<Access> {
    return Promise.resolve(accessToRegister(caller));
  }

  protected toDomainCommand(
    { body, context }: RegisterCompany,
    { id: company }: LoadedTarget<CompanyState>,
  ): CompanyCommandOf<'RegisterCompany'> {
    const { name, zone, locale = 'en', managerPolicy = 'none', agreementDownload = false } = body;
    const level = uuid5(context.cause.commandId, 'level');
    return {
      name: this.name,
      data: { company, name, level, zone, locale, managerPolicy, agreementDownload },
    };
  }
}

@CommandHandler(ChangeCompanySettings)
export class ChangeCompanySettingsHandler extends CompanyCommandHandler<'ChangeCompanySettings'> {
  protected readonly name = 'ChangeCompanySettings';

  protected toDomainCommand({
    body: { zone, locale, managerPolicy, agreementDownload },
  }: ChangeCompanySettings): CompanyCommandOf<'ChangeCompanySettings'> {
    return { name: this.name, data: { zone, locale, managerPolicy, agreementDownload } };
  }
}

/** @throws Refusal not_found for a level that is not in the company's network */
function refuseUnknownLevel({ levels }: CompanyState, id: string, field: string): void {
  if (!levels.some((level) => level.id === id)) throw notFound('network level', field);
}

@CommandHandler(AddNetworkLevel)
export class AddNetworkLevelHandler extends CompanyCommandHandler<'AddNetworkLevel'> {
  protected readonly name = 'AddNetworkLevel';

  protected override async load(
    command: AddNetworkLevel,
    target: LoadedTarget<CompanyState>,
  ): Promise<Access> {
    const access = await super.load(command, target);
    const { parent } = command.body;
    if (parent !== undefined) refuseUnknownLevel(target.state, parent, 'parent');
    return access;
  }

  protected toDomainCommand(
    { body: { name, parent }, context }: AddNetworkLevel,
    {
      state: {
        levels: [root],
      },
    }: LoadedTarget<CompanyState>,
  ): CompanyCommandOf<'AddNetworkLevel'> {
    const level = uuid5(context.cause.commandId, 'level');
    return { name: this.name, data: { level, parent: parent ?? root?.id ?? '', name } };
  }
}

@CommandHandler(MoveNetworkLevel)
export class MoveNetworkLevelHandler extends CompanyCommandHandler<'MoveNetworkLevel'> {
  protected readonly name = 'MoveNetworkLevel';

  protected override async load(
    command: MoveNetworkLevel,
    target: LoadedTarget<CompanyState>,
  ): Promise<Access> {
    const access = await super.load(command, target);
    refuseUnknownLevel(target.state, command.body.level, 'level');
    refuseUnknownLevel(target.state, command.body.parent, 'parent');
    return access;
  }

  protected toDomainCommand({
    body: { level, parent },
  }: MoveNetworkLevel): CompanyCommandOf<'MoveNetworkLevel'> {
    return { name: this.name, data: { level, parent } };
  }
}

@CommandHandler(RenameNetworkLevel)
export class RenameNetworkLevelHandler extends CompanyCommandHandler<'RenameNetworkLevel'> {
  protected readonly name = 'RenameNetworkLevel';

  protected override async load(
    command: RenameNetworkLevel,
    target: LoadedTarget<CompanyState>,
  ): Promise<Access> {
    const access = await super.load(command, target);
    refuseUnknownLevel(target.state, command.body.level, 'level');
    return access;
  }

  protected toDomainCommand({
    body: { level, name },
  }: RenameNetworkLevel): CompanyCommandOf<'RenameNetworkLevel'> {
    return { name: this.name, data: { level, name } };
  }
}

@CommandHandler(RenameCompany)
export class RenameCompanyHandler extends CompanyCommandHandler<'RenameCompany'> {
  protected readonly name = 'RenameCompany';

  protected toDomainCommand({ body: { name } }: RenameCompany): CompanyCommandOf<'RenameCompany'> {
    return { name: this.name, data: { name } };
  }
}

export const COMPANY_COMMAND_HANDLERS = [
  RegisterCompanyHandler,
  ChangeCompanySettingsHandler,
  AddNetworkLevelHandler,
  MoveNetworkLevelHandler,
  RenameNetworkLevelHandler,
  RenameCompanyHandler,
];
