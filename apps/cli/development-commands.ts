import type { Command } from 'commander';
import type { ClockOptions } from './commands/clock.command.js';
import type { MailsOptions } from './commands/mails.command.js';
import type { PeopleOptions } from './commands/people.command.js';

/** Commands for trying an installation: whom one can be, as whom to sign in, and what time it is. */
export function addDevelopmentCommands(program: Command): void {
  program
    .command('token')
    .description('Print a bearer token of the development issuer for a person.')
    .argument('<who>', 'name, mail address or id of the person')
    .action(async (who: string) => (await import('./commands/token.command.js')).token(who));

  program
    .command('people')
    .description('List people with their roles: whom `token` and `--as` can name.')
    .argument('[words...]', 'parts of a name or mail address')
    .option('--role <role>', 'only people who hold this role, such as coordinator')
    .action(async (words: string[], options: PeopleOptions) =>
      (await import('./commands/people.command.js')).listPeople(words.join(' '), options),
    );

  const mails = program
    .command('mails')
    .description(
      'The mails of a person or about a registration; with their text where they are caught instead of sent.',
    );
  mails
    .command('list', { isDefault: true })
    .description('List them, the newest first.')
    .option('--person <who>', 'name, mail address or id of the recipient')
    .option('--registration <id>', 'registration that they are about')
    .option('--kind <event>', 'event of which they tell, such as ApplicationSubmitted')
    .option('--limit <number>', 'how many', '50')
    .option('--json', 'print them as JSON')
    .action(async (options: MailsOptions) =>
      (await import('./commands/mails.command.js')).listMails(options),
    );
  mails
    .command('show')
    .description('Show one of them.')
    .argument('<id>', 'id of the mail, as `mails` lists it')
    .option('--json', 'print it as JSON')
    .action(async (id: string, options: { json?: true }) =>
      (await import('./commands/mails.command.js')).showMail(id, options),
    );

  const clock = program
    .command('clock')
    .description('The clock of the running development installation.');
  clock
    .command('now', { isDefault: true })
    .description('Print its time.')
    .option('--port <port>', 'port on which it listens, instead of PORT')
    .action(async (options: ClockOptions) =>
      (await import('./commands/clock.command.js')).showClock(options),
    );
  clock
    .command('forward')
    .description(
      'Let time pass in the running development installation: deadlines fall due in their order. Prints the events and mails that came of it.',
    )
    .argument('<amount>', 'how many')
    .argument('<unit>', 'days, weeks or months')
    .option('--port <port>', 'port on which it listens, instead of PORT')
    .action(async (amount: string, unit: string, options: ClockOptions) =>
      (await import('./commands/clock.command.js')).forwardClock(amount, unit, options),
    );
}
