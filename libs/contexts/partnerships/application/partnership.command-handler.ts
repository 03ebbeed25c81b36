import { Injectable } from '@nestjs/common';
import {
  chooseRight,
  Directory,
  refuseOutOfScope,
  type Access,
  type Right,
} from '#platform/authorization';
import { TargetedCommandHandler, type LoadedTarget } from '#platform/commands';
import { Ledger, notFound } from '#kit/eventsourcing';
import { accessTo } from './partnership-access.js';
import { PARTNERSHIP_COMMANDS, type PartnershipCommandOf } from '../domain/partnership.commands.js';
import { partnership } from '../domain/partnership.decider.js';
import type { PartnershipState } from '../domain/partnership.state.js';
import type { PartnershipMessages, TargetedCommandName } from './partnership.command-classes.js';

/** A command on a partnership that has been proposed. */
@Injectable()
export abstract class PartnershipCommandHandler<
  Name extends TargetedCommandName,
> extends TargetedCommandHandler<
  PartnershipMessages[Name],
  PartnershipState,
  PartnershipCommandOf<Name>,
  Access
> {
  protected abstract override readonly name: Name;
  protected readonly decider = partnership;

  constructor(
    ledger: Ledger,
    protected readonly directory: Directory,
  ) {
    super(ledger);
  }

  protected override statusOf(state: PartnershipState): string {
    return state.status;
  }

  /** @throws Refusal not_found for a partnership, or a level that the command names, that is missing or out of the caller's scope */
  protected async load(
    { context: { caller } }: PartnershipMessages[Name],
    { state }: LoadedTarget<PartnershipState>,
  ): Promise<Access> {
    if (!state.exists) throw notFound('partnership', 'partnership');
    const access = await accessTo(this.directory, caller, state);
    refuseOutOfScope(access, 'partnership');
    return access;
  }

  /** @throws Refusal forbidden */
  protected authorize(
    { context: { capacity } }: PartnershipMessages[Name],
    { lookups: access }: { readonly lookups: Access },
  ): Right {
    const permitted: readonly string[] = PARTNERSHIP_COMMANDS[this.name].by;
    return chooseRight(access, (right) => permitted.includes(right), this.name, capacity);
  }
}
