import { CommandHandler } from '@nestjs/cqrs';
import { AuthorizationContext, Mandates } from '#platform/authorization';
import {
  decryptPersonalData,
  encryptedFor,
  Ledger,
  streamOf,
  uuid5,
  type Instant,
} from '#kit/eventsourcing';
import type { CommandAnswer, CommandContext } from '#platform/http';
import { mayRepeat } from '../domain/decisions/application-and-messages.js';
import { registration } from '../domain/registration.decider.js';
import type { RecentMessage } from '../domain/registration.commands.js';
import type { RegistrationState } from '../domain/registration.state.js';
import type { MessageBody, TaskBody } from '../http/dto/registration-commands.dto.js';
import { InitiativeTasks } from './initiative-tasks.port.js';
import { RegistrationCommandMessage } from './registration-command.message.js';
import {
  domainCommand,
  RegistrationCommandHandler,
  type DecidedRegistration,
} from './registration.command-handler.js';
import { SignUpLookups } from './sign-up-lookups.js';
import { SlotReservations } from './slot-reservations.js';

export class PostMessage extends RegistrationCommandMessage<'PostMessage'> {}

@CommandHandler(PostMessage)
export class PostMessageHandler extends RegistrationCommandHandler<'PostMessage'> {
  protected readonly name = 'PostMessage';

  /** A message that repeats another is no event. It is answered as the first was, from the stream. */
  override async execute(message: PostMessage): Promise<CommandAnswer> {
    const answer = await super.execute(message);
    const { target: id, body, context } = message;
    if (answer.events.length > 0 || context.options.dryRun) return answer;
    const first = (await this.#recentMessages(id)).findLast(
      ({ by, text }) => by === context.caller.person && text === body.text,
    );
    if (!first) return answer;
    const cause = { ...context.cause, commandId: first.commandId };
    return super.execute(new PostMessage(id, body, { ...context, cause }));
  }

  protected async commandFor(
    { text }: MessageBody,
    { id, lastMessage }: RegistrationState,
    { keyed }: CommandContext,
  ) {
    const isAlone = keyed || !lastMessage || !this.#isRecent(lastMessage.at);
    return domainCommand(this.name, {
      text,
      recent: isAlone ? [] : await this.#recentMessages(id),
    });
  }

  #isRecent(at: Instant): boolean {
    return mayRepeat(at, this.ledger.clock.now());
  }

  /** The messages that one posted now may repeat, oldest first, in the clear. */
  async #recentMessages(id: string): Promise<(RecentMessage & { readonly commandId: string })[]> {
    const events = await this.ledger.store.readStream(streamOf(registration, id));
    const messages = events.filter(
      ({ type, occurredAt }) => type === 'MessagePosted' && this.#isRecent(occurredAt),
    );
    const people = messages.flatMap(({ data }) => encryptedFor(data));
    const keys = await this.ledger.ring.keys([...new Set(people)], false);
    return messages.flatMap(({ id: event, data, meta, occurredAt: at }) => {
      const { text } = decryptPersonalData(keys, event, data);
      return typeof text === 'string'
        ? [{ by: meta.actor, text, at, commandId: meta.commandId }]
        : [];
    });
  }
}

export class CompleteTask extends RegistrationCommandMessage<'CompleteTask'> {}

@CommandHandler(CompleteTask)
export class CompleteTaskHandler extends RegistrationCommandHandler<'CompleteTask'> {
  protected readonly name = 'CompleteTask';

  constructor(
    ledger: Ledger,
    lookups: SignUpLookups,
    slots: SlotReservations,
    authorization: AuthorizationContext,
    mandates: Mandates,
    private readonly tasks: InitiativeTasks,
  ) {
    super(ledger, lookups, slots, authorization, mandates);
  }

  protected async commandFor({ task }: TaskBody, state: RegistrationState) {
    const context = await this.lookups.contextOf(state);
    const tasks = await this.tasks.of(state.initiative);
    const signUpContext = { ...context, initiative: { ...context.initiative, tasks } };
    return domainCommand(this.name, { signUpContext, task });
  }

  protected override async reserve(
    { context: { cause, options } }: CompleteTask,
    { state, drafts, revision }: DecidedRegistration,
  ): Promise<void> {
    const { commandId, correlation } = cause;
    const keeping = { commandId: uuid5(commandId, 'keep', String(revision)), correlation };
    for (const { data } of drafts)
      if (typeof data['task'] === 'string')
        await this.tasks.keep(state.initiative, data['task'], keeping, options.dryRun ?? false);
  }
}

export class ApproveApplication extends RegistrationCommandMessage<'ApproveApplication'> {}

@CommandHandler(ApproveApplication)
export class ApproveApplicationHandler extends RegistrationCommandHandler<'ApproveApplication'> {
  protected readonly name = 'ApproveApplication';

  protected commandFor() {
    return domainCommand(this.name, {});
  }
}

export class DeclineApplication extends RegistrationCommandMessage<'DeclineApplication'> {}

@CommandHandler(DeclineApplication)
export class DeclineApplicationHandler extends RegistrationCommandHandler<'DeclineApplication'> {
  protected readonly name = 'DeclineApplication';

  protected commandFor() {
    return domainCommand(this.name, {});
  }
}

export class RemindCoordinator extends RegistrationCommandMessage<'RemindCoordinator'> {}

@CommandHandler(RemindCoordinator)
export class RemindCoordinatorHandler extends RegistrationCommandHandler<'RemindCoordinator'> {
  protected readonly name = 'RemindCoordinator';

  protected commandFor() {
    return domainCommand(this.name, {});
  }
}

export class RemindManager extends RegistrationCommandMessage<'RemindManager'> {}

@CommandHandler(RemindManager)
export class RemindManagerHandler extends RegistrationCommandHandler<'RemindManager'> {
  protected readonly name = 'RemindManager';

  protected commandFor() {
    return domainCommand(this.name, {});
  }
}
