import { expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { completionScript } from './completion-scripts.js';

const word = (one: string) => ({ word: one, description: `It's ${one}.` });
const NODES = [
  { path: [], words: [word('list'), word('show'), word('--help')] },
  { path: ['list'], words: [word('people'), word('jobs')] },
  { path: ['list', 'people'], words: [word('--as'), word('--all')] },
];

/** What bash offers for the last of the words. */
function offered(...words: string[]): string[] {
  const script = `${completionScript('bash', 'ledger', NODES)}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _ledger; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const output = execFileSync('bash', ['-c', script, 'bash', ...words], { encoding: 'utf8' });
  return output.split('\n').filter(Boolean);
}

test('bash offers commands, then what may follow them', () => {
  expect(offered('ledger', '')).toEqual(['list', 'show', '--help']);
  expect(offered('ledger', 'list', 'p')).toEqual(['people']);
});

test('bash passes over options and their values', () => {
  expect(offered('ledger', 'list', 'people', '--as', 'Eva', '--a')).toEqual(['--as', '--all']);
});

test('fish gets each word under its command, with quotes escaped', () => {
  expect(completionScript('fish', 'ledger', NODES)).toContain(
    `complete -c ledger -n '__fish_seen_subcommand_from list; and __fish_seen_subcommand_from people' -l as -d 'It'\\''s --as.'`,
  );
});

test('zsh gets every command with its words', () => {
  expect(completionScript('zsh', 'ledger', NODES)).toContain(`  'list people' '--as --all'`);
});
