import { Inject, Injectable } from '@nestjs/common';
import { Pool } from 'pg';
import { READ_MODELS } from '#platform/authorization';
import { addToInstant, Ledger, notAllowed, uuid5, type Zone } from '#kit/eventsourcing';
import type { CommandAnswer, CommandContext } from '#platform/http';
import { foldMail } from '#platform/text';
import type { NewInvitation } from '../domain/person.commands.js';
import { PersonalDataService } from './personal-data.service.js';
import { mailValue, subjectValue, UniqueValues, uniqueValuesOf } from './unique-values.js';

/** How long an invitation can be answered (docs/domain.md §1). */
const DAYS = 14;

interface Identity {
  readonly mail?: string | undefined;
  readonly subject?: string | undefined;
}

/** What RegisterPerson and AddCoordinator have in common: finding out whether somebody is known, and inviting them. */
@Injectable()
export class JoiningService {
  constructor(
    @Inject(READ_MODELS) private readonly pool: Pool,
    private readonly ledger: Ledger,
    private readonly values: UniqueValues,
    private readonly data: PersonalDataService,
  ) {}

  /** The person with this mail address, else the one with this subject. Both are always looked up, so that the time tells nothing. */
  async known({ mail, subject }: Identity): Promise<string | undefined> {
    const [byMail, bySubject] = await Promise.all([
      mail === undefined ? undefined : this.values.holderOf(mailValue(mail)),
      subject === undefined ? undefined : this.values.holderOf(subjectValue(subject)),
    ]);
    return byMail ?? bySubject;
  }

  /** A person in scope is not corrected by the way. @throws Refusal not_allowed */
  async refuseOtherIdentity(id: string, { mail, subject }: Identity): Promise<void> {
    const today = await this.data.of(id);
    if (mail !== undefined && foldMail(today.mail ?? '') !== foldMail(mail))
      throw notAllowed(
        'subject_taken',
        'A person with another mail address has this subject at the token issuer: use that address, or their own subject.',
        'subject',
      );
    if (subject !== undefined && today.subject !== subject)
      throw notAllowed(
        'other_subject',
        'The person with this mail address has another subject, or none: leave the subject out, or change it first.',
        'subject',
      );
  }

  /** Before a newcomer is registered. @throws Refusal not_allowed if somebody has their mail address, subject or external id by now */
  async claim(
    id: string,
    newcomer: Parameters<typeof uniqueValuesOf>[0] & { readonly company: string | null },
    { options }: CommandContext,
  ): Promise<void> {
    if (!options.dryRun) await this.values.claimFor(id, uniqueValuesOf(newcomer, newcomer.company));
  }

  /** `company`: whose calendar the 14 days follow; null for a nonprofit's. */
  async newInvitation(commandId: string, company: string | null): Promise<NewInvitation> {
    const { rows } = await this.pool.query<{ zone: Zone }>(
      'SELECT zone FROM read.companies WHERE id = $1',
      [company],
    );
    const expiresAt = addToInstant(this.ledger.clock.now(), { days: DAYS }, rows[0]?.zone ?? 'UTC');
    return { id: uuid5(commandId, 'invitation'), expiresAt };
  }
}

/** The message, so that a dry run previews nothing that would tell who is known. */
export function discreetly<Message extends { readonly context: CommandContext }>(
  message: Message,
): Message {
  const { context } = message;
  if (!context.options.dryRun) return message;
  const options = { ...context.options, simulated: [] };
  return Object.assign(
    Object.create(Object.getPrototypeOf(message) as object) as Message,
    message,
    {
      context: { ...context, options },
    },
  );
}

/**
 * The answer without what the caller may not know: that somebody was invited says no id, and a dry run does not say whether a person would
 * be registered or invited (docs/domain.md §1).
 */
export function discreet(answer: CommandAnswer): CommandAnswer {
  const { command, position, dryRun, events } = answer;
  const made = new Set(events.map(({ type }) => type));
  const status = made.has('PersonInvited')
    ? 'invited'
    : made.has('PersonRegistered')
      ? dryRun
        ? 'registered_or_invited'
        : 'registered'
      : 'granted';
  return status === 'registered' || status === 'granted'
    ? { ...answer, status }
    : ({
        command,
        position,
        status,
        ...(dryRun ? { dryRun } : {}),
        events: [],
      } as unknown as CommandAnswer);
}
