import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  accessToPartnership,
  chooseRight,
  Directory,
  refuseOutOfScope,
} from '#platform/authorization';
import { Ledger, notFound, streamOf, type Loaded, type CommandPlan } from '#kit/eventsourcing';
import { answerOf, type CommandAnswer, type CommandContext } from '#platform/http';
import {
  PARTNERSHIP_COMMANDS,
  type PartnershipCommand,
  type PartnershipCommandName,
  type PartnershipRight,
} from '../domain/partnership.commands.js';
import { partnership, type PartnershipState } from '../domain/partnership.decider.js';
import type {
  MandateBody,
  PartnershipLevelBody,
  ProposePartnershipBody,
} from '../http/dto/partnerships.dto.js';
import { ProposalsService } from './proposals.service.js';

/** A command's own words, checked for shape, not yet for rules. */
export type PartnershipWords = Partial<PartnershipLevelBody> & Partial<MandateBody>;

/** A command on partnerships, on its way to the handler: a proposal, or one that names the partnership. */
export class PartnershipRequest {
  constructor(
    readonly command:
      | { readonly name: 'ProposePartnership'; readonly body: ProposePartnershipBody }
      | {
          readonly name: Exclude<PartnershipCommandName, 'ProposePartnership'>;
          readonly partnership: string;
          readonly body: PartnershipWords;
        },
    readonly by: CommandContext,
  ) {}
}
type OnPartnership = Exclude<
  PartnershipRequest['command'],
  { readonly name: 'ProposePartnership' }
>;

/** Companies propose, nonprofits decide, the platform team grants mandates (domain §6). */
@CommandHandler(PartnershipRequest)
export class PartnershipHandler implements ICommandHandler<PartnershipRequest, CommandAnswer> {
  constructor(
    private readonly ledger: Ledger,
    private readonly directory: Directory,
    private readonly proposals: ProposalsService,
  ) {}

  async execute({ command, by }: PartnershipRequest): Promise<CommandAnswer> {
    if (command.name === 'ProposePartnership') return this.proposals.propose(command.body, by);
    const { name, partnership: id } = command;
    const plan = ({ state }: Loaded<PartnershipState>) => this.#plan(command, by, state);
    const outcome = await this.ledger.execute(
      partnership,
      streamOf(partnership, id),
      by.cause,
      plan,
      by.options,
    );
    return answerOf(name, id, outcome, {
      status: outcome.state.status,
      ...(by.options.dryRun ? { dryRun: true } : {}),
    });
  }

  async #plan(
    { name, body }: OnPartnership,
    { caller, capacity }: CommandContext,
    state: PartnershipState,
  ): Promise<CommandPlan<PartnershipCommand>> {
    if (!state.exists) throw notFound('partnership', 'partnership');
    const access = accessToPartnership(caller, {
      nonprofit: state.nonprofit,
      levels: await this.directory.pathOf(state.level),
    });
    refuseOutOfScope(access, 'partnership');
    if (body.level !== undefined && !(await this.#isLevelOf(state.company, body.level)))
      throw notFound('network level', 'level');
    const right = chooseRight(
      access,
      (candidate) => PARTNERSHIP_COMMANDS[name].by.includes(candidate as PartnershipRight),
      name,
      capacity,
    );
    return {
      command: { name, data: { ...body } } as PartnershipCommand,
      actor: caller.person,
      capacity: right.capacity,
      mandate: right.mandate,
    };
  }

  async #isLevelOf(company: string, level: string): Promise<boolean> {
    return (await this.directory.levels([level])).get(level)?.company === company;
  }
}
