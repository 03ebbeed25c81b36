import { Injectable } from '@nestjs/common';
import {
  accessToNonprofit,
  chooseRight,
  Directory,
  refuseOutOfScope,
  type Access,
  type Right,
} from '#platform/authorization';
import { TargetedCommandHandler, type LoadedTarget } from '#platform/commands';
import { Ledger, notFound } from '#kit/eventsourcing';
import {
  NONPROFIT_COMMANDS,
  type NonprofitCommandName,
  type NonprofitCommandOf,
} from '../domain/nonprofit.commands.js';
import { nonprofit } from '../domain/nonprofit.decider.js';
import type { NonprofitState } from '../domain/nonprofit.state.js';
import type { NonprofitMessages } from './nonprofit.command-classes.js';

/** A command on a nonprofit. */
@Injectable()
export abstract class NonprofitCommandHandler<
  Name extends NonprofitCommandName,
> extends TargetedCommandHandler<
  NonprofitMessages[Name],
  NonprofitState,
  NonprofitCommandOf<Name>,
  Access
> {
  protected abstract override readonly name: Name;
  protected readonly decider = nonprofit;

  constructor(
    ledger: Ledger,
    private readonly directory: Directory,
  ) {
    super(ledger);
  }

  /** @throws Refusal not_found for a nonprofit that does not exist or is out of the caller's scope */
  protected async load(
    { context: { caller } }: NonprofitMessages[Name],
    { state }: LoadedTarget<NonprofitState>,
  ): Promise<Access> {
    if (!state.exists) throw notFound('nonprofit', 'nonprofit');
    const known = (await this.directory.nonprofit(state.id, caller))?.known ?? false;
    const access = accessToNonprofit(caller, { nonprofit: state.id, known });
    refuseOutOfScope(access, 'nonprofit');
    return access;
  }

  /** @throws Refusal forbidden */
  protected authorize(
    { context: { capacity } }: NonprofitMessages[Name],
    { lookups: access }: { readonly lookups: Access },
  ): Right {
    const permitted: readonly string[] = NONPROFIT_COMMANDS[this.name].by;
    return chooseRight(access, (right) => permitted.includes(right), this.name, capacity);
  }
}
