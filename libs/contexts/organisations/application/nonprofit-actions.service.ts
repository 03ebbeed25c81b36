import { Injectable } from '@nestjs/common';
import { accessToNonprofit, Directory, type Caller } from '#platform/authorization';
import { OfferedCommands, type Action, type Trials } from '#platform/commands';
import { Ledger, notFound, uuid5 } from '#kit/eventsourcing';
import {
  NONPROFIT_COMMANDS,
  type NonprofitCommand,
  type NonprofitCommandName,
} from '../domain/nonprofit.commands.js';
import { nonprofit } from '../domain/nonprofit.decider.js';
import type { NonprofitState } from '../domain/nonprofit.state.js';

type Name = Exclude<NonprofitCommandName, 'RegisterNonprofit'>;

const OFFERED = new OfferedCommands({
  decider: nonprofit,
  commandId: uuid5('nonprofit', 'representative'),
  names: (Object.keys(NONPROFIT_COMMANDS) as NonprofitCommandName[]).filter(
    (name): name is Name => name !== 'RegisterNonprofit',
  ),
  permitted: (name) => (right) => NONPROFIT_COMMANDS[name].by.some((named) => named === right),
  trials: representativesOf,
  beforeRight: (name, { locations }) => {
    if (onLocation(name) && locations.length === 0) throw notFound('location', 'location');
  },
});

/** What a caller may do to nonprofits now. */
@Injectable()
export class NonprofitActions {
  constructor(
    private readonly ledger: Ledger,
    private readonly directory: Directory,
  ) {}

  /** Every command on the nonprofit; none if it is out of the caller's scope. */
  async of(caller: Caller, id: string): Promise<Action[]> {
    const found = await this.directory.nonprofit(id, caller);
    const access = accessToNonprofit(caller, { nonprofit: id, known: found?.known ?? false });
    return OFFERED.try(caller, await OFFERED.subject(this.ledger, id, access));
  }

  /** The items of a list with the commands that the caller has a right to. */
  addTo<Item extends { readonly id: string }>(
    caller: Caller,
    items: readonly Item[],
  ): Promise<(Item & { readonly actions: Action[] })[]> {
    return OFFERED.addTo(this.ledger, caller, items, (id) =>
      accessToNonprofit(caller, { nonprofit: id, known: true }),
    );
  }
}

function onLocation(name: Name): boolean {
  return name === 'ChangeLocation' || name === 'RemoveLocation';
}

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
