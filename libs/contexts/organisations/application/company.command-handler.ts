import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  accessToCompany,
  chooseRight,
  Directory,
  isPlatform,
  refuseOutOfScope,
  right,
  type Access,
  type Right,
} from '#platform/authorization';
import {
  Ledger,
  notFound,
  streamOf,
  uuid5,
  type Loaded,
  type CommandPlan,
} from '#kit/eventsourcing';
import { answerOf, type CommandAnswer, type CommandContext } from '#platform/http';
import { company, type CompanyCommand, type CompanyState } from '../domain/company.decider.js';
import {
  ORGANISATION_COMMANDS,
  type OrganisationRight,
} from '../domain/organisation.command-rules.js';
import type {
  AddNetworkLevelBody,
  CompanySettingsBody,
  MoveNetworkLevelBody,
  RegisterCompanyBody,
} from '../http/dto/organisations.dto.js';

/** A command's own words, checked for shape, not yet for rules. */
export type CompanyWords = Partial<RegisterCompanyBody> &
  Partial<CompanySettingsBody> &
  Partial<AddNetworkLevelBody> &
  Partial<MoveNetworkLevelBody>;

/** A command on a company, on its way to the handler. `company` left out: a new one. */
export class CompanyRequest {
  constructor(
    readonly name: CompanyCommand['name'],
    readonly company: string | null,
    readonly body: CompanyWords,
    readonly by: CommandContext,
  ) {}
}

/** The platform team registers companies; their main admins run them (domain §4). */
@CommandHandler(CompanyRequest)
export class CompanyHandler implements ICommandHandler<CompanyRequest, CommandAnswer> {
  constructor(
    private readonly ledger: Ledger,
    private readonly directory: Directory,
  ) {}

  async execute(request: CompanyRequest): Promise<CommandAnswer> {
    const { name, by } = request;
    const id = request.company ?? uuid5(by.cause.commandId, 'company');
    const plan = (loaded: Loaded<CompanyState>) => this.#plan(request, id, loaded.state);
    const outcome = await this.ledger.execute(
      company,
      streamOf(company, id),
      by.cause,
      plan,
      by.options,
    );
    return answerOf(name, id, outcome, by.options.dryRun ? { dryRun: true } : {});
  }

  async #plan(
    request: CompanyRequest,
    id: string,
    state: CompanyState,
  ): Promise<CommandPlan<CompanyCommand>> {
    const { name, by } = request;
    const access = request.company === null ? toRegister(by) : await this.#access(state, by);
    refuseOutOfScope(access, 'company');
    refuseUnknownLevels(request, state);
    const held = chooseRight(
      access,
      (candidate) => ORGANISATION_COMMANDS[name].by.includes(candidate as OrganisationRight),
      name,
      by.capacity,
    );
    return planned(command(request, id, state), held, by);
  }

  async #access(state: CompanyState, { caller }: CommandContext): Promise<Access> {
    if (!state.exists) throw notFound('company', 'company');
    const partner = (await this.directory.company(state.id, caller))?.partner ?? false;
    return accessToCompany(caller, { company: state.id, partner });
  }
}

const toRegister = ({ caller }: CommandContext): Access => ({
  inScope: true,
  rights: isPlatform(caller) ? [right('platform')] : [],
});

function refuseUnknownLevels({ name, body }: CompanyRequest, { levels }: CompanyState): void {
  if (name !== 'AddNetworkLevel' && name !== 'MoveNetworkLevel') return;
  for (const field of ['level', 'parent'] as const) {
    const named = body[field];
    if (named !== undefined && !levels.some((level) => level.id === named))
      throw notFound('network level', field);
  }
}

function command(
  { name, body, by }: CompanyRequest,
  id: string,
  state: CompanyState,
): CompanyCommand {
  const { zone, locale, managerPolicy, agreementDownload } = body;
  const level = uuid5(by.cause.commandId, 'level');
  switch (name) {
    case 'RegisterCompany': {
      const settings = {
        zone: zone ?? 'UTC',
        locale: locale ?? 'en',
        managerPolicy: managerPolicy ?? 'none',
        agreementDownload: agreementDownload ?? false,
      };
      return { name, data: { company: id, name: body.name ?? '', level, ...settings } };
    }
    case 'ChangeCompanySettings':
      return { name, data: { zone, locale, managerPolicy, agreementDownload } };
    case 'AddNetworkLevel':
      return {
        name,
        data: { level, parent: body.parent ?? state.levels[0]?.id ?? '', name: body.name ?? '' },
      };
    case 'MoveNetworkLevel':
      return { name, data: { level: body.level ?? '', parent: body.parent ?? '' } };
  }
}

const planned = (
  decided: CompanyCommand,
  held: Right,
  { caller }: CommandContext,
): CommandPlan<CompanyCommand> => ({
  command: decided,
  actor: caller.person,
  capacity: held.capacity,
  mandate: held.mandate,
});
