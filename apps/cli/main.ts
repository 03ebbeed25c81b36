import '../runtime/compile-cache.js';
import 'reflect-metadata';
import { Command, Option } from 'commander';
import { tuneGarbageCollection } from '../runtime/gc-tuning.js';
import type { DoOptions } from './commands/do.command.js';
import type { ExportOptions } from './commands/export.command.js';
import type { KeysOption } from './commands/operations.command.js';
import type { ImportOptions } from './commands/import-people.command.js';
import type { WhatIfOptions } from './commands/what-if.command.js';

/** A command's own modules are loaded when it is given: none pays at its start for what others need. */
const program = new Command('ledger').description(
  'Volunteer Ledger: corporate volunteering that can be replayed, explained and proven.',
);

program
  .command('start')
  .description(
    'Start everything in one process; on the embedded PostgreSQL unless DATABASE_URL names another.',
  )
  .option('--no-demo', 'begin without people and registrations')
  .action(async (options: { demo: boolean }) =>
    (await import('./commands/start.command.js')).start(options),
  );

program
  .command('api')
  .description('Start the API alone, on DATABASE_URL.')
  .action(async () => (await import('./commands/api.command.js')).api());
program
  .command('worker')
  .description('Start a worker alone: read models, processes, deadlines and mails.')
  .action(async () => (await import('./commands/worker.command.js')).worker());

program
  .command('rebuild')
  .description('Build every read model again from the log, beside those in use; sends nothing.')
  .option('--fresh', 'throw away what an interrupted rebuild has prepared')
  .action(async (options: { fresh?: true }) =>
    (await import('./commands/rebuild.command.js')).rebuild(options),
  );

const parked = program
  .command('parked')
  .description(
    'Streams that a reader of the log has set aside because it cannot take in an event of theirs.',
  )
  .action(async () => (await import('./commands/parked.command.js')).listParked());
parked
  .command('replay')
  .description(
    'Take parked streams in after all, once what was wrong is mended; while workers run, or without any.',
  )
  .argument('[reader]', 'read-models, processes or mails')
  .argument('[stream]', 'as listed')
  .option('--all', 'everything that is parked')
  .action(async (reader: string | undefined, stream: string | undefined, options: { all?: true }) =>
    (await import('./commands/parked.command.js')).replayParked(reader, stream, options),
  );

program
  .command('token')
  .description('Print a bearer token of the development issuer.')
  .argument('<who>', 'name, mail address or id of a person')
  .action(async (who: string) => (await import('./commands/token.command.js')).token(who));

program
  .command('verify')
  .description('Walk the whole log; name every event changed, removed or put elsewhere.')
  .action(async () => (await import('./commands/verify.command.js')).verify());

program
  .command('export')
  .description('Build an export and its manifest, in the scope of a person.')
  .argument('<name>', 'registrations, dates or partnerships')
  .requiredOption('--as <who>', 'name, mail address or id of the person who exports')
  .addOption(new Option('--format <format>').choices(['xlsx', 'csv']).default('xlsx'))
  .addOption(new Option('--locale <locale>').choices(['en', 'fr']).default('en'))
  .option('--from <day>', 'first day, such as 2026-01-01')
  .option('--to <day>', 'last day')
  .option('--as-of <instant>', 'as it was recorded at this instant')
  .option('--folder <folder>', 'where the files go', '.')
  .action(async (name: string, options: ExportOptions) => {
    tuneGarbageCollection();
    await (await import('./commands/export.command.js')).exportFile(name, options);
  });

program
  .command('do')
  .description(
    'Do any command of the API as a person, or say what it would do: events, mails, the status after.',
  )
  .argument('<command>', 'such as ConfirmDates')
  .requiredOption('--as <who>', 'name, mail address or id of the person who acts')
  .option('--act-as <capacity>', 'the capacity to act in, where they hold several')
  .option('--with <json>', 'the fields of its path and body as JSON, or @FILE')
  .option('--revision <revision>', 'refuse it unless this is the last')
  .option('--key <key>', 'a repeat under the same key gets the first answer')
  .option('--dry-run', 'say what would happen, and change nothing')
  .option('--json', 'as JSON')
  .action(async (command: string, options: DoOptions) =>
    (await import('./commands/do.command.js')).doCommand(command, options),
  );

program
  .command('import')
  .description('Import from a file.')
  .command('people')
  .description(
    'Import people of a company from CSV; one line of report per line. Ctrl-C stops between two; the same file again goes on.',
  )
  .argument('<file>', 'UTF-8; columns name, mail, level, manager, locale, subject, external_id')
  .requiredOption('--as <who>', 'name, mail address or id of the admin who imports')
  .option('--company <id>', 'whose people they are, if not of the own')
  .option('--key <key>', 'a repeat under the same key gets the first answer')
  .option('--dry-run', 'say what would happen to each line, and change nothing')
  .option('--json', 'as JSON')
  .action(async (file: string, options: ImportOptions) =>
    (await import('./commands/import-people.command.js')).importPeople(file, options),
  );

program
  .command('what-if')
  .description(
    'Replay every registration under another policy, into throw-away tables, and report the difference; changes nothing.',
  )
  .addOption(
    new Option('--manager-policy <policy>', 'for every date').choices([
      'per_date',
      'per_registration',
      'none',
    ]),
  )
  .option('--archive-after-months <months>', 'of silence, for every registration')
  .option('--from <day>', 'those signed up on this day or later, such as 2026-01-01')
  .option('--to <day>', 'those signed up on this day or before')
  .option('--json', 'as JSON')
  .action(async (options: WhatIfOptions) =>
    (await import('./commands/what-if.command.js')).whatIf(options),
  );

program
  .command('rotate-master-key')
  .description(
    'Wrap the keys of persons by LEDGER_MASTER_KEY that LEDGER_MASTER_KEY_PREVIOUS wrapped; may be interrupted and run again.',
  )
  .action(async () => (await import('./commands/rotate-master-key.command.js')).rotateMasterKey());

program
  .command('backup')
  .description(
    'Back the installation up while it runs: events into a folder, keys and what is kept in the clear into another.',
  )
  .argument('<folder>', 'for the events')
  .requiredOption(
    '--keys <folder>',
    'for the keys; somewhere else, as who has both can read everything',
  )
  .action(async (folder: string, options: KeysOption) =>
    (await import('./commands/operations.command.js')).backup(folder, options),
  );

program
  .command('restore')
  .description(
    'Put a back-up into an empty database, verify it and build the read models; who was erased stays erased. Sends nothing.',
  )
  .argument('<folder>', 'with the events')
  .requiredOption('--keys <folder>', 'with the keys')
  .action(async (folder: string, options: KeysOption) =>
    (await import('./commands/operations.command.js')).restore(folder, options),
  );

program
  .command('move')
  .description(
    'Move the installation to TARGET_DATABASE_URL and TARGET_EVENT_STORE_URL; called again, it goes on. Sends nothing.',
  )
  .option('--abandon', 'do not move after all: this installation is used again')
  .action(async (options: { abandon?: boolean }) =>
    (await import('./commands/operations.command.js')).move(options),
  );

program.parseAsync().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
