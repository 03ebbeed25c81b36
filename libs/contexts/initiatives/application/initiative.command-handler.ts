import { Injectable } from '@nestjs/common';
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
import { TargetedCommandHandler, type LoadedTarget } from '#platform/commands';
import { Ledger, notFound } from '#kit/eventsourcing';
import { INITIATIVE_COMMANDS, type InitiativeCommandOf } from '../domain/initiative.commands.js';
import { initiative } from '../domain/initiative.decider.js';
import type { InitiativeState } from '../domain/initiative.state.js';
import type { InitiativeMessages, RequestedCommandName } from './initiative.command-classes.js';

/** The initiative that a command is about, as far as authorization depends on it. */
export interface InitiativeTarget {
  readonly nonprofit: string;
  readonly access: Access;
}

/** A command on an initiative. */
@Injectable()
export abstract class InitiativeCommandHandler<
  Name extends RequestedCommandName,
> extends TargetedCommandHandler<
  InitiativeMessages[Name],
  InitiativeState,
  InitiativeCommandOf<Name>,
  InitiativeTarget
> {
  protected abstract override readonly name: Name;
  protected readonly decider = initiative;

  constructor(
    ledger: Ledger,
    private readonly authorization: AuthorizationContext,
    private readonly mandates: Mandates,
  ) {
    super(ledger);
  }

  protected override statusOf(state: InitiativeState): string {
    return state.status;
  }

  /** @throws Refusal not_found for an initiative, or a part of it, that does not exist or is out of the caller's scope */
  protected async load(
    { context: { caller } }: InitiativeMessages[Name],
    { id, state }: LoadedTarget<InitiativeState>,
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
    { context: { caller, capacity } }: InitiativeMessages[Name],
    { lookups: { access, nonprofit } }: { readonly lookups: InitiativeTarget },
  ): Promise<Right> {
    const { by } = INITIATIVE_COMMANDS[this.name];
    const right = chooseRight(access, (candidate) => candidate in by, this.name, capacity);
    await this.mandates.refuseEnded(right, caller.company, nonprofit);
    return right;
  }
}
