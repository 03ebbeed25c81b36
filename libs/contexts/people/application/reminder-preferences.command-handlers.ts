import { Injectable } from '@nestjs/common';
import { CommandHandler } from '@nestjs/cqrs';
import { right, type Right } from '#platform/authorization';
import type { LoadedTarget } from '#platform/commands';
import { Ledger } from '#kit/eventsourcing';
import type { PersonState } from '../domain/person.state.js';
import { MuteReminders, UnmuteReminders, type PersonMessages } from './command-classes.js';
import { chooseRuleRight, PersonAccess, type PersonAccessResult } from './person-access.js';
import { PersonCommandHandler, type Loaded } from './person.command-handler.js';

/** Everybody turns their own reminders off and on; nobody does it for another person. */
@Injectable()
abstract class ReminderHandler<
  Name extends 'MuteReminders' | 'UnmuteReminders',
> extends PersonCommandHandler<Name, PersonAccessResult> {
  constructor(
    ledger: Ledger,
    private readonly access: PersonAccess,
  ) {
    super(ledger);
  }

  protected load({ context }: PersonMessages[Name], { state }: LoadedTarget<PersonState>) {
    return this.access.to(state, context);
  }

  protected authorize(
    { context }: PersonMessages[Name],
    { lookups }: Loaded<PersonAccessResult>,
  ): Right {
    const { access, person } = lookups;
    const own = context.caller.person === person.id;
    return chooseRuleRight(
      own ? { ...access, rights: [right('self')] } : access,
      this.name,
      context,
    );
  }
}

@CommandHandler(MuteReminders)
export class MuteRemindersHandler extends ReminderHandler<'MuteReminders'> {
  protected readonly name = 'MuteReminders' as const;

  protected toDomainCommand({ body: { kind } }: MuteReminders) {
    return { name: this.name, data: { kind } };
  }
}

@CommandHandler(UnmuteReminders)
export class UnmuteRemindersHandler extends ReminderHandler<'UnmuteReminders'> {
  protected readonly name = 'UnmuteReminders' as const;

  protected toDomainCommand({ body: { kind } }: UnmuteReminders) {
    return { name: this.name, data: { kind } };
  }
}
