import { Injectable } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import {
  accessToPartnership,
  chooseRight,
  Directory,
  refuseOutOfScope,
  type Access,
  type Right,
} from '#platform/authorization';
import { Ledger, notFound, streamOf, type CommandPlan } from '#kit/eventsourcing';
import { answerOf, type CommandAnswer } from '#platform/http';
import {
  PARTNERSHIP_COMMANDS,
  type PartnershipCommand,
  type PartnershipCommandOf,
} from '../domain/partnership.commands.js';
import { partnership } from '../domain/partnership.decider.js';
import type { PartnershipState } from '../domain/partnership.state.js';
import type {
  PartnershipCommandMessage,
  TargetedCommandName,
} from './partnership.command-classes.js';

/**
 * The sequence of every command on a proposed partnership: load, authorize, decide, append. Nothing has to be reserved elsewhere
 * first. A subclass adds what is special to its command.
 */
@Injectable()
export abstract class PartnershipCommandHandler<
  Name extends TargetedCommandName,
> implements ICommandHandler<PartnershipCommandMessage<Name>, CommandAnswer> {
  protected abstract readonly name: Name;

  constructor(
    private readonly ledger: Ledger,
    protected readonly directory: Directory,
  ) {}

  /** @throws Refusal */
  async execute(command: PartnershipCommandMessage<Name>): Promise<CommandAnswer> {
    const { partnership: id, context } = command;
    const result = await this.ledger.execute(
      partnership,
      streamOf(partnership, id),
      context.cause,
      ({ state }) => this.#plan(command, state),
      context.options,
    );
    return answerOf(this.name, id, result, {
      status: result.state.status,
      ...(context.options.dryRun ? { dryRun: true } : {}),
    });
  }

  /** The ledger decides the command and appends the events. */
  async #plan(
    command: PartnershipCommandMessage<Name>,
    state: PartnershipState,
  ): Promise<CommandPlan<PartnershipCommand>> {
    const access = await this.load(command, state);
    const right = this.authorize(command, access);
    return {
      command: this.toDomainCommand(command),
      actor: command.context.caller.person,
      capacity: right.capacity,
      mandate: right.mandate,
    };
  }

  /** @throws Refusal not_found for a partnership, or a level that the command names, that is missing or out of the caller's scope */
  protected async load(
    { context: { caller } }: PartnershipCommandMessage<Name>,
    state: PartnershipState,
  ): Promise<Access> {
    if (!state.exists) throw notFound('partnership', 'partnership');
    const access = accessToPartnership(caller, {
      nonprofit: state.nonprofit,
      levels: await this.directory.pathOf(state.level),
    });
    refuseOutOfScope(access, 'partnership');
    return access;
  }

  /** @throws Refusal forbidden */
  protected authorize(
    { context: { capacity } }: PartnershipCommandMessage<Name>,
    access: Access,
  ): Right {
    const permitted: readonly string[] = PARTNERSHIP_COMMANDS[this.name].by;
    return chooseRight(access, (right) => permitted.includes(right), this.name, capacity);
  }

  /** The domain's command for this body. */
  protected abstract toDomainCommand(
    command: PartnershipCommandMessage<Name>,
  ): PartnershipCommandOf<Name>;
}
