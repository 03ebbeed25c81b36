import { Injectable } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import {
  AuthorizationContext,
  accessToInitiative,
  chooseRight,
  Mandates,
  refuseOutOfScope,
  type Access,
  type Caller,
  type InitiativeAccessContext,
  type Right,
} from '#platform/authorization';
import { Ledger, notFound, streamOf, uuid5, type CommandPlan } from '#kit/eventsourcing';
import { answerOf, type CommandAnswer } from '#platform/http';
import {
  INITIATIVE_COMMANDS,
  type InitiativeCommand,
  type InitiativeCommandOf,
} from '../domain/initiative.commands.js';
import { initiative } from '../domain/initiative.decider.js';
import type { InitiativeState } from '../domain/initiative.state.js';
import type {
  InitiativeCommandMessage,
  RequestedCommandName,
} from './initiative.command-classes.js';

/** The initiative that a command is about, as far as authorization depends on it. */
export interface InitiativeTarget {
  readonly nonprofit: string;
  readonly access: Access;
}

/**
 * The sequence of every command on an initiative: load, authorize, decide, append. Nothing has to be reserved elsewhere first.
 * A subclass adds what is special to its command.
 */
@Injectable()
export abstract class InitiativeCommandHandler<
  Name extends RequestedCommandName,
> implements ICommandHandler<InitiativeCommandMessage<Name>, CommandAnswer> {
  protected abstract readonly name: Name;

  constructor(
    private readonly ledger: Ledger,
    private readonly authorization: AuthorizationContext,
    private readonly mandates: Mandates,
  ) {}

  /** @throws Refusal */
  async execute(command: InitiativeCommandMessage<Name>): Promise<CommandAnswer> {
    const { context } = command;
    const id = command.initiative ?? uuid5(context.cause.commandId, 'initiative');
    const result = await this.ledger.execute(
      initiative,
      streamOf(initiative, id),
      context.cause,
      ({ state }) => this.#plan(command, id, state),
      context.options,
    );
    return answerOf(this.name, id, result, {
      status: result.state.status,
      ...(context.options.dryRun ? { dryRun: true } : {}),
    });
  }

  /** The ledger decides the command and appends the events. */
  async #plan(
    command: InitiativeCommandMessage<Name>,
    id: string,
    state: InitiativeState,
  ): Promise<CommandPlan<InitiativeCommand>> {
    const target = await this.load(command, id, state);
    const right = await this.authorize(command, target);
    return {
      command: await this.toDomainCommand(command, id, state),
      actor: command.context.caller.person,
      capacity: right.capacity,
      mandate: right.mandate,
    };
  }

  /** @throws Refusal not_found for an initiative, or a part of it, that does not exist or is out of the caller's scope */
  protected async load(
    { context: { caller } }: InitiativeCommandMessage<Name>,
    id: string,
    state: InitiativeState,
  ): Promise<InitiativeTarget> {
    if (!state.exists) throw notFound('initiative', 'initiative');
    const { nonprofit, company, everOpened: opened } = state;
    const access = await this.accessTo(id, { nonprofit, company, opened }, caller);
    refuseOutOfScope(access, 'initiative');
    return { nonprofit, access };
  }

  /** In which rights the caller may act on the initiative of this id. */
  protected async accessTo(
    id: string,
    target: Pick<InitiativeAccessContext, 'nonprofit' | 'company' | 'opened'>,
    caller: Caller,
  ): Promise<Access> {
    const { person, company } = caller;
    const relation = await this.authorization.initiativeRelation(
      target.nonprofit,
      id,
      person,
      company,
    );
    return accessToInitiative(caller, { ...target, ...relation });
  }

  /** @throws Refusal forbidden */
  protected async authorize(
    { context: { caller, capacity } }: InitiativeCommandMessage<Name>,
    { access, nonprofit }: InitiativeTarget,
  ): Promise<Right> {
    const { by } = INITIATIVE_COMMANDS[this.name];
    const right = chooseRight(access, (candidate) => candidate in by, this.name, capacity);
    await this.mandates.refuseEnded(right, caller.company, nonprofit);
    return right;
  }

  /** The domain's command for this body. */
  protected abstract toDomainCommand(
    command: InitiativeCommandMessage<Name>,
    id: string,
    state: InitiativeState,
  ): InitiativeCommandOf<Name> | Promise<InitiativeCommandOf<Name>>;
}
