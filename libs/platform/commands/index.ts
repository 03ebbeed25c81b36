export { TargetedCommand } from './targeted-command.js';
export {
  TargetedCommandHandler,
  type Authorized,
  type CommandWarnings,
  type Decided,
  type LoadedTarget,
} from './targeted-command-handler.js';
