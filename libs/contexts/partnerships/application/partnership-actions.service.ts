import { Injectable } from '@nestjs/common';
import { accessToPartnership, Directory, type Caller } from '#platform/authorization';
import { OfferedCommands, type Action } from '#platform/commands';
import { Ledger, streamOf, uuid5 } from '#kit/eventsourcing';
import {
  PARTNERSHIP_COMMANDS,
  type PartnershipCommand,
  type PartnershipCommandName,
} from '../domain/partnership.commands.js';
import { partnership } from '../domain/partnership.decider.js';
import type { PartnershipState } from '../domain/partnership.state.js';

const OFFERED = new OfferedCommands({
  decider: partnership,
  commandId: uuid5('partnership', 'representative'),
  names: Object.keys(PARTNERSHIP_COMMANDS) as PartnershipCommandName[],
  permitted: (name) => (right) => PARTNERSHIP_COMMANDS[name].by.some((named) => named === right),
  trials: (name, state) => ({ each: [{ command: representativeOf(name, state) }] }),
});
type Subject = Awaited<ReturnType<typeof OFFERED.subject>>;

/** What a caller may do to partnerships now. */
@Injectable()
export class PartnershipActions {
  constructor(
    private readonly ledger: Ledger,
    private readonly directory: Directory,
  ) {}

  /** Every command on the partnership; none if it is out of the caller's scope. */
  async of(caller: Caller, id: string): Promise<Action[]> {
    const [subject] = await this.#subjects(caller, [id]);
    return OFFERED.try(caller, subject);
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
      const names = subject ? OFFERED.rightful(subject.access) : [];
      return { ...item, actions: OFFERED.try(caller, subject, names) };
    });
  }

  /** The stream says at which level a partnership is managed, so that it is read before the rights are known. */
  async #subjects(caller: Caller, ids: readonly string[]): Promise<Subject[]> {
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
