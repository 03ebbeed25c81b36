import { Argument, type Command } from 'commander';
import { complete } from './read-commands.js';
import { apiDescription } from './description/api-description.js';
import {
  SHELLS,
  completionScript,
  type CompletionNode,
  type CompletionWord,
} from './completion/completion-scripts.js';

/** Adds `completion`: the words of every command, for a shell. */
export function addCompletionCommand(program: Command): void {
  program
    .command('completion')
    .description(
      'Print the completion of a shell. Bash: `source <(ledger completion bash)`; fish: `ledger completion fish | source`.',
    )
    .addArgument(new Argument('<shell>', 'whose completion').choices(SHELLS))
    .action((shell: string) => {
      console.log(completionScript(shell, program.name(), nodesOf(program)));
    });
}

/** What `do` can be followed by: the commands of the API. */
const commandWords = (): CompletionWord[] =>
  apiDescription().commands.map(({ operationId, summary = '' }) => ({
    word: operationId,
    description: summary,
  }));

/** The commands, each with the words that may follow it. */
export function nodesOf(command: Command, path: readonly string[] = []): CompletionNode[] {
  complete(command);
  const inner = command.commands.map((one) => ({
    word: one.name(),
    description: one.description(),
  }));
  const options = command.options.flatMap(({ long, description }) =>
    typeof long === 'string' ? [{ word: long, description }] : [],
  );
  const choices = command.registeredArguments.flatMap(({ argChoices = [] }) =>
    argChoices.map((word) => ({ word, description: '' })),
  );
  const named = path.join(' ') === 'do' ? commandWords() : [];
  const help = { word: '--help', description: 'display help for command' };
  return [
    { path, words: [...inner, ...choices, ...named, ...options, help] },
    ...command.commands.flatMap((one) => nodesOf(one, [...path, one.name()])),
  ];
}
