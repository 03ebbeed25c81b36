import {
  chooseRight,
  isPermittedBy,
  type Access,
  type Caller,
  type Permitted,
  type Right,
} from '#platform/authorization';
import {
  streamOf,
  type Command,
  type Decider,
  type Due,
  type Ledger,
  type StoredEvent,
} from '#kit/eventsourcing';
import type { Action } from './action.response.js';
import { tryCommand, type Trials } from './try-command.js';

/** A stream that exists, and what the caller may do to it. */
export interface OfferedSubject<State> {
  readonly loaded: Due<State>;
  readonly access: Access;
  /** Looked up by the handler after the right was chosen. @throws Refusal */
  readonly afterRight?: ((right: Right) => void) | undefined;
}

/** The commands of one kind of stream that are offered to callers. */
export interface OfferedCommandTable<
  Name extends string,
  State,
  C extends Command,
  Event extends StoredEvent,
> {
  readonly decider: Decider<State, C, Event>;
  readonly names: readonly Name[];
  /** Under which all of them are tried; no event is made of it. */
  readonly commandId: string;
  readonly permitted: (name: Name) => Permitted;
  /** Commands that stand for all of this name on the state. */
  readonly trials: (name: Name, state: State) => Trials<C>;
  /** Looked up by the handler before the right is chosen. @throws Refusal */
  readonly beforeRight?: (name: Name, state: State) => void;
}

/** The commands that a caller may give now: each is tried on the state that its handler would decide on. */
export class OfferedCommands<
  Name extends string,
  State extends { readonly exists: boolean },
  C extends Command,
  Event extends StoredEvent,
> {
  constructor(private readonly table: OfferedCommandTable<Name, State, C, Event>) {}

  /** @returns the stream as it is now; undefined if it does not exist, or is out of scope */
  async subject(
    ledger: Ledger,
    id: string,
    access: Access,
  ): Promise<OfferedSubject<State> | undefined> {
    if (!access.inScope) return undefined;
    const { decider } = this.table;
    const loaded = await ledger.loadDue(decider, streamOf(decider, id));
    return loaded.state.exists ? { loaded, access } : undefined;
  }

  /** The commands to which the caller has a right. */
  rightful(access: Access): readonly Name[] {
    const { names, permitted } = this.table;
    return names.filter((name) => isPermittedBy(access, permitted(name)));
  }

  /** Tries these commands; none where there is no subject. */
  try(
    caller: Caller,
    subject: OfferedSubject<State> | undefined,
    names: readonly Name[] = this.table.names,
  ): Action[] {
    return subject ? names.map((name) => this.#tryOne(caller, subject, name)) : [];
  }

  /** The items of a list, which are in scope, with the commands to which the caller has a right. Whoever has none needs no stream. */
  async addTo<Item extends { readonly id: string }>(
    ledger: Ledger,
    caller: Caller,
    items: readonly Item[],
    accessTo: (id: string) => Access,
  ): Promise<(Item & { readonly actions: Action[] })[]> {
    return Promise.all(
      items.map(async (item) => {
        const access = accessTo(item.id);
        const names = this.rightful(access);
        const subject =
          names.length === 0 ? undefined : await this.subject(ledger, item.id, access);
        return { ...item, actions: this.try(caller, subject, names) };
      }),
    );
  }

  #tryOne({ person }: Caller, subject: OfferedSubject<State>, name: Name): Action {
    const { decider, commandId, permitted, trials, beforeRight } = this.table;
    const { state, now } = subject.loaded;
    return tryCommand<C>({
      name,
      authorize: () => {
        beforeRight?.(name, state);
        const right = chooseRight(subject.access, permitted(name), name);
        subject.afterRight?.(right);
        return right;
      },
      now: {
        at: now,
        trials: () => trials(name, state),
        decide: (command, { capacity, mandate }) => {
          const context = { actor: person, capacity, mandate, now, commandId };
          decider.decide(command, state, context);
        },
      },
    });
  }
}
