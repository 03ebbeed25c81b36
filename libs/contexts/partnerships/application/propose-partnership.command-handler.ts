import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  accessToCompany,
  chooseRight,
  Directory,
  levelsOf,
  anyOnPath,
  refuseOutOfScope,
  seesEverything,
  type Access,
  type Caller,
  type NetworkLevelRef,
  type Right,
  forbidden,
} from '#platform/authorization';
import {
  invalid,
  Ledger,
  notFound,
  streamOf,
  uuid5,
  type CommandResult,
  type ExecuteOptions,
} from '#kit/eventsourcing';
import { answerOf, type CommandContext } from '#platform/http';
import type { PartnershipCommand, PartnershipCommands } from '../domain/partnership.commands.js';
import { partnership, partnershipId } from '../domain/partnership.decider.js';
import type { PartnershipState } from '../domain/partnership.state.js';
import type { ProposalAnswer, ProposePartnershipBody } from '../http/dto/partnerships.dto.js';
import { accessTo } from './partnership-access.js';
import { ProposePartnership } from './partnership.command-classes.js';

type Proposal = PartnershipCommands['ProposePartnership'];
type ProposalResult = readonly [proposal: Proposal, result: CommandResult<PartnershipState>];

/** The proposing company, the network level for its proposals, and the caller's access to the company. */
interface Proposer {
  readonly company: string;
  readonly level: NetworkLevelRef;
  readonly access: Access;
}

const NAME = 'ProposePartnership';
const isAdminRight = (right: string): boolean => right === 'admin';

/** Proposes partnerships of one company with several nonprofits, either all of them or none (docs/domain.md §6). */
@CommandHandler(ProposePartnership)
export class ProposePartnershipHandler implements ICommandHandler<
  ProposePartnership,
  ProposalAnswer
> {
  constructor(
    private readonly ledger: Ledger,
    private readonly directory: Directory,
  ) {}

  /** @throws Refusal for all of them as soon as one cannot be proposed */
  async execute({ body, context }: ProposePartnership): Promise<ProposalAnswer> {
    refuseRevisionOfSeveral(body, context);
    const proposer = await this.#load(body, context.caller);
    const proposals = proposalsOf(body, proposer);
    const right = await this.#authorize(proposer, proposals, context);
    return this.ledger.withLock(`proposals of ${proposer.company}`, async () => {
      await this.#reserve(proposals, right, context);
      return answerTo(await this.#execute(proposals, right, context, context.options), context);
    });
  }

  /** @throws Refusal not_found for a company, level or nonprofit that is missing or out of the caller's scope */
  async #load(body: ProposePartnershipBody, caller: Caller): Promise<Proposer> {
    const company = body.company ?? caller.company;
    if (company === null)
      throw forbidden('role', `You belong to no company, so ${NAME} has to name one.`, [
        { right: 'admin', missing: 'no_role' },
      ]);
    const known = await this.directory.company(company, caller);
    if (!known) throw notFound('company', 'company');
    const access = accessToCompany(caller, known);
    refuseOutOfScope(access, 'company');
    const id = body.level ?? ownLevel(caller, company) ?? known.root;
    const level = (await this.directory.levels([id])).get(id);
    if (level?.company !== company || (body.level !== undefined && !seesLevels(caller, company)))
      throw notFound('network level', 'level');
    const inScope = await this.directory.nonprofits(body.nonprofits, caller);
    if (body.nonprofits.some((nonprofit) => !inScope.has(nonprofit)))
      throw notFound('nonprofit', 'nonprofits');
    return { company, level, access };
  }

  /** @throws Refusal forbidden; not_found for an earlier partnership of the two that is out of the caller's scope */
  async #authorize(
    { access, level }: Proposer,
    proposals: readonly Proposal[],
    { caller, capacity }: CommandContext,
  ): Promise<Right> {
    const right = chooseRight(access, isAdminRight, NAME, capacity);
    for (const proposal of proposals) await this.#authorizeAgain(proposal, caller);
    if (!anyOnPath(levelsOf(caller, 'admin'), level.path))
      throw forbidden('level_outside_own', 'The network level is not at or below your own level.', [
        { right: 'admin', missing: 'other_level' },
      ]);
    return right;
  }

  /** A partnership that was proposed before must be in the caller's scope, and the caller must be one of its admins. */
  async #authorizeAgain({ partnership: id }: Proposal, caller: Caller): Promise<void> {
    const { state } = await this.ledger.load(partnership, streamOf(partnership, id));
    if (!state.exists) return;
    const access = await accessTo(this.directory, caller, state);
    refuseOutOfScope(access, 'partnership');
    chooseRight(access, isAdminRight, NAME);
  }

  /**
   * Decides all proposals without appending any. Under the lock no other proposal of the company comes in between, so all of them
   * can be appended afterwards. A repeated command answers from the log.
   * @throws Refusal for the first that cannot be proposed
   */
  async #reserve(
    proposals: readonly Proposal[],
    right: Right,
    context: CommandContext,
  ): Promise<void> {
    if (context.options.dryRun) return; // the execution itself appends nothing
    await this.#execute(proposals, right, context, { ...context.options, dryRun: true });
  }

  /** Decides each proposal and, unless it is a dry run, appends its event. */
  async #execute(
    proposals: readonly Proposal[],
    right: Right,
    { caller, cause }: CommandContext,
    options: ExecuteOptions,
  ): Promise<ProposalResult[]> {
    const results: ProposalResult[] = [];
    for (const proposal of proposals) {
      const command: PartnershipCommand = { name: NAME, data: proposal };
      const { capacity, mandate } = right;
      const result = await this.ledger.execute(
        partnership,
        streamOf(partnership, proposal.partnership),
        { ...cause, commandId: uuid5(cause.commandId, proposal.nonprofit) },
        () => ({ command, actor: caller.person, capacity, mandate }),
        options,
      );
      results.push([proposal, result]);
    }
    return results;
  }
}

function refuseRevisionOfSeveral(body: ProposePartnershipBody, { options }: CommandContext): void {
  if (options.expectedRevision !== undefined && body.nonprofits.length > 1)
    throw invalid(
      'If-Match',
      'revision_of_several',
      'If-Match can be sent with a proposal to a single nonprofit only.',
    );
}

const proposalsOf = (
  { nonprofits }: ProposePartnershipBody,
  { company, level }: Proposer,
): Proposal[] =>
  nonprofits.map((nonprofit) => ({
    partnership: partnershipId(company, nonprofit),
    nonprofit,
    company,
    level: level.id,
  }));

/** Coordinators see the name of a partner company, not its network (docs/domain.md §1). */
const seesLevels = (caller: Caller, company: string): boolean =>
  seesEverything(caller) || caller.roles.some((role) => role.company === company);

/** The network level at which the caller is an admin of the company: the root where they have several, else the first. */
function ownLevel(caller: Caller, company: string): string | undefined {
  const own = caller.roles.filter(
    ({ role, company: of, level }) => role === 'admin' && of === company && level !== null,
  );
  return (own.find((role) => role.root) ?? own[0])?.level ?? undefined;
}

function answerTo(results: readonly ProposalResult[], { options }: CommandContext): ProposalAnswer {
  const partnerships = results.map(([{ partnership: id, nonprofit }, result]) => {
    const more = { status: result.state.status, ...(options.dryRun ? { dryRun: true } : {}) };
    return { ...answerOf(NAME, id, result, more), nonprofit };
  });
  const [first] = partnerships as [(typeof partnerships)[number]];
  const position = partnerships.map((proposed) => proposed.position).reduce(latest);
  const { nonprofit: _nonprofit, ...firstAnswer } = first;
  return { ...firstAnswer, position, partnerships };
}

const latest = (a: string, b: string): string => (a > b ? a : b);
