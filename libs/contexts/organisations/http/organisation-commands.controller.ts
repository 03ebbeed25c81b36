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
import * as companyCommands from '../application/company.command-classes.js';
import * as nonprofitCommands from '../application/nonprofit.command-classes.js';
import { COMPANY_COMMANDS } from '../domain/company.commands.js';
import { NONPROFIT_COMMANDS } from '../domain/nonprofit.commands.js';
import { CompaniesQuery } from '../read-model/companies.query.js';
import { NonprofitsQuery } from '../read-model/nonprofits.query.js';
import * as bodies from './dto/organisations.dto.js';
import { RegisteredCompany, RegisteredNonprofit } from './organisation.response.js';

const Company = () => Param('company', uuid('company'));
const Nonprofit = () => Param('nonprofit', uuid('nonprofit'));

/** The commands on companies. The command table says who may give them and when. */
@ApiTags('companies')
@ApiBearerAuth()
@Controller('companies')
export class CompanyCommandsController {
  constructor(
    private readonly bus: CommandBus,
    private readonly companies: CompaniesQuery,
  ) {}

  @CommandRoute('RegisterCompany', 'register-company', COMPANY_COMMANDS.RegisterCompany)
  @ApiOkResponse({ type: RegisteredCompany })
  async registerCompany(
    @Body() body: bodies.RegisterCompanyBody,
    @CurrentContext() context: CommandContext,
  ): Promise<RegisteredCompany> {
    const answer = await this.bus.execute(new companyCommands.RegisterCompany(null, body, context));
    return { ...answer, namesakes: await this.companies.namesakes(body.name, answer.id) };
  }

  @CommandRoute(
    'ChangeCompanySettings',
    ':company/change-company-settings',
    COMPANY_COMMANDS.ChangeCompanySettings,
  )
  changeCompanySettings(
    @Company() company: string,
    @Body() body: bodies.CompanySettingsBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new companyCommands.ChangeCompanySettings(company, body, context));
  }

  @CommandRoute('AddNetworkLevel', ':company/add-network-level', COMPANY_COMMANDS.AddNetworkLevel)
  addNetworkLevel(
    @Company() company: string,
    @Body() body: bodies.AddNetworkLevelBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new companyCommands.AddNetworkLevel(company, body, context));
  }

  @CommandRoute(
    'MoveNetworkLevel',
    ':company/move-network-level',
    COMPANY_COMMANDS.MoveNetworkLevel,
  )
  moveNetworkLevel(
    @Company() company: string,
    @Body() body: bodies.MoveNetworkLevelBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new companyCommands.MoveNetworkLevel(company, body, context));
  }

  @CommandRoute(
    'RenameNetworkLevel',
    ':company/rename-network-level',
    COMPANY_COMMANDS.RenameNetworkLevel,
  )
  renameNetworkLevel(
    @Company() company: string,
    @Body() body: bodies.RenameNetworkLevelBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new companyCommands.RenameNetworkLevel(company, body, context));
  }

  @CommandRoute('RenameCompany', ':company/rename-company', COMPANY_COMMANDS.RenameCompany)
  @ApiOkResponse({ type: RegisteredCompany })
  async renameCompany(
    @Company() company: string,
    @Body() body: bodies.NewNameBody,
    @CurrentContext() context: CommandContext,
  ): Promise<RegisteredCompany> {
    const answer = await this.bus.execute(
      new companyCommands.RenameCompany(company, body, context),
    );
    return { ...answer, namesakes: await this.companies.namesakes(body.name, company) };
  }
}

/** The commands on nonprofits. The command table says who may give them and when. */
@ApiTags('nonprofits')
@ApiBearerAuth()
@Controller('nonprofits')
export class NonprofitCommandsController {
  constructor(
    private readonly bus: CommandBus,
    private readonly nonprofits: NonprofitsQuery,
  ) {}

  @CommandRoute('RegisterNonprofit', 'register-nonprofit', NONPROFIT_COMMANDS.RegisterNonprofit)
  @ApiOkResponse({ type: RegisteredNonprofit })
  async registerNonprofit(
    @Body() body: bodies.RegisterNonprofitBody,
    @CurrentContext() context: CommandContext,
  ): Promise<RegisteredNonprofit> {
    const answer = await this.bus.execute(
      new nonprofitCommands.RegisterNonprofit(null, body, context),
    );
    return { ...answer, namesakes: await this.nonprofits.namesakes(body.name, answer.id) };
  }

  @CommandRoute(
    'ChangeNonprofitProfile',
    ':nonprofit/change-nonprofit-profile',
    NONPROFIT_COMMANDS.ChangeNonprofitProfile,
  )
  changeNonprofitProfile(
    @Nonprofit() nonprofit: string,
    @Body() body: bodies.NonprofitProfileBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new nonprofitCommands.ChangeNonprofitProfile(nonprofit, body, context));
  }

  @CommandRoute('AddLocation', ':nonprofit/add-location', NONPROFIT_COMMANDS.AddLocation)
  addLocation(
    @Nonprofit() nonprofit: string,
    @Body() body: bodies.LocationBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new nonprofitCommands.AddLocation(nonprofit, body, context));
  }

  @CommandRoute('ChangeLocation', ':nonprofit/change-location', NONPROFIT_COMMANDS.ChangeLocation)
  changeLocation(
    @Nonprofit() nonprofit: string,
    @Body() body: bodies.ChangeLocationBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new nonprofitCommands.ChangeLocation(nonprofit, body, context));
  }

  @CommandRoute('RemoveLocation', ':nonprofit/remove-location', NONPROFIT_COMMANDS.RemoveLocation)
  removeLocation(
    @Nonprofit() nonprofit: string,
    @Body() body: bodies.LocationBody,
    @CurrentContext() context: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new nonprofitCommands.RemoveLocation(nonprofit, body, context));
  }

  @CommandRoute(
    'RenameNonprofit',
    ':nonprofit/rename-nonprofit',
    NONPROFIT_COMMANDS.RenameNonprofit,
  )
  @ApiOkResponse({ type: RegisteredNonprofit })
  async renameNonprofit(
    @Nonprofit() nonprofit: string,
    @Body() body: bodies.NewNameBody,
    @CurrentContext() context: CommandContext,
  ): Promise<RegisteredNonprofit> {
    const answer = await this.bus.execute(
      new nonprofitCommands.RenameNonprofit(nonprofit, body, context),
    );
    return { ...answer, namesakes: await this.nonprofits.namesakes(body.name, nonprofit) };
  }
}
