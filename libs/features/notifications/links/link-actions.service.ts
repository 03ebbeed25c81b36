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
    const end = ended(view, 409);
    if (end) return end;
    const open = view as LinkView;
    if (open.link.action === 'unsubscribe')
      return this.#run(token, open, undefined, (by) => this.#mute(open, by));
    const { action } = open.link;
    const filled = readForm(action, body, open.state.zone);
    if (Object.keys(filled.faults).length > 0)
      return { status: 400, page: 'ask', view: open, filled, notice: { kind: 'faults' } };
    const { asked, now } = open.linkStatus;
    if ((filled.seen ?? asked) !== now)
      return { status: 409, page: 'ask', view: open, notice: { kind: 'moved' } };
    if (isThere(open, filled))
      return { status: 200, page: 'ask', view: open, notice: { kind: 'added' } };
    return this.#run(token, open, filled, (by) =>
      this.bus.execute(commandOf(action, open, filled, by)),
    );
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
    return (
      ended(after, 200) ?? {
        status: 200,
        page: 'ask',
        view: after as LinkView,
        notice: { kind: 'added' },
      }
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

/** The page of a link that decides nothing any more. `late`: the HTTP status when another person or link has decided. */
function ended(view: LinkView | undefined, late: number): Outcome | undefined {
  if (!view) return { status: 404, page: 'unknown' };
  if (!view.caller) return { status: 410, page: 'dead', view };
  if (view.linkStatus.open)
    return view.expired ? { status: 410, page: 'expired', view } : undefined;
  const mine = view.used || view.link.action === 'unsubscribe';
  return {
    status: view.expired ? 410 : mine ? 200 : late,
    page: mine ? 'done' : 'decided',
    view,
  };
}

/** Whether the session exists already: sending the form again adds no second one. */
const isThere = ({ link, state }: LinkView, { times }: Filled): boolean =>
  link.action === 'addDates' &&
  state.dates.some(
    (date) => date.status !== 'cancelled' && date.start === times.start && date.end === times.end,
  );

/** A link gives the same command however often it is used. Sessions differ by their times, and by how many of the same times came before. */
function commandIdOf({ commandId, link, state }: LinkView, filled: Filled | undefined): string {
  if (link.action !== 'addDates' || !filled) return commandId;
  const { start = '', end = '' } = filled.times;
  const before = state.dates.filter((date) => date.start === start && date.end === end).length;
  return uuid5(commandId, start, end, String(before));
}

function requesterOf(view: LinkView, filled: Filled | undefined): CommandContext {
  const { action } = view.link;
  const commandId = commandIdOf(view, filled);
  return {
    caller: view.caller as Caller,
    cause: { commandId, correlation: commandId, causation: commandId, via: 'link' },
    options: {},
    ...(action === 'unsubscribe' ? {} : { capacity: LINK_ACTION_RULES[action].right }),
  };
}

function commandOf(
  action: DecidingAction,
  { link, linkStatus }: LinkView,
  { times, minutes }: Filled,
  context: CommandContext,
): RegistrationCommandMessage {
  const { command, perDate, form } = LINK_ACTION_RULES[action];
  const session = action === 'addDates' ? { dates: [times] } : times;
  const decided = {
    dates: linkStatus.dates.map((date) => date.id),
    ...(minutes === undefined ? {} : { minutes }),
  };
  const body = perDate ? decided : form ? session : {};
  return registrationCommand(command, link.registration, body, context);
}
