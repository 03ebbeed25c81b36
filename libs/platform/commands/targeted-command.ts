import { Command } from '@nestjs/cqrs';
import type { CommandAnswer, CommandContext } from '#platform/http';

/** A request to change one thing, on its way from the controller to the handler of its name. */
export abstract class TargetedCommand<
  Target extends string | null,
  Body,
> extends Command<CommandAnswer> {
  constructor(
    /** Id of what the command is about, as the route names it; null for a command that creates it. */
    readonly target: Target,
    /** As the client sent it: checked for shape by the DTO, not yet against the rules. */
    readonly body: Body,
    readonly context: CommandContext,
  ) {
    super();
  }
}
