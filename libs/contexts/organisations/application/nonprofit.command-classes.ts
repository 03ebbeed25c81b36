import { Command } from '@nestjs/cqrs';
import type { CommandAnswer, CommandContext } from '#platform/http';
import type { NonprofitCommandName } from '../domain/nonprofit.commands.js';
import type {
  LocationBody,
  NonprofitProfileBody,
  RegisterNonprofitBody,
} from '../http/dto/organisations.dto.js';

/** Command name → its body, checked for shape by the DTO but not yet against the rules. */
interface NonprofitBodies extends Record<NonprofitCommandName, object> {
  RegisterNonprofit: RegisterNonprofitBody;
  ChangeNonprofitProfile: NonprofitProfileBody;
  AddLocation: LocationBody;
}

/** A command on a nonprofit, on its way to the handler of its name. */
export abstract class NonprofitCommandMessage<
  Name extends NonprofitCommandName,
> extends Command<CommandAnswer> {
  constructor(
    /** Id of the nonprofit; null for one to be registered. */
    readonly nonprofit: Name extends 'RegisterNonprofit' ? null : string,
    readonly body: NonprofitBodies[Name],
    readonly context: CommandContext,
  ) {
    super();
  }
}

export class RegisterNonprofit extends NonprofitCommandMessage<'RegisterNonprofit'> {}
export class ChangeNonprofitProfile extends NonprofitCommandMessage<'ChangeNonprofitProfile'> {}
export class AddLocation extends NonprofitCommandMessage<'AddLocation'> {}
