import { createContext, use } from 'react';
import type { CommandAnswer } from './give-command.js';
import type { Subject } from './subject.js';

export interface CommandRequest {
  /** Operation id of the command. */
  readonly command: string;
  readonly subject: Subject;
  onDone?(answer: CommandAnswer): void;
}

export type AskForCommand = (request: CommandRequest) => void;

export const CommandContext = createContext<AskForCommand>(() => undefined);

/** Opens the dialog that shows a command's form and what it would do, and gives it. */
export const useCommand = (): AskForCommand => use(CommandContext);
