import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Caller } from '#platform/authorization';
import { Refusal, uuid5 } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { MuteReminders, type ReminderKind } from '#contexts/people';
import {
  registrationCommand,
  type RegistrationCommandMessage,
  type ReminderType,
} from '#contexts/registrations';
import { LINK_ACTION_RULES, type DecidingAction } from './link-actions.js';
import { readForm, type Filled } from './link-form.js';
import { LinkResolver, type LinkView } from './link-resolver.js';

/** A message on a page besides the events: why nothing was done, or that something was. */
export type Notice =
  | { readonly kind: 'faults' }
  /** The dates are not when they were when the page, or the mail, was read. */
  | { readonly kind: 'moved' }
  /** A date that this link does not ask about. */
  | { readonly kind: 'unknown_date' }
  /** One of the dates has been decided meanwhile; nothing was done about the others. */
  | { readonly kind: 'already' }
  /** Decided as asked; others are left. */
  | { readonly kind: 'recorded' }
  | { readonly kind: 'refused'; readonly rule: string }
  | { readonly kind: 'added' };

/** The result of a request, from which the page is rendered. `view` is left out when there is no such link. */
export interface Outcome {
  readonly status: number;
  readonly view?: LinkView;
  /** `ask`: the page with its button; `done`: the person has decided with this link; the others offer nothing to decide. */
  readonly page: 'ask' | 'done' | 'decided' | 'expired' | 'dead' | 'unknown';
  readonly notice?: Notice;
  readonly filled?: Filled;
}

/** Shows a link's page, which changes nothing, and gives the link's command in the name of its person. */
@Injectable()
export class LinkActionsService {
  constructor(
    private readonly resolver: LinkResolver,
    private readonly bus: CommandBus,
  ) {}

  async look(token: string): Promise<Outcome> {
    const view = await this.resolver.read(token);
    return ended(view, 200) ?? { status: 200, page: 'ask', view: view as LinkView };
  }

  async decide(token: string, body: unknown): Promise<Outcome> {
    const view = await this.resolver.read(token);
    const end = ended(view, 409, body);
    if (end) return end;
    const open = view as LinkView;
    if (open.link.action === 'unsubscribe')
      return this.#run(token, open, undefined, (by) => this.#mute(open, by));
    const { action } = open.link;
    const filled = readForm(action, body, open.state.zone);
    if (Object.keys(filled.faults).length > 0)
      return { status: 400, page: 'ask', view: open, filled, notice: { kind: 'faults' } };
    const hindrance = hindranceOf(open, filled);
    if (hindrance)
      return { status: STATUS_OF[hindrance], page: 'ask', view: open, notice: { kind: hindrance } };
    return this.#run(token, open, filled, (by) => this.bus.execute(commandOf(open, filled, by)));
  }

  #mute({ ask, link }: LinkView, by: CommandContext): Promise<unknown> {
    const kind = ask.type as ReminderType satisfies ReminderKind;
    return this.bus.execute(new MuteReminders(link.person, { kind }, by));
  }

  async #run(
    token: string,
    view: LinkView,
    filled: Filled | undefined,
    command: (by: CommandContext) => Promise<unknown>,
  ): Promise<Outcome> {
    try {
      await command(requesterOf(view, filled));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return this.#refused(token, error, filled);
    }
    const after = await this.resolver.read(token);
    const kind = view.link.action === 'addDates' ? 'added' : 'recorded';
    return (
      ended(after, 200) ?? { status: 200, page: 'ask', view: after as LinkView, notice: { kind } }
    );
  }

  /** Somebody else decided first, or a rule forbids the command; the page says which. */
  async #refused(
    token: string,
    { kind, rule }: Refusal,
    filled: Filled | undefined,
  ): Promise<Outcome> {
    const view = await this.resolver.read(token);
    const end = ended(view, 409);
    if (end) return end;
    const hindrance = filled && hindranceOf(view as LinkView, filled);
    if (hindrance)
      return {
        status: STATUS_OF[hindrance],
        page: 'ask',
        view: view as LinkView,
        notice: { kind: hindrance },
      };
    if (kind === 'not_found' || kind === 'forbidden')
      return { status: 410, page: 'dead', view: view as LinkView };
    return {
      status: 409,
      page: 'ask',
      view: view as LinkView,
      notice: { kind: 'refused', rule },
      ...(filled ? { filled } : {}),
    };
  }
}

type Hindrance = 'moved' | 'unknown_date' | 'already' | 'recorded' | 'added';
const STATUS_OF: Readonly<Record<Hindrance, number>> = {
  moved: 409,
  unknown_date: 400,
  already: 409,
  recorded: 200,
  added: 200,
};

/** The page of a link that decides nothing any more. `late`: the HTTP status when another person or link has decided. */
function ended(view: LinkView | undefined, late: number, body?: unknown): Outcome | undefined {
  if (!view) return { status: 404, page: 'unknown' };
  if (!view.caller) return { status: 410, page: 'dead', view };
  if (view.linkStatus.open)
    return view.expired ? { status: 410, page: 'expired', view } : undefined;
  const mine = isMine(view, body);
  return {
    status: view.expired ? 410 : mine ? 200 : late,
    page: mine ? 'done' : 'decided',
    view,
  };
}

/** Whether this link decided, and, where a form was sent, decided what it says: the other answer comes too late. */
function isMine(view: LinkView, body: unknown): boolean {
  const { action } = view.link;
  if (action === 'unsubscribe') return true;
  if (!view.used || body === undefined) return view.used;
  if (!LINK_ACTION_RULES[action].perDate) return true;
  const { answer, dates } = readForm(action, body, view.state.zone);
  const subjects = view.linkStatus.decisions.flatMap(({ date }) => date?.id ?? []);
  return isAnswered(view, answer, dates ?? subjects);
}

/** The dates that the form is about: those that were ticked, else all that are left. */
const chosen = ({ linkStatus }: LinkView, { dates }: Filled): readonly string[] =>
  dates ?? linkStatus.dates.map(({ id }) => id);

/** Whether dates were decided so by this very link: the form was sent again. */
const isAnswered = (
  { linkStatus, commandId }: LinkView,
  answer: DecidingAction,
  dates: readonly string[],
): boolean =>
  dates.every((id) =>
    linkStatus.decisions.some(
      ({ date, what, cause }) =>
        date?.id === id &&
        what === LINK_ACTION_RULES[answer].decides?.event &&
        cause.includes(commandId),
    ),
  );

/** Why nothing is done about what the form asks for, or need be. */
function hindranceOf(view: LinkView, filled: Filled): Hindrance | undefined {
  const { action } = view.link;
  if (action === 'addDates') return isThere(view, filled) ? 'added' : undefined;
  if (action === 'unsubscribe' || !LINK_ACTION_RULES[action].perDate) return undefined;
  const { asked, now, decisions } = view.linkStatus;
  const dates = chosen(view, filled);
  if (isAnswered(view, filled.answer, dates)) return 'recorded';
  const decided = dates.filter((id) => decisions.some(({ date }) => date?.id === id));
  if (dates.some((id) => !now.has(id) && !decided.includes(id))) return 'unknown_date';
  if (decided.length > 0) return 'already';
  const seen = filled.seen.length > 0 ? filled.seen : [...asked.values()];
  return dates.every((id) => seen.includes(now.get(id) ?? '')) ? undefined : 'moved';
}

/** Whether the session exists already: sending the form again adds no second one. */
const isThere = ({ state }: LinkView, { times }: Filled): boolean =>
  state.dates.some(
    (date) => date.status !== 'cancelled' && date.start === times.start && date.end === times.end,
  );

/**
 * A link gives the same command however often its form is sent. Answers differ by themselves and by their dates, sessions by their
 * times and by how many of the same times came before.
 */
function commandIdOf(view: LinkView, filled: Filled | undefined): string {
  const { commandId, link, state } = view;
  if (!filled || link.action === 'unsubscribe') return commandId;
  if (LINK_ACTION_RULES[filled.answer].perDate)
    return uuid5(commandId, filled.answer, ...chosen(view, filled).toSorted());
  if (link.action !== 'addDates') return commandId;
  const { start = '', end = '' } = filled.times;
  const before = state.dates.filter((date) => date.start === start && date.end === end).length;
  return uuid5(commandId, start, end, String(before));
}

function requesterOf(view: LinkView, filled: Filled | undefined): CommandContext {
  const { action } = view.link;
  const commandId = commandIdOf(view, filled);
  const perDate = filled && LINK_ACTION_RULES[filled.answer].perDate;
  const correlation = perDate ? view.commandId : commandId;
  return {
    caller: view.caller as Caller,
    cause: { commandId, correlation, causation: commandId, via: 'link' },
    options: {},
    ...(action === 'unsubscribe' ? {} : { capacity: LINK_ACTION_RULES[action].right }),
  };
}

function commandOf(
  view: LinkView,
  filled: Filled,
  context: CommandContext,
): RegistrationCommandMessage {
  const { answer, times, minutes } = filled;
  const { command, perDate, form } = LINK_ACTION_RULES[answer];
  const session = answer === 'addDates' ? { dates: [times] } : times;
  const decided = { dates: chosen(view, filled), ...(minutes === undefined ? {} : { minutes }) };
  const body = perDate ? decided : form ? session : {};
  return registrationCommand(command, view.link.registration, body, context);
}
