import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  accessToNonprofit,
  chooseRight,
  Directory,
  isPlatform,
  refuseOutOfScope,
  right,
  type Access,
} from '#platform/authorization';
import {
  Ledger,
  notFound,
  streamOf,
  uuid5,
  type Loaded,
  type CommandPlan,
} from '#kit/eventsourcing';
import { answerOf, type CommandAnswer, type CommandContext } from '#platform/http';
import {
  nonprofit,
  type NonprofitCommand,
  type NonprofitState,
} from '../domain/nonprofit.decider.js';
import {
  ORGANISATION_COMMANDS,
  type OrganisationRight,
} from '../domain/organisation.command-rules.js';
import type {
  LocationBody,
  NonprofitProfileBody,
  RegisterNonprofitBody,
} from '../http/dto/organisations.dto.js';

/** A command's own words, checked for shape, not yet for rules. */
export type NonprofitWords = Partial<RegisterNonprofitBody> &
  Partial<NonprofitProfileBody> &
  Partial<LocationBody>;

/** A command on a nonprofit, on its way to the handler. `nonprofit` left out: a new one. */
export class NonprofitRequest {
  constructor(
    readonly name: NonprofitCommand['name'],
    readonly nonprofit: string | null,
    readonly body: NonprofitWords,
    readonly by: CommandContext,
  ) {}
}

/** The platform team registers nonprofits; their coordinators keep the profile (domain §4). */
@CommandHandler(NonprofitRequest)
export class NonprofitHandler implements ICommandHandler<NonprofitRequest, CommandAnswer> {
  constructor(
    private readonly ledger: Ledger,
    private readonly directory: Directory,
  ) {}

  async execute(request: NonprofitRequest): Promise<CommandAnswer> {
    const { name, by } = request;
    const id = request.nonprofit ?? uuid5(by.cause.commandId, 'nonprofit');
    const plan = (loaded: Loaded<NonprofitState>) => this.#plan(request, id, loaded.state);
    const outcome = await this.ledger.execute(
      nonprofit,
      streamOf(nonprofit, id),
      by.cause,
      plan,
      by.options,
    );
    return answerOf(name, id, outcome, by.options.dryRun ? { dryRun: true } : {});
  }

  async #plan(
    request: NonprofitRequest,
    id: string,
    state: NonprofitState,
  ): Promise<CommandPlan<NonprofitCommand>> {
    const { name, by } = request;
    const access = request.nonprofit === null ? toRegister(by) : await this.#access(state, by);
    refuseOutOfScope(access, 'nonprofit');
    const held = chooseRight(
      access,
      (candidate) => ORGANISATION_COMMANDS[name].by.includes(candidate as OrganisationRight),
      name,
      by.capacity,
    );
    return {
      command: command(request, id),
      actor: by.caller.person,
      capacity: held.capacity,
      mandate: held.mandate,
    };
  }

  async #access(state: NonprofitState, { caller }: CommandContext): Promise<Access> {
    if (!state.exists) throw notFound('nonprofit', 'nonprofit');
    const known = (await this.directory.nonprofit(state.id, caller))?.known ?? false;
    return accessToNonprofit(caller, { nonprofit: state.id, known });
  }
}

const toRegister = ({ caller }: CommandContext): Access => ({
  inScope: true,
  rights: isPlatform(caller) ? [right('platform')] : [],
});

function command({ name, body }: NonprofitRequest, id: string): NonprofitCommand {
  const { description, locations = [], location = '' } = body;
  switch (name) {
    case 'RegisterNonprofit':
      return {
        name,
        data: { nonprofit: id, name: body.name ?? '', description: description ?? '', locations },
      };
    case 'ChangeNonprofitProfile':
      return { name, data: { name: body.name, description } };
    case 'AddLocation':
      return { name, data: { location } };
  }
}
