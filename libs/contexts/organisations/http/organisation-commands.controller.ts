import { Body, Controller, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import {
  ApiBearerAuth,
  ApiTags,
  CurrentContext,
  type CommandAnswer,
  CommandRoute,
  type CommandContext,
  uuid,
} from '#platform/http';
import type { CompanyCommand } from '../domain/company.decider.js';
import type { NonprofitCommand } from '../domain/nonprofit.decider.js';
import { ORGANISATION_COMMANDS as RULES } from '../domain/organisation.command-rules.js';
import { CompanyRequest } from '../application/company.command-handler.js';
import { NonprofitRequest } from '../application/nonprofit.command-handler.js';
import * as bodies from './dto/organisations.dto.js';

const Company = () => Param('company', uuid('company'));
const Nonprofit = () => Param('nonprofit', uuid('nonprofit'));

/** Every command on a company; the rule table says who may and when. */
@ApiTags('companies')
@ApiBearerAuth()
@Controller('companies')
export class CompanyCommandsController {
  constructor(private readonly bus: CommandBus) {}

  @CommandRoute('RegisterCompany', 'register-company', RULES.RegisterCompany)
  registerCompany(
    @Body() body: bodies.RegisterCompanyBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('RegisterCompany', null, body, by);
  }

  @CommandRoute(
    'ChangeCompanySettings',
    ':company/change-company-settings',
    RULES.ChangeCompanySettings,
  )
  changeCompanySettings(
    @Company() company: string,
    @Body() body: bodies.CompanySettingsBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('ChangeCompanySettings', company, body, by);
  }

  @CommandRoute('AddNetworkLevel', ':company/add-network-level', RULES.AddNetworkLevel)
  addNetworkLevel(
    @Company() company: string,
    @Body() body: bodies.AddNetworkLevelBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('AddNetworkLevel', company, body, by);
  }

  @CommandRoute('MoveNetworkLevel', ':company/move-network-level', RULES.MoveNetworkLevel)
  moveNetworkLevel(
    @Company() company: string,
    @Body() body: bodies.MoveNetworkLevelBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('MoveNetworkLevel', company, body, by);
  }

  #run(
    name: CompanyCommand['name'],
    company: string | null,
    body: object,
    by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new CompanyRequest(name, company, { ...body }, by));
  }
}

/** Every command on a nonprofit; the rule table says who may and when. */
@ApiTags('nonprofits')
@ApiBearerAuth()
@Controller('nonprofits')
export class NonprofitCommandsController {
  constructor(private readonly bus: CommandBus) {}

  @CommandRoute('RegisterNonprofit', 'register-nonprofit', RULES.RegisterNonprofit)
  registerNonprofit(
    @Body() body: bodies.RegisterNonprofitBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('RegisterNonprofit', null, body, by);
  }

  @CommandRoute(
    'ChangeNonprofitProfile',
    ':nonprofit/change-nonprofit-profile',
    RULES.ChangeNonprofitProfile,
  )
  changeNonprofitProfile(
    @Nonprofit() nonprofit: string,
    @Body() body: bodies.NonprofitProfileBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('ChangeNonprofitProfile', nonprofit, body, by);
  }

  @CommandRoute('AddLocation', ':nonprofit/add-location', RULES.AddLocation)
  addLocation(
    @Nonprofit() nonprofit: string,
    @Body() body: bodies.LocationBody,
    @CurrentContext() by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.#run('AddLocation', nonprofit, body, by);
  }

  #run(
    name: NonprofitCommand['name'],
    nonprofit: string | null,
    body: object,
    by: CommandContext,
  ): Promise<CommandAnswer> {
    return this.bus.execute(new NonprofitRequest(name, nonprofit, { ...body }, by));
  }
}
