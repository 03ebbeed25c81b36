import { CommandHandler } from '@nestjs/cqrs';
import type { Access } from '#platform/authorization';
import type { LoadedTarget } from '#platform/commands';
import type { NonprofitCommandOf } from '../domain/nonprofit.commands.js';
import type { NonprofitState } from '../domain/nonprofit.state.js';
import { accessToRegister } from './access-to-register.js';
import {
  AddLocation,
  ChangeNonprofitProfile,
  RegisterNonprofit,
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

export const NONPROFIT_COMMAND_HANDLERS = [
  RegisterNonprofitHandler,
  ChangeNonprofitProfileHandler,
  AddLocationHandler,
];
