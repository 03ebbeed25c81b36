import { Injectable } from '@nestjs/common';
import {
  accessToCompany,
  chooseRight,
  Directory,
  isPermittedBy,
  type Access,
  type Caller,
  type Right,
} from '#platform/authorization';
import { tryCommand, type Action, type Trials } from '#platform/commands';
import { Ledger, streamOf, uuid5, type Due } from '#kit/eventsourcing';
import {
  COMPANY_COMMANDS,
  type CompanyCommand,
  type CompanyCommandName,
} from '../domain/company.commands.js';
import { company } from '../domain/company.decider.js';
import type { CompanyState } from '../domain/company.state.js';

type Name = Exclude<CompanyCommandName, 'RegisterCompany'>;
const COMMANDS = (Object.keys(COMPANY_COMMANDS) as CompanyCommandName[]).filter(
  (name): name is Name => name !== 'RegisterCompany',
);
/** No event is made of it. */
const COMMAND_ID = uuid5('company', 'representative');
/** Levels, and parents of each, on which a command is tried: the first of them stand for the 2,000 that there may be. */
const MOST_TRIED = 20;

interface Subject {
  readonly loaded: Due<CompanyState>;
  readonly access: Access;
}

/** What a caller may do to companies and their levels now: each command is tried on the state that its handler would decide on. */
@Injectable()
export class CompanyActions {
  constructor(
    private readonly ledger: Ledger,
    private readonly directory: Directory,
  ) {}

  /** Every command on the company; none if it is out of the caller's scope. */
  async of(caller: Caller, id: string): Promise<Action[]> {
    const found = await this.directory.company(id, caller);
    const subject = await this.#subject(caller, id, found?.partner ?? false);
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
        const access = accessToCompany(caller, { company: item.id, partner: true });
        const names = COMMANDS.filter((name) => isPermittedBy(access, permitted(name)));
        const subject = names.length === 0 ? undefined : await this.#subject(caller, item.id, true);
        const actions = subject ? names.map((name) => actionOf(caller, subject, name)) : [];
        return { ...item, actions };
      }),
    );
  }

  async #subject(caller: Caller, id: string, partner: boolean): Promise<Subject | undefined> {
    const access = accessToCompany(caller, { company: id, partner });
    if (!access.inScope) return undefined;
    const loaded = await this.ledger.loadDue(company, streamOf(company, id));
    return loaded.state.exists ? { loaded, access } : undefined;
  }
}

const permitted =
  (name: CompanyCommandName) =>
  (right: string): boolean =>
    COMPANY_COMMANDS[name].by.some((named) => named === right);

const actionOf = (
  { person }: Caller,
  { loaded: { state, now }, access }: Subject,
  name: Name,
): Action =>
  tryCommand<CompanyCommand>({
    name,
    authorize: () => chooseRight(access, permitted(name), name),
    now: {
      at: now,
      trials: () => representativesOf(name, state),
      decide: (command, { capacity, mandate }: Right) => {
        const context = { actor: person, capacity, mandate, now, commandId: COMMAND_ID };
        company.decide(command, state, context);
      },
    },
  });

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
