import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  AuthorizationContext,
  accessToCompany,
  accessToInitiative,
  accessToNonprofit,
  chooseRight,
  Directory,
  Mandates,
  refuseOutOfScope,
  type Access,
  type Right,
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
  INITIATIVE_COMMANDS,
  type InitiativeCommand,
  type InitiativeCommandName,
  type InitiativeRight,
  type NewSlot,
} from '../domain/initiative.commands.js';
import { initiative, type InitiativeState } from '../domain/initiative.decider.js';
import { ConfirmedDatesQuery } from '../read-model/confirmed-dates.query.js';
import type {
  ChangeSlotBody,
  CreateInitiativeBody,
  SlotBody,
} from '../http/dto/initiatives.dto.js';

/** The commands that people give; places are the system's. */
export type InitiativeRequestName = Exclude<InitiativeCommandName, 'HoldPlaces' | 'GiveBackPlaces'>;

/** A command's own words, checked for shape, not yet for rules. */
export type InitiativeWords = Partial<CreateInitiativeBody> & Partial<ChangeSlotBody>;

/** A command on an initiative, on its way to the handler. `initiative` left out: a new one. */
export class InitiativeRequest {
  constructor(
    readonly name: InitiativeRequestName,
    readonly initiative: string | null,
    readonly body: InitiativeWords,
    readonly by: CommandContext,
  ) {}
}

type Planned = CommandPlan<InitiativeCommand>;

/** Coordinators run the initiatives of their nonprofit; admins under a mandate those specific to their own company (domain §4). */
@CommandHandler(InitiativeRequest)
export class InitiativeHandler implements ICommandHandler<InitiativeRequest, CommandAnswer> {
  constructor(
    private readonly ledger: Ledger,
    private readonly access: AuthorizationContext,
    private readonly mandates: Mandates,
    private readonly directory: Directory,
    private readonly confirmed: ConfirmedDatesQuery,
  ) {}

  async execute(request: InitiativeRequest): Promise<CommandAnswer> {
    const { name, by } = request;
    const id = request.initiative ?? uuid5(by.cause.commandId, 'initiative');
    const plan = (loaded: Loaded<InitiativeState>) =>
      request.initiative === null ? this.#create(request, id) : this.#change(request, loaded.state);
    const outcome = await this.ledger.execute(
      initiative,
      streamOf(initiative, id),
      by.cause,
      plan,
      by.options,
    );
    return answerOf(name, id, outcome, {
      status: outcome.state.status,
      ...(by.options.dryRun ? { dryRun: true } : {}),
    });
  }

  /** @throws Refusal not_found for a nonprofit out of scope, or a company that is no partner of it */
  async #create(request: InitiativeRequest, id: string): Promise<Planned> {
    const { body, by } = request;
    const {
      nonprofit = '',
      kind = 'slots',
      company = null,
      title = '',
      tasks = [],
      slots = [],
    } = body;
    const facts = await this.directory.nonprofit(nonprofit, by.caller);
    if (!facts) throw notFound('nonprofit', 'nonprofit');
    refuseOutOfScope(accessToNonprofit(by.caller, facts), 'nonprofit');
    if (company !== null && !(await this.#mayName(company, nonprofit, by)))
      throw notFound('company', 'company');
    const standing = await this.access.initiativeRelation(nonprofit, id, by.caller.person, by.caller.company);
    const access = accessToInitiative(by.caller, {
      nonprofit,
      company,
      opened: false,
      ...standing,
    });
    const right = await this.#rightFor(request, access, nonprofit);
    return planned(
      {
        name: 'CreateInitiative',
        data: {
          initiative: id,
          nonprofit,
          kind,
          company,
          title,
          tasks,
          slots: newSlots(slots, by),
        },
      },
      right,
      by,
    );
  }

  /** A company that the caller sees for itself; a coordinator must name a partner of this nonprofit. */
  async #mayName(company: string, nonprofit: string, { caller }: CommandContext): Promise<boolean> {
    const facts = await this.directory.company(company, caller);
    if (!facts) return false;
    const partner = facts.partner && (await this.directory.arePartners(company, nonprofit));
    return accessToCompany(caller, { ...facts, partner }).inScope;
  }

  async #change(request: InitiativeRequest, state: InitiativeState): Promise<Planned> {
    const { body, by } = request;
    if (!state.exists) throw notFound('initiative', 'initiative');
    const standing = await this.access.initiativeRelation(
      state.nonprofit,
      state.id,
      by.caller.person,
      by.caller.company,
    );
    const access = accessToInitiative(by.caller, {
      nonprofit: state.nonprofit,
      company: state.company,
      opened: state.everOpened,
      ...standing,
    });
    refuseOutOfScope(access, 'initiative');
    if (body.slot !== undefined && !state.slots.some((slot) => slot.id === body.slot))
      throw notFound('slot', 'slot');
    const right = await this.#rightFor(request, access, state.nonprofit);
    return planned(await this.#command(request, state), right, by);
  }

  async #rightFor(
    { name, by }: InitiativeRequest,
    access: Access,
    nonprofit: string,
  ): Promise<Right> {
    const may = (right: string) =>
      INITIATIVE_COMMANDS[name].by[right as InitiativeRight] !== undefined;
    const right = chooseRight(access, may, name, by.capacity);
    await this.mandates.refuseEnded(right, by.caller.company, nonprofit);
    return right;
  }

  async #command(
    { name, body, by }: InitiativeRequest,
    state: InitiativeState,
  ): Promise<InitiativeCommand> {
    const { slot = '', start, end, capacity } = body;
    switch (name) {
      case 'AddSlots':
        return { name, data: { slots: newSlots(body.slots ?? [], by) } };
      case 'CancelSlot':
        return { name, data: { slot } };
      case 'ChangeSlot':
        return {
          name,
          data: { slot, start, end, capacity, taken: await this.#taken(state, slot, capacity) },
        };
      default:
        return { name, data: {} } as InitiativeCommand;
    }
  }

  async #taken(state: InitiativeState, id: string, capacity: number | null | undefined) {
    const unlimited = state.slots.some((slot) => slot.id === id && slot.capacity === null);
    return unlimited && typeof capacity === 'number' ? this.confirmed.onSlot(id) : [];
  }
}

const planned = (
  command: InitiativeCommand,
  right: Right,
  { caller }: CommandContext,
): Planned => ({
  command,
  actor: caller.person,
  capacity: right.capacity,
  mandate: right.mandate,
});

/** Ids are a function of the command, so that a retry names the same slots. */
const newSlots = (slots: readonly SlotBody[], { cause }: CommandContext): NewSlot[] =>
  slots.map(({ start, end, capacity = null }, index) => ({
    slot: uuid5(cause.commandId, 'slot', String(index)),
    start,
    end,
    capacity,
  }));
