import { Injectable } from '@nestjs/common';
import type { Right } from '#platform/authorization';
import { TargetedCommandHandler, type Decided, type LoadedTarget } from '#platform/commands';
import { streamOf } from '#kit/eventsourcing';
import type { PersonCommandName, PersonCommandOf } from '../domain/person.commands.js';
import { person } from '../domain/person.decider.js';
import type { PersonState } from '../domain/person.state.js';
import type { PersonMessages } from './command-classes.js';
import { peopleLock, queueOf } from './people-lock.js';

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

/** A command on a person. Those whose rule spans several people run one at a time in each company or nonprofit. */
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

  /** The companies and nonprofits whose people the rule of the command spans; null is the platform. Most commands concern one person. */
  protected organisations(
    _command: PersonMessages[Name],
  ): readonly (string | null)[] | Promise<readonly (string | null)[]> {
    return [];
  }

  /** Looks again under the locks, as the person may have gone elsewhere while they were waited for. */
  protected override async serialize<T>(
    command: PersonMessages[Name],
    work: () => Promise<T>,
  ): Promise<T> {
    await this.#refuseForbidden(command);
    for (;;) {
      const locks = (await this.organisations(command)).map(peopleLock);
      const result = await this.ledger.withLocks(
        locks,
        async () => {
          const needed = (await this.organisations(command)).map(peopleLock);
          return needed.every((lock) => locks.includes(lock)) ? { of: await work() } : undefined;
        },
        queueOf(command.context),
      );
      if (result) return result.of;
    }
  }

  protected async stateOf(id: string): Promise<PersonState> {
    return (await this.ledger.load(person, streamOf(person, id))).state;
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
