import { Injectable } from '@nestjs/common';
import type { Right } from '#platform/authorization';
import { streamOf } from '#kit/eventsourcing';
import { TargetedCommandHandler, type Decided, type LoadedTarget } from '#platform/commands';
import type { PersonCommandName, PersonCommandOf } from '../domain/person.commands.js';
import { person } from '../domain/person.decider.js';
import type { PersonState } from '../domain/person.state.js';
import type { PersonMessages } from './command-classes.js';
import { queueOf, PEOPLE_LOCK } from './people-lock.js';

/** What was looked up for a command on a person. */
export interface Loaded<Lookups> extends LoadedTarget<PersonState> {
  readonly lookups: Lookups;
}

/** A command on a person that has been decided and is not appended yet. */
export type DecidedPerson<Name extends PersonCommandName, Chosen extends Right = Right> = Decided<
  PersonState,
  unknown,
  PersonCommandOf[Name],
  Chosen
>;

/** A command on a person. One such command runs at a time. */
@Injectable()
export abstract class PersonCommandHandler<
  Name extends PersonCommandName,
  Lookups,
  Chosen extends Right = Right,
> extends TargetedCommandHandler<
  PersonMessages[Name],
  PersonState,
  PersonCommandOf[Name],
  Lookups,
  Chosen
> {
  protected abstract override readonly name: Name;
  protected readonly decider = person;

  protected override async serialize<T>(command: PersonMessages[Name], work: () => Promise<T>) {
    await this.#refuseForbidden(command);
    return this.ledger.withLock(PEOPLE_LOCK, work, queueOf(command.context));
  }

  /** A command that its caller may not give waits for no turn. A repeated one is answered from its stream. */
  async #refuseForbidden(command: PersonMessages[Name]): Promise<void> {
    const id = await this.identify(command);
    const { state, commands } = await this.ledger.load(person, streamOf(person, id));
    if (commands.has(command.context.cause.commandId)) return;
    const target = { id, state };
    const lookups = await this.load(command, target);
    await this.authorize(command, { ...target, lookups });
  }
}
