export { Action, MissingRight } from './action.response.js';
export { ItemActions } from './item-actions.decorator.js';
export { OfferedCommands } from './offered-commands.js';
export { TargetedCommand } from './targeted-command.js';
export {
  TargetedCommandHandler,
  type Authorized,
  type CommandWarnings,
  type Decided,
  type LoadedTarget,
} from './targeted-command-handler.js';
export {
  orRefusal,
  tryCommand,
  type CommandTrial,
  type TrialInstant,
  type Trials,
} from './try-command.js';
