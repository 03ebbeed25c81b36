import { Injectable } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import {
  accessToCompany,
  chooseRight,
  Directory,
  refuseOutOfScope,
  type Access,
  type Right,
} from '#platform/authorization';
import { Ledger, notFound, streamOf, uuid5, type CommandPlan } from '#kit/eventsourcing';
import { answerOf, type CommandAnswer } from '#platform/http';
import {
  COMPANY_COMMANDS,
  type CompanyCommand,
  type CompanyCommandOf,
  type CompanyCommandName,
} from '../domain/company.commands.js';
import { company } from '../domain/company.decider.js';
import type { CompanyState } from '../domain/company.state.js';
import type { CompanyCommandMessage } from './company.command-classes.js';

/**
 * The sequence of every command on a company: load, authorize, decide, append. Nothing has to be reserved elsewhere first.
 * A subclass adds what is special to its command.
 */
@Injectable()
export abstract class CompanyCommandHandler<
  Name extends CompanyCommandName,
> implements ICommandHandler<CompanyCommandMessage<Name>, CommandAnswer> {
  protected abstract readonly name: Name;

  constructor(
    private readonly ledger: Ledger,
    private readonly directory: Directory,
  ) {}

  /** @throws Refusal */
  async execute(command: CompanyCommandMessage<Name>): Promise<CommandAnswer> {
    const { context } = command;
    const id = command.company ?? uuid5(context.cause.commandId, 'company');
    const result = await this.ledger.execute(
      company,
      streamOf(company, id),
      context.cause,
      ({ state }) => this.#plan(command, id, state),
      context.options,
    );
    return answerOf(this.name, id, result, context.options.dryRun ? { dryRun: true } : {});
  }

  /** The ledger decides the command and appends the events. */
  async #plan(
    command: CompanyCommandMessage<Name>,
    id: string,
    state: CompanyState,
  ): Promise<CommandPlan<CompanyCommand>> {
    const access = await this.load(command, state);
    const right = this.authorize(command, access);
    return {
      command: this.toDomainCommand(command, id, state),
      actor: command.context.caller.person,
      capacity: right.capacity,
      mandate: right.mandate,
    };
  }

  /** @throws Refusal not_found for a company, or a network level that the command names, that does not exist or is out of the caller's scope */
  protected async load(
    { context: { caller } }: CompanyCommandMessage<Name>,
    state: CompanyState,
  ): Promise<Access> {
    if (!state.exists) throw notFound('company', 'company');
    const partner = (await this.directory.company(state.id, caller))?.partner ?? false;
    const access = accessToCompany(caller, { company: state.id, partner });
    refuseOutOfScope(access, 'company');
    return access;
  }

  /** @throws Refusal forbidden */
  protected authorize(
    { context: { capacity } }: CompanyCommandMessage<Name>,
    access: Access,
  ): Right {
    const permitted: readonly string[] = COMPANY_COMMANDS[this.name].by;
    return chooseRight(access, (right) => permitted.includes(right), this.name, capacity);
  }

  /** The domain's command for this body. */
  protected abstract toDomainCommand(
    command: CompanyCommandMessage<Name>,
    id: string,
    state: CompanyState,
  ): CompanyCommandOf<Name>;
}
