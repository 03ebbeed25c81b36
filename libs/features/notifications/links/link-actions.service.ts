import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Caller } from '#platform/authorization';
import { Refusal, uuid5 } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import { PeopleRequest, type ReminderKind } from '#contexts/people';
import {
  registrationCommand,
  type RegistrationCommandMessage,
  type ReminderType,
} from '#contexts/registrations';
import { LINK_ACTION_RULES, type DecidingAction } from './link-actions.js';
import { readForm, type Filled } from './link-form.js';
import { LinkResolver, type LinkView } from './link-resolver.js';

/** What a page has to say besides what the log says: why nothing was done, or that something was. */
export type Notice =
  | { readonly kind: 'faults' }
  /** The dates are not when they were when the page, or the mail, was read. */
  | { readonly kind: 'moved' }
  | { readonly kind: 'refused'; readonly rule: string }
  | { readonly kind: 'added' };

/** What came of a request, for the page to be made of. `sight` left out: there is no such link. */
export interface Outcome {
  readonly status: number;
  readonly sight?: LinkView;
  /** `ask`: the page with its button; `done`: they have just decided, or before, with this link; the others are ends. */
  readonly page: 'ask' | 'done' | 'decided' | 'expired' | 'dead' | 'unknown';
  readonly notice?: Notice;
  readonly filled?: Filled;
}

/** Where links are answered: looking changes nothing, deciding gives an ordinary command in the name of the link's person. */
@Injectable()
export class LinkActionsService {
  constructor(
    private readonly reading: LinkResolver,
    private readonly bus: CommandBus,
  ) {}

  async look(token: string): Promise<Outcome> {
    const sight = await this.reading.read(token);
    return ended(sight, 200) ?? { status: 200, page: 'ask', sight: sight as LinkView };
  }

  async decide(token: string, body: unknown): Promise<Outcome> {
    const sight = await this.reading.read(token);
    const end = ended(sight, 409);
    if (end) return end;
    const open = sight as LinkView;
    if (open.link.act === 'unsubscribe')
      return this.#run(token, open, undefined, (by) => this.#mute(open, by));
    const { act } = open.link;
    const filled = readForm(act, body, open.state.zone);
    if (Object.keys(filled.faults).length > 0)
      return { status: 400, page: 'ask', sight: open, filled, notice: { kind: 'faults' } };
    const { asked, now } = open.standing;
    if ((filled.seen ?? asked) !== now)
      return { status: 409, page: 'ask', sight: open, notice: { kind: 'moved' } };
    if (isThere(open, filled))
      return { status: 200, page: 'ask', sight: open, notice: { kind: 'added' } };
    return this.#run(token, open, filled, (by) =>
      this.bus.execute(commandOf(act, open, filled, by)),
    );
  }

  #mute({ ask, link }: LinkView, by: CommandContext): Promise<unknown> {
    const words = {
      name: 'MuteReminders' as const,
      person: link.person,
      body: { kind: ask.type as ReminderType satisfies ReminderKind },
    };
    return this.bus.execute(new PeopleRequest(words, by));
  }

  async #run(
    token: string,
    sight: LinkView,
    filled: Filled | undefined,
    command: (by: CommandContext) => Promise<unknown>,
  ): Promise<Outcome> {
    try {
      await command(requesterOf(sight, filled));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return this.#refused(token, error, filled);
    }
    const after = await this.reading.read(token);
    return (
      ended(after, 200) ?? {
        status: 200,
        page: 'ask',
        sight: after as LinkView,
        notice: { kind: 'added' },
      }
    );
  }

  /** Whoever was faster has decided; or a rule stands against it, which the page says. */
  async #refused(
    token: string,
    { kind, rule }: Refusal,
    filled: Filled | undefined,
  ): Promise<Outcome> {
    const sight = await this.reading.read(token);
    const end = ended(sight, 409);
    if (end) return end;
    if (kind === 'not_found' || kind === 'forbidden')
      return { status: 410, page: 'dead', sight: sight as LinkView };
    return {
      status: 409,
      page: 'ask',
      sight: sight as LinkView,
      notice: { kind: 'refused', rule },
      ...(filled ? { filled } : {}),
    };
  }
}

/** The page of a link with which there is nothing to do any more. `late`: the status where somebody else, or another link, decided. */
function ended(sight: LinkView | undefined, late: number): Outcome | undefined {
  if (!sight) return { status: 404, page: 'unknown' };
  if (!sight.caller) return { status: 410, page: 'dead', sight };
  if (sight.standing.open)
    return sight.expired ? { status: 410, page: 'expired', sight } : undefined;
  const mine = sight.used || sight.link.act === 'unsubscribe';
  return {
    status: sight.expired ? 410 : mine ? 200 : late,
    page: mine ? 'done' : 'decided',
    sight,
  };
}

/** A session that was added before, with this link or elsewhere: sending the form again adds no second one. */
const isThere = ({ link, state }: LinkView, { times }: Filled): boolean =>
  link.act === 'addDates' &&
  state.dates.some(
    (date) => date.status !== 'cancelled' && date.start === times.start && date.end === times.end,
  );

/** One link, one command: however often it is sent, it is the same. Sessions are told apart by their times, and by those cancelled since. */
function commandIdOf({ commandId, link, state }: LinkView, filled: Filled | undefined): string {
  if (link.act !== 'addDates' || !filled) return commandId;
  const { start = '', end = '' } = filled.times;
  const before = state.dates.filter((date) => date.start === start && date.end === end).length;
  return uuid5(commandId, start, end, String(before));
}

function requesterOf(sight: LinkView, filled: Filled | undefined): CommandContext {
  const { act } = sight.link;
  const commandId = commandIdOf(sight, filled);
  return {
    caller: sight.caller as Caller,
    cause: { commandId, correlation: commandId, causation: commandId, via: 'link' },
    options: {},
    ...(act === 'unsubscribe' ? {} : { capacity: LINK_ACTION_RULES[act].right }),
  };
}

function commandOf(
  act: DecidingAction,
  { link, standing }: LinkView,
  { times }: Filled,
  context: CommandContext,
): RegistrationCommandMessage {
  const { command, perDate, form } = LINK_ACTION_RULES[act];
  const session = act === 'addDates' ? { dates: [times] } : times;
  const body = perDate ? { dates: standing.dates.map((date) => date.id) } : form ? session : {};
  return registrationCommand(command, link.registration, body, context);
}
