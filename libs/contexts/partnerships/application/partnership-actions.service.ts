import { Injectable } from '@nestjs/common';
import {
  accessToPartnership,
  chooseRight,
  Directory,
  isPermittedBy,
  type Access,
  type Caller,
  type Right,
} from '#platform/authorization';
import { tryCommand, type Action } from '#platform/commands';
import { Ledger, streamOf, uuid5, type Due } from '#kit/eventsourcing';
import {
  PARTNERSHIP_COMMANDS,
  type PartnershipCommand,
  type PartnershipCommandName,
} from '../domain/partnership.commands.js';
import { partnership } from '../domain/partnership.decider.js';
import type { PartnershipState } from '../domain/partnership.state.js';

const COMMANDS = Object.keys(PARTNERSHIP_COMMANDS) as PartnershipCommandName[];
/** No event is made of it. */
const COMMAND_ID = uuid5('partnership', 'representative');

interface Subject {
  readonly loaded: Due<PartnershipState>;
  readonly access: Access;
}

/** What a caller may do to partnerships now: each command is tried on the state that its handler would decide on. */
@Injectable()
export class PartnershipActions {
  constructor(
    private readonly ledger: Ledger,
    private readonly directory: Directory,
  ) {}

  /** Every command on the partnership; none if it is out of the caller's scope. */
  async of(caller: Caller, id: string): Promise<Action[]> {
    const [subject] = await this.#subjects(caller, [id]);
    return subject ? COMMANDS.map((name) => actionOf(caller, subject, name)) : [];
  }

  /** The items of a list with the commands that the caller has a right to. */
  async addTo<Item extends { readonly id: string }>(
    caller: Caller,
    items: readonly Item[],
  ): Promise<(Item & { readonly actions: Action[] })[]> {
    const ids = items.map(({ id }) => id);
    const subjects = await this.#subjects(caller, ids);
    return items.map((item, index) => {
      const subject = subjects[index];
      const names = subject ? COMMANDS.filter((name) => mayGive(subject, name)) : [];
      return {
        ...item,
        actions: subject ? names.map((name) => actionOf(caller, subject, name)) : [],
      };
    });
  }

  async #subjects(caller: Caller, ids: readonly string[]): Promise<(Subject | undefined)[]> {
    const all = await Promise.all(
      ids.map((id) => this.ledger.loadDue(partnership, streamOf(partnership, id))),
    );
    const existing = all.filter(({ state }) => state.exists);
    const levels = await this.directory.levels([
      ...new Set(existing.map(({ state }) => state.level)),
    ]);
    return all.map((loaded) => {
      const { exists, nonprofit, level } = loaded.state;
      const access = accessToPartnership(caller, {
        nonprofit,
        levels: levels.get(level)?.path ?? [],
      });
      return exists && access.inScope ? { loaded, access } : undefined;
    });
  }
}

const permitted =
  (name: PartnershipCommandName) =>
  (right: string): boolean =>
    PARTNERSHIP_COMMANDS[name].by.some((named) => named === right);

const mayGive = ({ access }: Subject, name: PartnershipCommandName): boolean =>
  isPermittedBy(access, permitted(name));

const actionOf = (
  { person }: Caller,
  { loaded: { state, now }, access }: Subject,
  name: PartnershipCommandName,
): Action =>
  tryCommand<PartnershipCommand>({
    name,
    authorize: () => chooseRight(access, permitted(name), name),
    now: {
      at: now,
      trials: () => ({ each: [{ command: representativeOf(name, state) }] }),
      decide: (command, { capacity, mandate }: Right) =>
        void partnership.decide(command, state, {
          actor: person,
          capacity,
          mandate,
          now,
          commandId: COMMAND_ID,
        }),
    },
  });

/** A command that stands for all of this name on the partnership. */
function representativeOf(
  name: PartnershipCommandName,
  { id, company, nonprofit, level }: PartnershipState,
): PartnershipCommand {
  switch (name) {
    case 'ProposePartnership':
      return { name, data: { partnership: id, company, nonprofit, level } };
    case 'MovePartnership':
      return { name, data: { level } };
    case 'GrantMandate':
      return { name, data: { request: '…' } };
    default:
      return { name, data: {} };
  }
}
