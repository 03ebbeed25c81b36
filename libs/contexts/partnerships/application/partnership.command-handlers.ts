import { CommandHandler } from '@nestjs/cqrs';
import type { Access } from '#platform/authorization';
import type { LoadedTarget } from '#platform/commands';
import { notFound } from '#kit/eventsourcing';
import type { PartnershipCommandOf } from '../domain/partnership.commands.js';
import type { PartnershipState } from '../domain/partnership.state.js';
import {
  CancelPartnership,
  DeclinePartnership,
  GrantMandate,
  MovePartnership,
  RevokeMandate,
  ValidatePartnership,
} from './partnership.command-classes.js';
import { PartnershipCommandHandler } from './partnership.command-handler.js';
import { ProposePartnershipHandler } from './propose-partnership.command-handler.js';

@CommandHandler(ValidatePartnership)
export class ValidatePartnershipHandler extends PartnershipCommandHandler<'ValidatePartnership'> {
  protected readonly name = 'ValidatePartnership';

  protected toDomainCommand(): PartnershipCommandOf<'ValidatePartnership'> {
    return { name: this.name, data: {} };
  }
}

@CommandHandler(DeclinePartnership)
export class DeclinePartnershipHandler extends PartnershipCommandHandler<'DeclinePartnership'> {
  protected readonly name = 'DeclinePartnership';

  protected toDomainCommand(): PartnershipCommandOf<'DeclinePartnership'> {
    return { name: this.name, data: {} };
  }
}

@CommandHandler(CancelPartnership)
export class CancelPartnershipHandler extends PartnershipCommandHandler<'CancelPartnership'> {
  protected readonly name = 'CancelPartnership';

  protected toDomainCommand(): PartnershipCommandOf<'CancelPartnership'> {
    return { name: this.name, data: {} };
  }
}

@CommandHandler(MovePartnership)
export class MovePartnershipHandler extends PartnershipCommandHandler<'MovePartnership'> {
  protected readonly name = 'MovePartnership';

  protected override async load(
    command: MovePartnership,
    target: LoadedTarget<PartnershipState>,
  ): Promise<Access> {
    const access = await super.load(command, target);
    const { level } = command.body;
    const found = (await this.directory.levels([level])).get(level);
    if (found?.company !== target.state.company) throw notFound('network level', 'level');
    return access;
  }

  protected toDomainCommand({
    body: { level },
  }: MovePartnership): PartnershipCommandOf<'MovePartnership'> {
    return { name: this.name, data: { level } };
  }
}

@CommandHandler(GrantMandate)
export class GrantMandateHandler extends PartnershipCommandHandler<'GrantMandate'> {
  protected readonly name = 'GrantMandate';

  protected toDomainCommand({
    body: { request },
  }: GrantMandate): PartnershipCommandOf<'GrantMandate'> {
    return { name: this.name, data: { request } };
  }
}

@CommandHandler(RevokeMandate)
export class RevokeMandateHandler extends PartnershipCommandHandler<'RevokeMandate'> {
  protected readonly name = 'RevokeMandate';

  protected toDomainCommand(): PartnershipCommandOf<'RevokeMandate'> {
    return { name: this.name, data: {} };
  }
}

export const PARTNERSHIP_COMMAND_HANDLERS = [
  ProposePartnershipHandler,
  ValidatePartnershipHandler,
  DeclinePartnershipHandler,
  CancelPartnershipHandler,
  MovePartnershipHandler,
  GrantMandateHandler,
  RevokeMandateHandler,
];
