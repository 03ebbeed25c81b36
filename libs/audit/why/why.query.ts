import { Injectable } from '@nestjs/common';
import type { Caller } from '#access';
import { notFound } from '#eventsourcing';
import { REGISTRATION_COMMANDS, type CommandRule } from '#registrations';
import { deadlineRuleOf } from '../history/deadline-rules.js';
import { Dossiers, type Dossier } from '../history/dossiers.js';
import { entryOf } from '../history/entries.js';
import type { Told } from '../history/told.js';
import { ledToEvent, ledToStatus } from './led-by.js';
import { statusRuleOf } from './status-rule.js';
import type { RuleAnswer, WhyAnswer } from './why.answers.js';

/** Why a registration has its status, or why an event happened: the events and the rules that led to it (domain §7). */
@Injectable()
export class WhyQuery {
  constructor(private readonly dossiers: Dossiers) {}

  /** `event`: why this event; left out: why the present status. @throws Refusal not_found */
  async of(caller: Caller, id: string, event?: string): Promise<{ readonly answer: WhyAnswer; readonly dossier: Dossier }> {
    const dossier = await this.dossiers.open(caller, id);
    return { dossier, answer: whyOf(id, dossier, event) };
  }
}

function whyOf(id: string, { told, reading }: Dossier, event?: string): WhyAnswer {
  const steps = event === undefined ? ledToStatus(told) : ledToEvent(told, event);
  const subject = event === undefined ? told.at(-1) : told.find((one) => one.event.id === event);
  if (!subject) throw notFound('event', 'event');
  const { rule, text, dates } = statusRuleOf(subject.state);
  return {
    registration: id,
    what: event === undefined ? 'status' : 'event',
    status: subject.after,
    statusRule: { rule, text, dates: [...dates] },
    steps: steps.map((one) => ({ event: entryOf(one, reading), rule: ruleOf(one) })),
  };
}

/** The row of the tables by which an event came about. */
export function ruleOf({ event: { type, meta } }: Pick<Told, 'event'>): RuleAnswer {
  const time = meta.actor === null ? deadlineRuleOf(type) : undefined;
  if (time !== undefined) return { kind: 'time', name: type, text: time, by: ['system'], when: null };
  const rule = (REGISTRATION_COMMANDS as Readonly<Record<string, CommandRule>>)[meta.command];
  if (!rule) return { kind: 'unknown', name: meta.command, text: 'No rule is known of this command.', by: [], when: null };
  const by = Object.entries(rule.by).map(([right, limit]) => (limit === 'always' ? right : `${right} (${limit})`));
  return { kind: 'command', name: meta.command, text: rule.summary, by, when: rule.when };
}
