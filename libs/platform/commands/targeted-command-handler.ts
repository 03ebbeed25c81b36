import { Injectable } from '@nestjs/common';
import type { Right } from '#platform/authorization';
import {
  Ledger,
  streamOf,
  uuid5,
  type Command,
  type CommandPlan,
  type CommandResult,
  type Decider,
  type Draft,
} from '#kit/eventsourcing';
import { answerOf, type CommandAnswer } from '#platform/http';
import type { TargetedCommand } from './targeted-command.js';

/** The part of an answer that points something out. */
export type CommandWarnings = Pick<CommandAnswer, 'overlaps'>;

/** What the command is about, as it stands in the log. */
export interface LoadedTarget<State> {
  /** The id within the name of its stream. */
  readonly id: string;
  readonly state: State;
}

/** The same, with what was looked up for the command, and the right in which it runs. */
export interface Authorized<
  State,
  Lookups,
  Chosen extends Right = Right,
> extends LoadedTarget<State> {
  readonly lookups: Lookups;
  readonly right: Chosen;
}

/** The same, with the decider's command and the events that it decided, before they are appended. */
export interface Decided<
  State,
  Lookups,
  DomainCommand extends Command,
  Chosen extends Right = Right,
> extends Authorized<State, Lookups, Chosen> {
  readonly command: DomainCommand;
  readonly drafts: readonly Draft[];
  /** Of the stream, before the append. */
  readonly revision: number;
}

/**
 * The sequence of every command on one stream: load, authorize, decide, reserve, append. A context's base class says which decider,
 * and how to load and to authorize; a handler says what is special to its command.
 * `Lookups`: what was looked up for the command. `Chosen`: the right in which it runs, with what follows from it.
 */
@Injectable()
export abstract class TargetedCommandHandler<
  Message extends TargetedCommand<string | null, object>,
  State,
  DomainCommand extends Command,
  Lookups,
  Chosen extends Right = Right,
> {
  /** The command's name, as stored with its events. */
  protected abstract readonly name: string;
  protected abstract readonly decider: Decider<State, DomainCommand>;

  constructor(protected readonly ledger: Ledger) {}

  /**
   * The ledger loads the stream, calls `plan`, decides, calls `beforeAppend` with the decided events, and appends them. After a
   * conflict it starts again.
   * @throws Refusal
   */
  async execute(message: Message): Promise<CommandAnswer> {
    const { cause, options } = message.context;
    this.refuseMalformed(message);
    const { id, result } = await this.serialize(message, async () => {
      const id = await this.identify(message);
      const result = await this.ledger.execute(
        this.decider,
        streamOf(this.decider, id),
        cause,
        ({ state }) => this.#plan(message, { id, state }),
        options,
      );
      return { id, result };
    });
    const status = this.statusOf(result.state);
    return answerOf(this.name, id, result, {
      ...(status === undefined ? {} : { status }),
      ...(await this.warn(message, result)),
      ...(options.dryRun ? { dryRun: true } : {}),
    });
  }

  async #plan(message: Message, target: LoadedTarget<State>): Promise<CommandPlan<DomainCommand>> {
    const lookups = await this.load(message, target);
    const right = await this.authorize(message, { ...target, lookups });
    const authorized = { ...target, lookups, right };
    const command = await this.toDomainCommand(message, authorized);
    return {
      command,
      actor: message.context.caller.person,
      capacity: right.capacity,
      mandate: right.mandate,
      beforeAppend: (drafts, revision) =>
        this.reserve(message, { ...authorized, command, drafts, revision }),
    };
  }

  /** @throws Refusal invalid for a body whose fields do not go together */
  protected refuseMalformed(_message: Message): void {}

  /** Runs the work at once, or under a lock where a rule spans several streams. */
  protected serialize<T>(_message: Message, work: () => Promise<T>): Promise<T> {
    return work();
  }

  /** The id whose stream decides: the target, or one that a retry of the command derives again. */
  protected identify({ target, context }: Message): string | Promise<string> {
    return target ?? uuid5(context.cause.commandId, this.decider.category);
  }

  /** The status after the command, for the answer; undefined where there is none. */
  protected statusOf(_state: State): string | undefined {
    return undefined;
  }

  /** What the answer points out: something allowed that somebody may want to act on. Most commands point out nothing. */
  protected async warn(_message: Message, _result: CommandResult<State>): Promise<CommandWarnings> {
    return {};
  }

  /** Looks up what the command names. @throws Refusal not_found for what does not exist or is out of the caller's scope */
  protected abstract load(message: Message, target: LoadedTarget<State>): Promise<Lookups>;

  /** The right in which the caller acts. @throws Refusal forbidden */
  protected abstract authorize(
    message: Message,
    target: Omit<Authorized<State, Lookups>, 'right'>,
  ): Chosen | Promise<Chosen>;

  /** What the decider is asked, with what it must know of other contexts. */
  protected abstract toDomainCommand(
    message: Message,
    authorized: Authorized<State, Lookups, Chosen>,
  ): DomainCommand | Promise<DomainCommand>;

  /** Secures elsewhere, once decided and before the append, what the events need. Most commands need nothing. @throws Refusal */
  protected async reserve(
    _message: Message,
    _decided: Decided<State, Lookups, DomainCommand, Chosen>,
  ): Promise<void> {}
}
