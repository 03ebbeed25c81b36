import { Injectable } from '@nestjs/common';
import {
  accessToNonprofit,
  chooseRight,
  Directory,
  isPermittedBy,
  type Access,
  type Caller,
  type Right,
} from '#platform/authorization';
import { tryCommand, type Action, type Trials } from '#platform/commands';
import { Ledger, notFound, streamOf, uuid5, type Due } from '#kit/eventsourcing';
import {
  NONPROFIT_COMMANDS,
  type NonprofitCommand,
  type NonprofitCommandName,
} from '../domain/nonprofit.commands.js';
import { nonprofit } from '../domain/nonprofit.decider.js';
import type { NonprofitState } from '../domain/nonprofit.state.js';

type Name = Exclude<NonprofitCommandName, 'RegisterNonprofit'>;
const COMMANDS = (Object.keys(NONPROFIT_COMMANDS) as NonprofitCommandName[]).filter(
  (name): name is Name => name !== 'RegisterNonprofit',
);
/** No event is made of it. */
const COMMAND_ID = uuid5('nonprofit', 'representative');

interface Subject {
  readonly loaded: Due<NonprofitState>;
  readonly access: Access;
}

/** What a caller may do to nonprofits now: each command is tried on the state that its handler would decide on. */
@Injectable()
export class NonprofitActions {
  constructor(
    private readonly ledger: Ledger,
    private readonly directory: Directory,
  ) {}

  /** Every command on the nonprofit; none if it is out of the caller's scope. */
  async of(caller: Caller, id: string): Promise<Action[]> {
    const found = await this.directory.nonprofit(id, caller);
    const subject = await this.#subject(caller, id, found?.known ?? false);
    return subject ? COMMANDS.map((name) => actionOf(caller, subject, name)) : [];
  }

  /** The items of a list with the commands that the caller has a right to. Whoever has none needs no stream. */
  async addTo<Item extends { readonly id: string }>(
    caller: Caller,
    items: readonly Item[],
  ): Promise<(Item & { readonly actions: Action[] })[]> {
    return Promise.all(
      items.map(async (item) => {
        // An item of the list is in scope, so that only the rights are asked for.
        const access = accessToNonprofit(caller, { nonprofit: item.id, known: true });
        const names = COMMANDS.filter((name) => isPermittedBy(access, permitted(name)));
        const subject = names.length === 0 ? undefined : await this.#subject(caller, item.id, true);
        const actions = subject ? names.map((name) => actionOf(caller, subject, name)) : [];
        return { ...item, actions };
      }),
    );
  }

  async #subject(caller: Caller, id: string, known: boolean): Promise<Subject | undefined> {
    const access = accessToNonprofit(caller, { nonprofit: id, known });
    if (!access.inScope) return undefined;
    const loaded = await this.ledger.loadDue(nonprofit, streamOf(nonprofit, id));
    return loaded.state.exists ? { loaded, access } : undefined;
  }
}

const permitted =
  (name: NonprofitCommandName) =>
  (right: string): boolean =>
    NONPROFIT_COMMANDS[name].by.some((named) => named === right);

const actionOf = (
  { person }: Caller,
  { loaded: { state, now }, access }: Subject,
  name: Name,
): Action =>
  tryCommand<NonprofitCommand>({
    name,
    authorize: () => {
      // The handlers find the location before they ask for the right.
      if (onLocation(name) && state.locations.length === 0) throw notFound('location', 'location');
      return chooseRight(access, permitted(name), name);
    },
    now: {
      at: now,
      trials: () => representativesOf(name, state),
      decide: (command, { capacity, mandate }: Right) => {
        const context = { actor: person, capacity, mandate, now, commandId: COMMAND_ID };
        nonprofit.decide(command, state, context);
      },
    },
  });

const onLocation = (name: Name): boolean => name === 'ChangeLocation' || name === 'RemoveLocation';

/** A command that stands for all of this name on the nonprofit. A text longer than any other is new. */
function representativesOf(
  name: Name,
  { name: today, description, locations }: NonprofitState,
): Trials<NonprofitCommand> {
  const location = locations[0] ?? '';
  const free = `${locations.join()}…`;
  const one = (command: NonprofitCommand) => ({ each: [{ command }] });
  switch (name) {
    case 'ChangeNonprofitProfile':
      return one({ name, data: { description: `${description}…` } });
    case 'AddLocation':
      return one({ name, data: { location: free } });
    case 'ChangeLocation':
      return one({ name, data: { location, to: free } });
    case 'RemoveLocation':
      return one({ name, data: { location } });
    case 'RenameNonprofit':
      return one({ name, data: { name: `${today}…` } });
  }
}
