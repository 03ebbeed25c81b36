import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { randomUUID } from 'node:crypto';
import type { Caller } from '#platform/authorization';
import { Refusal } from '#kit/eventsourcing';
import { requestValidation } from '#platform/http';
import {
  REGISTRATION_BODIES,
  registrationCommand,
  type RequestedCommandName,
} from '#contexts/registrations';
import type { RefusalAnswer } from './why.response.js';

/** Finds out whether a command would be refused now, by a dry run. */
@Injectable()
export class Refusals {
  constructor(private readonly bus: CommandBus) {}

  /** null when the command would be allowed. */
  async of(
    caller: Caller,
    registration: string,
    command: RequestedCommandName,
    words: object,
  ): Promise<RefusalAnswer | null> {
    const commandId = randomUUID();
    const context = {
      caller,
      cause: { commandId, correlation: commandId, causation: commandId },
      options: { dryRun: true },
    };
    try {
      const body = (await requestValidation().transform(words, {
        type: 'body',
        metatype: REGISTRATION_BODIES[command],
      })) as object;
      await this.bus.execute(registrationCommand(command, registration, body, context));
      return null;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return {
        kind: error.kind,
        rule: error.rule,
        field: error.field ?? null,
        detail: error.message,
      };
    }
  }
}
