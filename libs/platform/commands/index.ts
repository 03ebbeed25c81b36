export { TargetedCommand } from './targeted-command.js';
export {
  TargetedCommandHandler,
  type Authorized,
  type Decided,
  type LoadedTarget,
} from './targeted-command-handler.js';
