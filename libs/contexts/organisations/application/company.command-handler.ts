import { Injectable } from '@nestjs/common';
import {
  accessToCompany,
  chooseRight,
  Directory,
  refuseOutOfScope,
  type Access,
  type Right,
} from '#platform/authorization';
import { TargetedCommandHandler, type LoadedTarget } from '#platform/commands';
import { Ledger, notFound } from '#kit/eventsourcing';
import {
  COMPANY_COMMANDS,
  type CompanyCommandName,
  type CompanyCommandOf,
} from '../domain/company.commands.js';
import { company } from '../domain/company.decider.js';
import type { CompanyState } from '../domain/company.state.js';
import type { CompanyMessages } from './company.command-classes.js';

/** A command on a company. */
@Injectable()
export abstract class CompanyCommandHandler<
  Name extends CompanyCommandName,
> extends TargetedCommandHandler<
  CompanyMessages[Name],
  CompanyState,
  CompanyCommandOf<Name>,
  Access
> {
  protected abstract override readonly name: Name;
  protected readonly decider = company;

  constructor(
    ledger: Ledger,
    private readonly directory: Directory,
  ) {
    super(ledger);
  }

  /** @throws Refusal not_found for a company, or a network level that the command names, that does not exist or is out of the caller's scope */
  protected async load(
    { context: { caller } }: CompanyMessages[Name],
    { state }: LoadedTarget<CompanyState>,
  ): Promise<Access> {
    if (!state.exists) throw notFound('company', 'company');
    const partner = (await this.directory.company(state.id, caller))?.partner ?? false;
    const access = accessToCompany(caller, { company: state.id, partner });
    refuseOutOfScope(access, 'company');
    return access;
  }

  /** @throws Refusal forbidden */
  protected authorize(
    { context: { capacity } }: CompanyMessages[Name],
    { lookups: access }: { readonly lookups: Access },
  ): Right {
    const permitted: readonly string[] = COMPANY_COMMANDS[this.name].by;
    return chooseRight(access, (right) => permitted.includes(right), this.name, capacity);
  }
}
