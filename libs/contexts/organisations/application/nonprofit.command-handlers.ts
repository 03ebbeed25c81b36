import { CommandHandler } from '@nestjs/cqrs';
import type { Access } from '#platform/authorization';
import type { LoadedTarget } from '#platform/commands';
import { notFound } from '#kit/eventsourcing';
import type { NonprofitCommandOf } from '../domain/nonprofit.commands.js';
import { findLocation } from '../domain/nonprofit.decider.js';
import type { NonprofitState } from '../domain/nonprofit.state.js';
import { accessToRegister } from './access-to-register.js';
import {
  AddLocation,
  ChangeLocation,
  ChangeNonprofitProfile,
  RegisterNonprofit,
  RemoveLocation,
  RenameNonprofit,
  type NonprofitMessages,
} from './nonprofit.command-classes.js';
import { NonprofitCommandHandler } from './nonprofit.command-handler.js';

@CommandHandler(RegisterNonprofit)
export class RegisterNonprofitHandler extends NonprofitCommandHandler<'RegisterNonprofit'> {
  protected readonly name = 'RegisterNonprofit';

  protected override load({ context: { caller } }: RegisterNonprofit): Promise<Access> {
    return Promise.resolve(accessToRegister(caller));
  }

  protected toDomainCommand(
    { body: { name, description = '', locations = [] } }: RegisterNonprofit,
    { id: nonprofit }: LoadedTarget<NonprofitState>,
  ): NonprofitCommandOf<'RegisterNonprofit'> {
    return { name: this.name, data: { nonprofit, name, description, locations } };
  }
}

@CommandHandler(ChangeNonprofitProfile)
export class ChangeNonprofitProfileHandler extends NonprofitCommandHandler<'ChangeNonprofitProfile'> {
  protected readonly name = 'ChangeNonprofitProfile';

  protected toDomainCommand({
    body: { name, description },
  }: ChangeNonprofitProfile): NonprofitCommandOf<'ChangeNonprofitProfile'> {
    return { name: this.name, data: { name, description } };
  }
}

@CommandHandler(AddLocation)
export class AddLocationHandler extends NonprofitCommandHandler<'AddLocation'> {
  protected readonly name = 'AddLocation';

  protected toDomainCommand({
    body: { location },
  }: AddLocation): NonprofitCommandOf<'AddLocation'> {
    return { name: this.name, data: { location } };
  }
}

/** Commands that name a location of the nonprofit. */
abstract class LocationCommandHandler<
  Name extends 'ChangeLocation' | 'RemoveLocation',
> extends NonprofitCommandHandler<Name> {
  protected override async load(
    command: NonprofitMessages[Name],
    target: LoadedTarget<NonprofitState>,
  ): Promise<Access> {
    const access = await super.load(command, target);
    if (findLocation(target.state, command.body.location) === undefined)
      throw notFound('location', 'location');
    return access;
  }
}

@CommandHandler(ChangeLocation)
export class ChangeLocationHandler extends LocationCommandHandler<'ChangeLocation'> {
  protected readonly name = 'ChangeLocation';

  protected toDomainCommand({
    body: { location, to },
  }: ChangeLocation): NonprofitCommandOf<'ChangeLocation'> {
    return { name: this.name, data: { location, to } };
  }
}

@CommandHandler(RemoveLocation)
export class RemoveLocationHandler extends LocationCommandHandler<'RemoveLocation'> {
  protected readonly name = 'RemoveLocation';

  protected toDomainCommand({
    body: { location },
  }: RemoveLocation): NonprofitCommandOf<'RemoveLocation'> {
    return { name: this.name, data: { location } };
  }
}

@CommandHandler(RenameNonprofit)
export class RenameNonprofitHandler extends NonprofitCommandHandler<'RenameNonprofit'> {
  protected readonly name = 'RenameNonprofit';

  protected toDomainCommand({
    body: { name },
  }: RenameNonprofit): NonprofitCommandOf<'RenameNonprofit'> {
    return { name: this.name, data: { name } };
  }
}

export const NONPROFIT_COMMAND_HANDLERS = [
  RegisterNonprofitHandler,
  ChangeNonprofitProfileHandler,
  AddLocationHandler,
  ChangeLocationHandler,
  RemoveLocationHandler,
  RenameNonprofitHandler,
];
