import { Injectable } from '@nestjs/common';
import {
  accessToCompany,
  accessToPartnership,
  chooseRight,
  Directory,
  levelsOf,
  anyOnPath,
  refuseOutOfScope,
  seesEverything,
  type Caller,
  type Right,
} from '#platform/authorization';
import {
  forbidden,
  invalid,
  Ledger,
  notFound,
  streamOf,
  uuid5,
  type ExecuteOptions,
  type Loaded,
  type CommandResult,
  type CommandPlan,
} from '#kit/eventsourcing';
import { answerOf, type CommandContext } from '#platform/http';
import type { PartnershipCommand } from '../domain/partnership.commands.js';
import {
  partnership,
  partnershipId,
  type PartnershipState,
} from '../domain/partnership.decider.js';
import type { ProposalAnswer, ProposePartnershipBody } from '../http/dto/partnerships.dto.js';

interface Proposal {
  readonly partnership: string;
  readonly nonprofit: string;
  readonly company: string;
  readonly level: string;
}
type Outcomes = Map<string, CommandResult<PartnershipState>>;

/** A company's proposal to several nonprofits at once: all or nothing (domain §6). */
@Injectable()
export class ProposalsService {
  constructor(
    private readonly ledger: Ledger,
    private readonly directory: Directory,
  ) {}

  /** @throws Refusal for all of them as soon as one cannot be proposed */
  async propose(body: ProposePartnershipBody, by: CommandContext): Promise<ProposalAnswer> {
    if (by.options.expectedRevision !== undefined && body.nonprofits.length > 1)
      throw invalid(
        'If-Match',
        'revision_of_several',
        'A revision can be given for a single nonprofit only.',
      );
    const { proposals, right } = await this.#checked(body, by);
    const turn = `proposals of ${proposals[0]?.company}`;
    return this.ledger.withLock(turn, () => this.#propose(proposals, right, by));
  }

  /** What is not proposed already stays so during the turn: once all can be proposed, all will be. Asked again, those done answer from the log. */
  async #propose(
    proposals: readonly Proposal[],
    right: Right,
    by: CommandContext,
  ): Promise<ProposalAnswer> {
    const outcomes: Outcomes = new Map();
    for (const options of by.options.dryRun
      ? [by.options]
      : [{ ...by.options, dryRun: true }, by.options])
      for (const proposal of proposals)
        outcomes.set(proposal.partnership, await this.#execute(proposal, right, by, options));
    return answer(proposals, outcomes, by);
  }

  /** Scope first, then rights (domain §1). */
  async #checked(
    body: ProposePartnershipBody,
    by: CommandContext,
  ): Promise<{ proposals: readonly Proposal[]; right: Right }> {
    const company = body.company ?? by.caller.company;
    if (company === null)
      throw forbidden(
        'role',
        'You are not permitted to run ProposePartnership: it needs an admin of a company.',
      );
    const facts = await this.directory.company(company, by.caller);
    if (!facts) throw notFound('company', 'company');
    const access = accessToCompany(by.caller, facts);
    refuseOutOfScope(access, 'company');
    const level = body.level ?? ownLevel(by.caller, company) ?? facts.root;
    const place = (await this.directory.levels([level])).get(level);
    if (place?.company !== company || (body.level !== undefined && !seesLevels(by.caller, company)))
      throw notFound('network level', 'level');
    const known = await this.directory.nonprofits(body.nonprofits, by.caller);
    if (body.nonprofits.some((nonprofit) => !known.has(nonprofit)))
      throw notFound('nonprofit', 'nonprofits');
    const right = chooseRight(
      access,
      (candidate) => candidate === 'admin',
      'ProposePartnership',
      by.capacity,
    );
    const proposals = body.nonprofits.map((nonprofit) => ({
      partnership: partnershipId(company, nonprofit),
      nonprofit,
      company,
      level,
    }));
    for (const proposal of proposals) await this.#refuseOutOfScope(proposal, by.caller);
    if (!anyOnPath(levelsOf(by.caller, 'admin'), place.path))
      throw forbidden('level_outside_own', 'The level is not at or below your own.');
    return { proposals, right };
  }

  /** One proposed before must be in the proposer's scope, and theirs to manage. */
  async #refuseOutOfScope({ partnership: id, nonprofit }: Proposal, caller: Caller): Promise<void> {
    const { state } = await this.ledger.load(partnership, streamOf(partnership, id));
    if (!state.exists) return;
    const access = accessToPartnership(caller, {
      nonprofit,
      levels: await this.directory.pathOf(state.level),
    });
    refuseOutOfScope(access, 'partnership');
    chooseRight(access, (candidate) => candidate === 'admin', 'ProposePartnership');
  }

  #execute(
    proposal: Proposal,
    right: Right,
    { caller, cause }: CommandContext,
    options: ExecuteOptions,
  ) {
    const own = { ...cause, commandId: uuid5(cause.commandId, proposal.nonprofit) };
    const plan = (_: Loaded<PartnershipState>): CommandPlan<PartnershipCommand> => ({
      command: { name: 'ProposePartnership', data: proposal },
      actor: caller.person,
      capacity: right.capacity,
      mandate: right.mandate,
    });
    return this.ledger.execute(
      partnership,
      streamOf(partnership, proposal.partnership),
      own,
      plan,
      options,
    );
  }
}

/** A partner's coordinators know its name, not its network (domain §1); without naming a level, proposing is forbidden them. */
const seesLevels = (caller: Caller, company: string): boolean =>
  seesEverything(caller) || caller.roles.some((held) => held.company === company);

/** The highest level at which they are an admin: the root, else the first. */
function ownLevel(caller: Caller, company: string): string | undefined {
  const own = caller.roles.filter(
    (held) => held.role === 'admin' && held.company === company && held.level !== null,
  );
  return (own.find((held) => held.root) ?? own[0])?.level ?? undefined;
}

function answer(
  proposals: readonly Proposal[],
  outcomes: Outcomes,
  { options }: CommandContext,
): ProposalAnswer {
  const partnerships = proposals.map(({ partnership: id, nonprofit }) => {
    const outcome = outcomes.get(id) as CommandResult<PartnershipState>;
    const more = { status: outcome.state.status, ...(options.dryRun ? { dryRun: true } : {}) };
    return { ...answerOf('ProposePartnership', id, outcome, more), nonprofit };
  });
  const [first] = partnerships as [(typeof partnerships)[number]];
  const position = partnerships
    .map((proposed) => proposed.position)
    .reduce((a, b) => (a > b ? a : b));
  const { nonprofit: _nonprofit, ...firstAnswer } = first;
  return { ...firstAnswer, position, partnerships };
}
