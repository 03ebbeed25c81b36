export const SHELLS = ['bash', 'zsh', 'fish'] as const;

export interface CompletionWord {
  readonly word: string;
  readonly description: string;
}

/** A command, named by its words, and the words that may follow it. */
export interface CompletionNode {
  readonly path: readonly string[];
  readonly words: readonly CompletionWord[];
}

/** The script that teaches a shell the commands. It holds all words itself: completing starts no process of the product. */
export function completionScript(
  shell: string,
  program: string,
  nodes: readonly CompletionNode[],
): string {
  if (shell === 'fish') return fish(program, nodes);
  return shell === 'zsh' ? zsh(program, nodes) : bash(program, nodes);
}

const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
const joined = (path: readonly string[]): string => path.join(' ');

/** The words before the cursor that are commands, as far as they are known: options and what they take are passed over. */
const PATH_OF_WORDS = (count: string, word: string): string => `
  local path="" tried i
  for ((i = ${count}; i++)); do
    tried="\${path:+$path }\${${word}}"
    [[ -n "\${_ledger_words[$tried]+x}" ]] && path="$tried"
  done`;

function bash(program: string, nodes: readonly CompletionNode[]): string {
  const entries = nodes.map(
    ({ path, words }) =>
      `  [${quoted(joined(path) || '.')}]=${quoted(words.map(({ word }) => word).join(' '))}`,
  );
  return `# bash completion of ${program}
declare -gA _ledger_words=(
${entries.join('\n')}
)
_ledger() {${PATH_OF_WORDS('1; i < COMP_CWORD', 'COMP_WORDS[i]')}
  COMPREPLY=($(compgen -W "\${_ledger_words[\${path:-.}]}" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _ledger ${program}`;
}

function zsh(program: string, nodes: readonly CompletionNode[]): string {
  const entries = nodes.map(
    ({ path, words }) =>
      `  ${quoted(joined(path) || '.')} ${quoted(words.map(({ word }) => word).join(' '))}`,
  );
  return `#compdef ${program}
# zsh completion of ${program}
typeset -gA _ledger_words
_ledger_words=(
${entries.join('\n')}
)
_ledger() {${PATH_OF_WORDS('2; i < CURRENT', 'words[i]')}
  compadd -- \${=_ledger_words[\${path:-.}]}
}
compdef _ledger ${program}`;
}

function fish(program: string, nodes: readonly CompletionNode[]): string {
  const lines = nodes.flatMap(({ path, words }) => {
    const when =
      path.length === 0
        ? '__fish_use_subcommand'
        : path.map((word) => `__fish_seen_subcommand_from ${word}`).join('; and ');
    return words.map(({ word, description }) => {
      const what = word.startsWith('--') ? `-l ${word.slice(2)}` : `-f -a ${quoted(word)}`;
      const shown = description === '' ? '' : ` -d ${quoted(firstSentence(description))}`;
      return `complete -c ${program} -n ${quoted(when)} ${what}${shown}`;
    });
  });
  return [`# fish completion of ${program}`, ...lines].join('\n');
}

const firstSentence = (text: string): string => text.replace(/(?<=[^.]{12})\.\s.*$/s, '.');
