import { Injectable } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import {
  accessToNonprofit,
  chooseRight,
  Directory,
  refuseOutOfScope,
  type Access,
  type Right,
} from '#platform/authorization';
import { Ledger, notFound, streamOf, uuid5, type CommandPlan } from '#kit/eventsourcing';
import { answerOf, type CommandAnswer } from '#platform/http';
import {
  NONPROFIT_COMMANDS,
  type NonprofitCommand,
  type NonprofitCommandOf,
  type NonprofitCommandName,
} from '../domain/nonprofit.commands.js';
import { nonprofit } from '../domain/nonprofit.decider.js';
import type { NonprofitState } from '../domain/nonprofit.state.js';
import type { NonprofitCommandMessage } from './nonprofit.command-classes.js';

/**
 * The sequence of every command on a nonprofit: load, authorize, decide, append. Nothing has to be reserved elsewhere first.
 * A subclass adds what is special to its command.
 */
@Injectable()
export abstract class NonprofitCommandHandler<
  Name extends NonprofitCommandName,
> implements ICommandHandler<NonprofitCommandMessage<Name>, CommandAnswer> {
  protected abstract readonly name: Name;

  constructor(
    private readonly ledger: Ledger,
    private readonly directory: Directory,
  ) {}

  /** @throws Refusal */
  async execute(command: NonprofitCommandMessage<Name>): Promise<CommandAnswer> {
    const { context } = command;
    const id = command.nonprofit ?? uuid5(context.cause.commandId, 'nonprofit');
    const result = await this.ledger.execute(
      nonprofit,
      streamOf(nonprofit, id),
      context.cause,
      ({ state }) => this.#plan(command, id, state),
      context.options,
    );
    return answerOf(this.name, id, result, context.options.dryRun ? { dryRun: true } : {});
  }

  /** The ledger decides the command and appends the events. */
  async #plan(
    command: NonprofitCommandMessage<Name>,
    id: string,
    state: NonprofitState,
  ): Promise<CommandPlan<NonprofitCommand>> {
    const access = await this.load(command, state);
    const right = this.authorize(command, access);
    return {
      command: this.toDomainCommand(command, id, state),
      actor: command.context.caller.person,
      capacity: right.capacity,
      mandate: right.mandate,
    };
  }

  /** @throws Refusal not_found for a nonprofit that does not exist or is out of the caller's scope */
  protected async load(
    { context: { caller } }: NonprofitCommandMessage<Name>,
    state: NonprofitState,
  ): Promise<Access> {
    if (!state.exists) throw notFound('nonprofit', 'nonprofit');
    const known = (await this.directory.nonprofit(state.id, caller))?.known ?? false;
    const access = accessToNonprofit(caller, { nonprofit: state.id, known });
    refuseOutOfScope(access, 'nonprofit');
    return access;
  }

  /** @throws Refusal forbidden */
  protected authorize(
    { context: { capacity } }: NonprofitCommandMessage<Name>,
    access: Access,
  ): Right {
    const permitted: readonly string[] = NONPROFIT_COMMANDS[this.name].by;
    return chooseRight(access, (right) => permitted.includes(right), this.name, capacity);
  }

  /** The domain's command for this body. */
  protected abstract toDomainCommand(
    command: NonprofitCommandMessage<Name>,
    id: string,
    state: NonprofitState,
  ): NonprofitCommandOf<Name>;
}
