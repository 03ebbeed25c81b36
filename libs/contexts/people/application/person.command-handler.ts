import { Injectable } from '@nestjs/common';
import type { ICommandHandler } from '@nestjs/cqrs';
import type { Right } from '#platform/authorization';
import { Ledger, streamOf, uuid5, type CommandPlan } from '#kit/eventsourcing';
import { answerOf, type CommandAnswer } from '#platform/http';
import type {
  PersonCommand,
  PersonCommandName,
  PersonCommandOf,
} from '../domain/person.commands.js';
import { person } from '../domain/person.decider.js';
import type { PersonState } from '../domain/person.state.js';
import type { PeopleCommand } from './command-classes.js';
import { queueOf, PEOPLE_LOCK } from './people-lock.js';

/**
 * The sequence of every command on a person: load, authorize, decide, reserve, append. A subclass says what is special to its command.
 * `Lookups`: what was looked up for the command. `Chosen`: the right in which it runs, with what follows from it.
 */
@Injectable()
export abstract class PersonCommandHandler<
  Name extends PersonCommandName,
  Lookups,
  Chosen extends Right = Right,
> implements ICommandHandler<PeopleCommand<Name>, CommandAnswer> {
  protected abstract readonly name: Name;

  constructor(protected readonly ledger: Ledger) {}

  /** One command on people at a time. @throws Refusal */
  async execute(command: PeopleCommand<Name>): Promise<CommandAnswer> {
    const { context } = command;
    this.refuseMalformed(command);
    await this.#refuseForbidden(command);
    const run = async () => {
      const id = await this.identify(command);
      const result = await this.ledger.execute(
        person,
        streamOf(person, id),
        context.cause,
        ({ state }) => this.#plan(command, id, state),
        context.options,
      );
      return answerOf(this.name, id, result, context.options.dryRun ? { dryRun: true } : {});
    };
    return this.ledger.withLock(PEOPLE_LOCK, run, queueOf(context));
  }

  /** A command that its caller may not give waits for no turn. A repeated one is answered from its stream. */
  async #refuseForbidden(command: PeopleCommand<Name>): Promise<void> {
    const id = await this.identify(command);
    const { state, commands } = await this.ledger.load(person, streamOf(person, id));
    if (commands.has(command.context.cause.commandId)) return;
    await this.authorize(command, await this.load(command, state));
  }

  /** The ledger decides the planned command, runs `beforeAppend`, and appends the events. */
  async #plan(
    command: PeopleCommand<Name>,
    id: string,
    state: PersonState,
  ): Promise<CommandPlan<PersonCommand>> {
    const lookups = await this.load(command, state);
    const chosen = await this.authorize(command, lookups);
    const planned = await this.toDomainCommand(command, lookups, chosen);
    return {
      command: planned,
      actor: command.context.caller.person,
      capacity: chosen.capacity,
      mandate: chosen.mandate,
      beforeAppend: () => this.reserve(command, planned, chosen, id),
    };
  }

  /** @throws Refusal invalid for a body whose fields do not go together */
  protected refuseMalformed(_command: PeopleCommand<Name>): void {}

  /** The id of the person whose stream decides. */
  protected identify({ target, context }: PeopleCommand<Name>): string | Promise<string> {
    return target ?? uuid5(context.cause.commandId, 'person');
  }

  /** Looks up what the command names. @throws Refusal not_found for what does not exist or is out of the caller's scope */
  protected abstract load(command: PeopleCommand<Name>, state: PersonState): Promise<Lookups>;

  /** @throws Refusal forbidden */
  protected abstract authorize(
    command: PeopleCommand<Name>,
    lookups: Lookups,
  ): Chosen | Promise<Chosen>;

  /** What the decider is asked. */
  protected abstract toDomainCommand(
    command: PeopleCommand<Name>,
    lookups: Lookups,
    chosen: Chosen,
  ): PersonCommandOf[Name] | Promise<PersonCommandOf[Name]>;

  /** Secures, once decided and before the append, what only one person may have. @throws Refusal not_allowed */
  protected async reserve(
    _command: PeopleCommand<Name>,
    _planned: PersonCommandOf[Name],
    _chosen: Chosen,
    _id: string,
  ): Promise<void> {}
}
