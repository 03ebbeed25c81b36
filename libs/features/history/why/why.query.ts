import { Injectable } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import { notFound } from '#kit/eventsourcing';
import {
  REGISTRATION_COMMANDS,
  statusRuleOf,
  timeRuleOf,
  type CommandRule,
  type RequestedCommandName,
  type RegistrationEventType,
} from '#contexts/registrations';
import { HistoryLoader, type LoadedHistory } from '../timeline/history.loader.js';
import { entryOf } from '../timeline/history-entries.js';
import type { AnnotatedEvent } from '../timeline/annotated-history.js';
import { eventsBehindEvent, eventsBehindStatus } from './contributing-events.js';
import { MailReasons } from './mail-reasons.js';
import { Refusals } from './refusal-reasons.js';
import type { RuleAnswer, WhyAnswer } from './why.response.js';

/** What is asked about. */
export type Question =
  | { readonly what: 'status' }
  | { readonly what: 'event'; readonly event: string }
  | { readonly what: 'refusal'; readonly command: RequestedCommandName; readonly words: object }
  /** `person`: left out, the caller. `event`: left out, the last of its kind. */
  | {
      readonly what: 'mail';
      readonly kind: RegistrationEventType;
      readonly person?: string | undefined;
      readonly event?: string | undefined;
    };

/**
 * Why a registration has its status, why an event happened, why a command is refused, why a mail came or did not: the events and the rules
 * that led to it (domain §7), each read off the rows that decide.
 */
@Injectable()
export class WhyQuery {
  constructor(
    private readonly loader: HistoryLoader,
    private readonly refusals: Refusals,
    private readonly mails: MailReasons,
  ) {}

  /** @throws Refusal not_found */
  async of(
    caller: Caller,
    id: string,
    question: Question,
  ): Promise<{ readonly answer: WhyAnswer; readonly history: LoadedHistory }> {
    const history = await this.loader.open(caller, id);
    return { history, answer: await this.#answer(caller, id, history, question) };
  }

  async #answer(
    caller: Caller,
    id: string,
    history: LoadedHistory,
    question: Question,
  ): Promise<WhyAnswer> {
    switch (question.what) {
      case 'status':
        return whyOf(id, history, question.what, eventsBehindStatus(history.annotated));
      case 'event':
        return whyEvent(id, history, question.what, question.event);
      case 'refusal': {
        const { command, words } = question;
        const refusal = await this.refusals.of(caller, id, command, words);
        return {
          ...whyOf(id, history, question.what, eventsBehindStatus(history.annotated)),
          command: rowOf(command),
          refusal,
        };
      }
      case 'mail': {
        const { kind, person = caller.person, event } = question;
        if (person !== caller.person && history.watchingAs === null)
          throw notFound('person', 'person');
        const mail = await this.mails.of(history, kind, person, event);
        if (!mail) throw notFound('mail', event === undefined ? 'person' : 'event');
        const about =
          mail.event === null
            ? whyOf(id, history, question.what, [])
            : whyEvent(id, history, question.what, mail.event);
        return { ...about, mail };
      }
    }
  }
}

function whyEvent(
  id: string,
  history: LoadedHistory,
  what: WhyAnswer['what'],
  event: string,
): WhyAnswer {
  const subject = history.annotated.find((one) => one.event.id === event);
  if (!subject) throw notFound('event', 'event');
  return whyOf(id, history, what, eventsBehindEvent(history.annotated, event), subject);
}

/** `subject`: the event after which the status is meant; left out, the last. */
function whyOf(
  id: string,
  { annotated, reading }: LoadedHistory,
  what: WhyAnswer['what'],
  steps: readonly AnnotatedEvent[],
  subject = annotated.at(-1),
): WhyAnswer {
  if (!subject) throw notFound('event', 'event');
  const { rule, text, dates } = statusRuleOf(subject.state);
  return {
    registration: id,
    what,
    status: subject.after,
    statusRule: { rule, text: text(), dates: dates(subject.state).map((date) => date.id) },
    steps: steps.map((one) => ({ event: entryOf(one, reading), rule: ruleOf(one) })),
  };
}

/** The row of the tables by which an event came about. */
export function ruleOf({ event: { type, meta } }: Pick<AnnotatedEvent, 'event'>): RuleAnswer {
  const time = meta.actor === null ? timeRuleOf(type) : undefined;
  if (time !== undefined)
    return { kind: 'time', name: type, text: time, by: ['system'], when: null };
  return rowOf(meta.command);
}

function rowOf(command: string): RuleAnswer {
  const rule = (REGISTRATION_COMMANDS as Readonly<Record<string, CommandRule>>)[command];
  if (!rule)
    return {
      kind: 'unknown',
      name: command,
      text: 'No rule is known of this command.',
      by: [],
      when: null,
    };
  const by = Object.entries(rule.by).map(([right, limit]) =>
    limit === 'always' ? right : `${right} (${limit})`,
  );
  return { kind: 'command', name: command, text: rule.summary, by, when: rule.when };
}
