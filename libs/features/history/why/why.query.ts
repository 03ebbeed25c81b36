import { Injectable } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import { notFound } from '#kit/eventsourcing';
import {
  REGISTRATION_COMMANDS,
  statusRuleOf,
  timeRuleOf,
  type CommandRule,
  type RequestedCommandName,
} from '#contexts/registrations';
import { INITIATIVE_CHANGED } from '#features/notifications';
import { HistoryLoader, type LoadedHistory } from '../timeline/history.loader.js';
import { entryOf } from '../timeline/history-entries.js';
import type { AnnotatedEvent } from '../timeline/annotated-history.js';
import { eventsBehindEvent, eventsBehindStatus } from './contributing-events.js';
import type { RegistrationMailKind } from './mail-kinds.js';
import { MailReasons } from './mail-reasons.js';
import { Refusals } from './refusal-reasons.js';
import type { RuleAnswer, WhyAnswer } from './why.response.js';

/** The subject of a question. */
export type Question =
  | { readonly what: 'status' }
  | { readonly what: 'event'; readonly event: string }
  | { readonly what: 'refusal'; readonly command: RequestedCommandName; readonly words: object }
  /** Default of `person`: the caller. Default of `event`: the last of the kind. */
  | {
      readonly what: 'mail';
      readonly kind: RegistrationMailKind;
      readonly person?: string | undefined;
      readonly event?: string | undefined;
    };

/**
 * Explains a registration's status, an event, a refusal or a mail by the events and rules that led to it (docs/domain.md §7). The rules are the
 * same tables that decide.
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
        if (!mail) throw notFound('event', 'event');
        const about =
          mail.event === null || kind === INITIATIVE_CHANGED
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

/** @param subject event whose resulting status is explained; default: the last */
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

/** The rule that allowed or caused an event. */
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
      text: 'There is no rule for this command.',
      by: [],
      when: null,
    };
  const by = Object.entries(rule.by).map(([right, limit]) =>
    limit === 'always' ? right : `${right} (${limit})`,
  );
  return { kind: 'command', name: command, text: rule.summary, by, when: rule.when };
}
