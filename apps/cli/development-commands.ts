import type { Command } from 'commander';
import type { ClockOptions } from './commands/clock.command.js';
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
