import '../runtime/compile-cache.js';
import 'reflect-metadata';
import { Argument, Command, Option } from 'commander';
import { tuneGarbageCollection } from '../runtime/gc-tuning.js';
import { installedVersion } from '../runtime/project-folder.js';
import { addCompletionCommand } from './completion-command.js';
import { addDevelopmentCommands } from './development-commands.js';
import { helpOfNamed } from './description/command-help.js';
import { styled } from './output/colour.js';
import { addReadCommands } from './read-commands.js';
import { addStoreCommands } from './store-commands.js';
import type { DoOptions } from './commands/do.command.js';
import type { CompareOptions, ExportOptions } from './commands/export.command.js';
import type { ImportOptions } from './commands/import-people.command.js';
import type { WhatIfOptions } from './commands/what-if.command.js';

/** Known here, so that a wrong name loads nothing. */
const exportName = () =>
  new Argument('<name>', 'what to export').choices(['registrations', 'dates', 'partnerships']);

/** Each action imports its command's module itself, so that a command does not pay for loading the others. */
const program = new Command('ledger')
  .description(
    'Volunteer Ledger: corporate volunteering that can be replayed, explained and proven.',
  )
  .version(installedVersion());

program
  .command('start')
  .description(
    'Start API and worker in one process. Uses the embedded PostgreSQL unless DATABASE_URL is set.',
  )
  .option('--no-demo', 'create an empty installation, without the demo data')
  .option('--port <port>', 'port to listen on, instead of PORT; 0 takes a free one')
  .action(async (options: { demo: boolean; port?: string }) =>
    (await import('./commands/start.command.js')).start(options),
  );

program
  .command('api')
  .description('HTTP API: serves requests; several may run at once. Needs DATABASE_URL.')
  .action(async () => (await import('./commands/api.command.js')).api());
program
  .command('worker')
  .description(
    'Background worker: runs projections, process managers and deadlines, and sends mail. Needs DATABASE_URL and SMTP_URL.',
  )
  .action(async () => (await import('./commands/worker.command.js')).worker());

program
  .command('rebuild')
  .description(
    'Rebuild all read models from the event log in new tables, then swap them in. Sends no mail. Can be interrupted and resumed.',
  )
  .option('--fresh', 'discard the progress of an interrupted rebuild')
  .action(async (options: { fresh?: true }) =>
    (await import('./commands/rebuild.command.js')).rebuild(options),
  );

const parked = program
  .command('parked')
  .description('List the parked streams: streams with an event that a subscription cannot process.')
  .action(async () => (await import('./commands/parked.command.js')).listParked());
parked
  .command('replay')
  .description(
    'Process parked streams again, after the cause has been fixed. Works while workers run and without any.',
  )
  .argument('[reader]', 'the subscription: read-models, processes or mails')
  .argument('[stream]', 'the name of the stream, as `parked` lists it')
  .option('--all', 'replay all parked streams')
  .action(async (reader: string | undefined, stream: string | undefined, options: { all?: true }) =>
    (await import('./commands/parked.command.js')).replayParked(reader, stream, options),
  );

addReadCommands(program);
addDevelopmentCommands(program);

program
  .command('verify')
  .description(
    'Verify the hash chain and the daily seals. Reports every modified, deleted or reordered event; exits with 1 if there is any.',
  )
  .action(async () => (await import('./commands/verify.command.js')).verify());

program
  .command('export')
  .description(
    'Write an export and its manifest to files. Contains only what the given person may see.',
  )
  .addArgument(exportName())
  .requiredOption('--as <who>', 'name, mail address or id of the person who exports')
  .addOption(
    new Option('--format <format>', 'file format').choices(['xlsx', 'csv']).default('xlsx'),
  )
  .addOption(
    new Option('--locale <locale>', 'language of headers and labels')
      .choices(['en', 'fr'])
      .default('en'),
  )
  .option('--from <day>', 'first day of the period, such as 2026-01-01')
  .option('--to <day>', 'last day of the period, inclusive')
  .option(
    '--as-of <instant>',
    'export the data as recorded at this instant, such as 2026-01-01T00:00:00Z',
  )
  .option('--columns <keys>', 'keys of the columns, such as employee,start,minutes')
  .addOption(
    new Option('--separator <separator>', 'of csv files; default: the one of the locale').choices([
      'comma',
      'semicolon',
      'tab',
    ]),
  )
  .addOption(
    new Option('--header <header>', 'labels, or the keys of the columns')
      .choices(['labels', 'keys'])
      .default('labels'),
  )
  .option('--export-version <version>', 'version of the export, to reproduce an earlier one')
  .option('--folder <folder>', 'output folder', '.')
  .action(async (name: string, options: ExportOptions) => {
    tuneGarbageCollection();
    await (await import('./commands/export.command.js')).exportFile(name, options);
  });

program
  .command('compare')
  .description('Write the differences of two states of an export, with the events behind them.')
  .addArgument(exportName())
  .requiredOption('--as <who>', 'name, mail address or id of the person who compares')
  .requiredOption('--before <state>', 'instant or log position of the earlier state')
  .option('--after <state>', 'instant or log position of the later state; default: the current one')
  .addOption(
    new Option('--format <format>', 'file format')
      .choices(['json', 'xlsx', 'csv', 'html'])
      .default('json'),
  )
  .addOption(
    new Option('--locale <locale>', 'language of headers and labels')
      .choices(['en', 'fr'])
      .default('en'),
  )
  .option('--from <day>', 'first day of the period, such as 2026-01-01')
  .option('--to <day>', 'last day of the period, inclusive')
  .option('--columns <keys>', 'keys of the columns to compare, such as minutes,status')
  .option('--folder <folder>', 'output folder', '.')
  .action(async (name: string, options: CompareOptions) => {
    tuneGarbageCollection();
    await (await import('./commands/export.command.js')).compareExports(name, options);
  });

program
  .command('do')
  .description('Run any command of the API as a person; print its events, mails and new status.')
  .argument('<command>', 'name of the command, such as ConfirmDates')
  .requiredOption('--as <who>', 'name, mail address or id of the person who acts')
  .option('--act-as <capacity>', 'capacity to act in, for a person who holds several')
  .option(
    '--with <json>',
    'path and body fields as a JSON object, or @FILE to read them from a file',
  )
  .option('--revision <revision>', 'fail unless the stream is at this revision')
  .option('--key <key>', 'idempotency key: a repeat with the same key returns the first result')
  .option('--dry-run', 'print what would happen; change nothing')
  .option('--json', 'print the result as JSON')
  .addHelpText('before', ({ command }) => helpOfNamed(command.args[0]))
  .action(async (command: string, options: DoOptions) =>
    (await import('./commands/do.command.js')).doCommand(command, options),
  );

program
  .command('import')
  .description('Import data from a file.')
  .command('people')
  .description(
    "Import a company's people from a CSV file; print one result per line. Ctrl-C stops after the current batch; import the same file again to resume.",
  )
  .argument(
    '<file>',
    'CSV (UTF-8, or UTF-16 with a byte order mark) with the columns name, mail, level, manager, locale, subject, external_id',
  )
  .requiredOption('--as <who>', 'name, mail address or id of the admin who imports')
  .option('--company <id>', "id of the company; default: the admin's own company")
  .option('--key <key>', 'idempotency key: a repeat with the same key returns the first result')
  .option('--dry-run', 'print what would happen to each line; change nothing')
  .option('--absent <what>', 'leave: employees who are not in the file leave; default: list them')
  .option(
    '--leaving <number>',
    'exact number of those who leave, if more than a tenth of the company',
  )
  .option('--json', 'print the result as JSON')
  .action(async (file: string, options: ImportOptions) =>
    (await import('./commands/import-people.command.js')).importPeople(file, options),
  );

program
  .command('what-if')
  .description(
    'Replay all registrations under another policy and report which statuses would differ. Changes nothing.',
  )
  .addOption(
    new Option(
      '--manager-policy <policy>',
      'manager approval policy to apply to all dates',
    ).choices(['per_date', 'per_registration', 'none']),
  )
  .option('--archive-after-months <months>', 'months without activity before archival')
  .option('--from <day>', 'first day of sign-up to include, such as 2026-01-01')
  .option('--to <day>', 'last day of sign-up to include')
  .option('--json', 'print the report as JSON')
  .action(async (options: WhatIfOptions) =>
    (await import('./commands/what-if.command.js')).whatIf(options),
  );

addStoreCommands(program);
addCompletionCommand(program);

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? styled('red', error.message, process.stderr) : error);
  process.exitCode = 1;
});
