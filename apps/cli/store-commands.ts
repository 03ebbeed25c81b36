import { Option, type Command } from 'commander';
import type { AnalyticsRoleOptions } from './commands/analytics-role.command.js';
import type { EventsOptions } from './commands/events.command.js';
import type { KeysOption } from './commands/operations.command.js';

/** Commands for the stores as a whole: how they stand, keys, backups and moves. */
export function addStoreCommands(program: Command): void {
  program
    .command('status')
    .description('Print how the installation stands: stores, worker, what is late, parked or dead.')
    .option('--json', 'print it as JSON')
    .action(async (options: { json?: true }) =>
      (await import('./commands/status.command.js')).status(options),
    );

  program
    .command('rotate-master-key')
    .description(
      'Re-encrypt the personal keys and re-sign the seals with LEDGER_MASTER_KEY. Needs the old key in LEDGER_MASTER_KEY_PREVIOUS. Can be interrupted and run again.',
    )
    .action(async () =>
      (await import('./commands/rotate-master-key.command.js')).rotateMasterKey(),
    );

  program
    .command('events')
    .description(
      'Write the events that a person oversees into a file, with a manifest. Ctrl-C keeps what was written; the same command goes on there.',
    )
    .requiredOption('--as <who>', 'name, mail address or id of the person who exports')
    .requiredOption('--file <path>', 'file to write; the manifest is <path>.manifest.json')
    .addOption(
      new Option('--format <format>', 'a line of JSON or a row of Parquet for each event')
        .choices(['jsonl', 'parquet'])
        .default('jsonl'),
    )
    .addOption(
      new Option('--form <form>', 'personal fields in the clear, or encrypted as stored')
        .choices(['opened', 'sealed'])
        .default('opened'),
    )
    .option('--from-day <day>', 'first day on which events were recorded, in UTC')
    .option('--to-day <day>', 'last such day, inclusive')
    .option('--types <types>', 'types of events, separated by commas')
    .option('--streams <streams>', 'streams, such as registration-<id>, separated by commas')
    .action(async (options: EventsOptions) =>
      (await import('./commands/events.command.js')).events(options),
    );

  program
    .command('analytics-role')
    .description(
      'Let a role of PostgreSQL read the views of the schema analytics, and nothing else. A role that is missing is made.',
    )
    .argument('<role>', 'name of the role, such as acme_bi')
    .option('--company <company>', 'name or id of the company whose rows it sees')
    .option('--all-companies', 'it sees the rows of every company')
    .option('--remove', 'take the views from it')
    .action(async (role: string, options: AnalyticsRoleOptions) =>
      (await import('./commands/analytics-role.command.js')).analyticsRole(role, options),
    );

  program
    .command('seal-key')
    .description(
      'Print the public key of LEDGER_SEAL_KEY and its id, to be published for those who check proofs.',
    )
    .action(async () => (await import('./commands/seal-key.command.js')).sealKey());

  program
    .command('backup')
    .description(
      'Back up a running installation: events into one folder, keys and unencrypted tables into another.',
    )
    .argument('<folder>', 'folder for the events')
    .requiredOption(
      '--keys <folder>',
      'folder for the keys; keep it apart, because both together reveal all personal data',
    )
    .action(async (folder: string, options: KeysOption) =>
      (await import('./commands/operations.command.js')).backup(folder, options),
    );

  program
    .command('restore')
    .description(
      'Restore a backup into an empty database, verify it and build the read models. Erased people stay erased. Sends no mail.',
    )
    .argument('<folder>', 'folder with the events')
    .requiredOption('--keys <folder>', 'folder with the keys')
    .action(async (folder: string, options: KeysOption) =>
      (await import('./commands/operations.command.js')).restore(folder, options),
    );

  program
    .command('move')
    .description(
      'Move the installation to TARGET_DATABASE_URL and TARGET_EVENT_STORE_URL. Sends no mail. Can be interrupted and run again.',
    )
    .option('--abandon', 'cancel the move and reopen this installation')
    .action(async (options: { abandon?: boolean }) =>
      (await import('./commands/operations.command.js')).move(options),
    );
}
