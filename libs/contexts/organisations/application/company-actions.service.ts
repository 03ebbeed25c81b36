import { Injectable } from '@nestjs/common';
import { accessToCompany, Directory, type Caller } from '#platform/authorization';
import { OfferedCommands, type Action, type Trials } from '#platform/commands';
import { Ledger, uuid5 } from '#kit/eventsourcing';
import {
  COMPANY_COMMANDS,
  type CompanyCommand,
  type CompanyCommandName,
} from '../domain/company.commands.js';
import { company } from '../domain/company.decider.js';
import type { CompanyState } from '../domain/company.state.js';

type Name = Exclude<CompanyCommandName, 'RegisterCompany'>;
/** Also the id of a level that is not there. */
const COMMAND_ID = uuid5('company', 'representative');
/** Levels, and parents of each, on which a command is tried: the first of them stand for the 2,000 that there may be. */
const MOST_TRIED = 20;

const OFFERED = new OfferedCommands({
  decider: company,
  commandId: COMMAND_ID,
  names: (Object.keys(COMPANY_COMMANDS) as CompanyCommandName[]).filter(
    (name): name is Name => name !== 'RegisterCompany',
  ),
  permitted: (name) => (right) => COMPANY_COMMANDS[name].by.some((named) => named === right),
  trials: representativesOf,
});

/** What a caller may do to companies and their levels now. */
@Injectable()
export class CompanyActions {
  constructor(
    private readonly ledger: Ledger,
    private readonly directory: Directory,
  ) {}

  /** Every command on the company; none if it is out of the caller's scope. */
  async of(caller: Caller, id: string): Promise<Action[]> {
    const found = await this.directory.company(id, caller);
    const access = accessToCompany(caller, { company: id, partner: found?.partner ?? false });
    return OFFERED.try(caller, await OFFERED.subject(this.ledger, id, access));
  }

  /** The items of a list with the commands that the caller has a right to. */
  addTo<Item extends { readonly id: string }>(
    caller: Caller,
    items: readonly Item[],
  ): Promise<(Item & { readonly actions: Action[] })[]> {
    return OFFERED.addTo(this.ledger, caller, items, (id) =>
      accessToCompany(caller, { company: id, partner: true }),
    );
  }
}

/** Commands that stand for all of this name on the company: it is enough that one is allowed. A name that no level has is free for it. */
function representativesOf(
  name: Name,
  { levels, name: today, agreementDownload }: CompanyState,
): Trials<CompanyCommand> {
  const [root, ...below] = levels;
  const top = root?.id ?? '';
  const free = `${today}…`;
  const some = (below.length > 0 ? below : levels).slice(0, MOST_TRIED);
  switch (name) {
    case 'ChangeCompanySettings':
      return { each: [{ command: { name, data: { agreementDownload: !agreementDownload } } }] };
    case 'AddNetworkLevel':
      return {
        each: [{ command: { name, data: { level: COMMAND_ID, parent: top, name: free } } }],
      };
    case 'MoveNetworkLevel': {
      const parents = levels.slice(0, MOST_TRIED);
      return {
        each: some.flatMap(({ id: level }) =>
          parents.map(({ id: parent }) => ({ command: { name, data: { level, parent } } })),
        ),
      };
    }
    case 'RenameNetworkLevel':
      return {
        each: some.map(({ id: level }) => ({ command: { name, data: { level, name: free } } })),
      };
    case 'RenameCompany':
      return { each: [{ command: { name, data: { name: free } } }] };
  }
}
