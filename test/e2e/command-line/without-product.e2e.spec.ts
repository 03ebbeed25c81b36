import { expect, test } from '@jest/globals';
import { runLedger } from '../../support/ledger-process.js';

/** No stores are named: a command that needed the product would fail. */
const run = (...words: string[]) => runLedger(words, { DATABASE_URL: 'postgres://127.0.0.1:1/no' });

test.each([
  [['lsit'], "unknown command 'lsit'\n(Did you mean list?)"],
  [['verify', '--josn'], "unknown option '--josn'"],
  [['list', 'peopel', '--as', 'x'], '(Did you mean people?)'],
  [['list', 'jobs', '--as', 'x', '--jsn'], '(Did you mean --json?)'],
  [['list', 'registrations', '--as', 'x', '--status', 'progress'], 'It is one of: application, '],
  [['list', 'people', '--as', 'x', '--limit', '900'], 'a whole number from 1 to 200'],
  [['show', 'registration', '12', '--as', 'x'], '<registration> must be an id, such as '],
  [['do', 'ConfirmDate', '--as', 'x'], 'Did you mean ConfirmDates?'],
  [['do', 'PostMessage', '--as', 'x', '--with', '{}'], '--with: registration is missing'],
  [['do', 'SubmitApplication', '--as', 'x', '--with', '{"initiativ":1}'], 'mean initiative?'],
  [
    ['do', 'RegisterCompany', '--as', 'x', '--revision', 'one'],
    '--revision must be a whole number',
  ],
  [['export', 'registration', '--as', 'x'], 'Allowed choices are registrations, dates,'],
  [['what-if'], 'Give --manager-policy, --archive-after-months, or both.'],
  [['mails'], 'Give --person, --registration, or both.'],
])('%j is refused before anything is opened', async (words, message) => {
  const { code, complaints } = await run(...words);
  expect({ code, complaints }).toEqual({ code: 1, complaints: expect.stringContaining(message) });
});

test('the help of a command tells its fields and an example', async () => {
  const { code, output } = await run('do', 'SelectDates', '--help');
  expect(code).toBe(0);
  expect(output).toMatch(/ {2}registration +required {2}id\n {2}dates +required {2}list of/);
  expect(output).toContain('    start ');
  expect(output).toContain(`ledger do SelectDates --as WHO --with '{"registration":`);
});

test('the completion knows the options that the API gives a list', async () => {
  const { code, output } = await run('completion', 'bash');
  expect(code).toBe(0);
  expect(output).toMatch(/\['list registrations'\]='.*--date-from .*--help'/);
});

test.each([
  ['bash', /\['do'\]='.*\bConfirmDates\b.*--with/],
  ['zsh', /'do' '.*\bConfirmDates\b.*--with/],
  [
    'fish',
    /__fish_seen_subcommand_from do' -f -a 'ConfirmDates' -d 'Confirm selected dates for the nonprofit'/,
  ],
])('the completion of %s knows the commands that follow do', async (shell, expected) => {
  const { code, output } = await run('completion', shell);
  expect(code).toBe(0);
  expect(output).toMatch(expected);
});

test('nothing is coloured that is no terminal', async () => {
  const { output } = await run('list', 'registrations', '--help');
  expect(output).not.toContain('\u001b');
});
