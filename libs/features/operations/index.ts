export { OperationsModule } from './operations.module.js';
export {
  ParkedReplay,
  type ReplayOutcome,
  type StreamToReplay,
} from './parked/parked-replay.port.js';
