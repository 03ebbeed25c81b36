import { CommandHandler } from '@nestjs/cqrs';
import {
  accessToCompany,
  accessToNonprofit,
  AuthorizationContext,
  Directory,
  Mandates,
  refuseOutOfScope,
  type Caller,
} from '#platform/authorization';
import type { LoadedTarget } from '#platform/commands';
import { Ledger, notFound, uuid5 } from '#kit/eventsourcing';
import type { CommandContext } from '#platform/http';
import type { InitiativeCommandOf, NewSlot } from '../domain/initiative.commands.js';
import type { InitiativeState } from '../domain/initiative.state.js';
import type { SlotBody } from '../http/dto/initiative-commands.dto.js';
import { CompletedTasksQuery } from '../read-model/completed-tasks.query.js';
import { ConfirmedDatesQuery } from '../read-model/confirmed-dates.query.js';
import { readContacts } from './initiative-contacts.js';
import {
  AddSlots,
  CancelInitiative,
  CancelSlot,
  ChangeInitiative,
  ChangeSlot,
  CloseInitiative,
  CreateInitiative,
  OpenInitiative,
  type InitiativeMessages,
} from './initiative.command-classes.js';
import { InitiativeCommandHandler, type InitiativeTarget } from './initiative.command-handler.js';

/** Coordinators draft initiatives of their nonprofit; admins under a mandate draft those specific to their company (docs/domain.md §4). */
@CommandHandler(CreateInitiative)
export class CreateInitiativeHandler extends InitiativeCommandHandler<'CreateInitiative'> {
  protected readonly name = 'CreateInitiative';

  constructor(
    ledger: Ledger,
    authorization: AuthorizationContext,
    mandates: Mandates,
    private readonly directory: Directory,
  ) {
    super(ledger, authorization, mandates);
  }

  /** @throws Refusal not_found for a nonprofit out of scope, or a company that is not a partner of it */
  protected override async load(
    { body, context: { caller } }: CreateInitiative,
    { id }: LoadedTarget<InitiativeState>,
  ): Promise<InitiativeTarget> {
    const { nonprofit, company = null } = body;
    const known = await this.directory.nonprofit(nonprofit, caller);
    if (!known) throw notFound('nonprofit', 'nonprofit');
    refuseOutOfScope(accessToNonprofit(caller, known), 'nonprofit');
    if (company !== null && !(await this.#isPartnerInScope(company, nonprofit, caller)))
      throw notFound('company', 'company');
    const access = await this.accessTo(id, { nonprofit, company, opened: false }, caller);
    return { nonprofit, access };
  }

  /** A caller from the company itself needs no partnership; a coordinator can name only partners of this nonprofit. */
  async #isPartnerInScope(company: string, nonprofit: string, caller: Caller): Promise<boolean> {
    const known = await this.directory.company(company, caller);
    if (!known) return false;
    const partner = known.partner && (await this.directory.arePartners(company, nonprofit));
    return accessToCompany(caller, { ...known, partner }).inScope;
  }

  protected toDomainCommand(
    { body, context }: CreateInitiative,
    { id: initiative }: LoadedTarget<InitiativeState>,
  ): InitiativeCommandOf<'CreateInitiative'> {
    const { nonprofit, kind, company = null, title, tasks = [], slots = [] } = body;
    const { description, place, contact } = body;
    return {
      name: this.name,
      data: {
        ...{ initiative, nonprofit, kind, company, title, tasks },
        ...(description === undefined ? {} : { description }),
        ...(place === undefined ? {} : { place }),
        ...(contact === undefined ? {} : { contact }),
        slots: newSlots(slots, context),
      },
    };
  }
}

/** What a field becomes: unchanged when left out, taken away when blank. */
const orTakenAway = (text: string | undefined): string | null | undefined =>
  text === '' ? null : text;

@CommandHandler(ChangeInitiative)
export class ChangeInitiativeHandler extends InitiativeCommandHandler<'ChangeInitiative'> {
  protected readonly name = 'ChangeInitiative';

  constructor(
    ledger: Ledger,
    authorization: AuthorizationContext,
    mandates: Mandates,
    private readonly completedTasks: CompletedTasksQuery,
  ) {
    super(ledger, authorization, mandates);
  }

  protected async toDomainCommand(
    { body: { title, description, place, contact, tasks } }: ChangeInitiative,
    { id, state }: LoadedTarget<InitiativeState>,
  ): Promise<InitiativeCommandOf<'ChangeInitiative'>> {
    const [contactNow = null] = await readContacts(this.ledger.ring, [state.contact]);
    return {
      name: this.name,
      data: {
        title,
        description: orTakenAway(description),
        place: orTakenAway(place),
        contact: orTakenAway(contact),
        tasks,
        contactNow,
        completed: tasks === undefined ? [] : await this.completedTasks.of(id),
      },
    };
  }
}

@CommandHandler(OpenInitiative)
export class OpenInitiativeHandler extends InitiativeCommandHandler<'OpenInitiative'> {
  protected readonly name = 'OpenInitiative';

  protected toDomainCommand(): InitiativeCommandOf<'OpenInitiative'> {
    return { name: this.name, data: {} };
  }
}

@CommandHandler(CloseInitiative)
export class CloseInitiativeHandler extends InitiativeCommandHandler<'CloseInitiative'> {
  protected readonly name = 'CloseInitiative';

  protected toDomainCommand(): InitiativeCommandOf<'CloseInitiative'> {
    return { name: this.name, data: {} };
  }
}

@CommandHandler(CancelInitiative)
export class CancelInitiativeHandler extends InitiativeCommandHandler<'CancelInitiative'> {
  protected readonly name = 'CancelInitiative';

  protected toDomainCommand(): InitiativeCommandOf<'CancelInitiative'> {
    return { name: this.name, data: {} };
  }
}

@CommandHandler(AddSlots)
export class AddSlotsHandler extends InitiativeCommandHandler<'AddSlots'> {
  protected readonly name = 'AddSlots';

  protected toDomainCommand({ body, context }: AddSlots): InitiativeCommandOf<'AddSlots'> {
    return { name: this.name, data: { slots: newSlots(body.slots, context) } };
  }
}

/** Commands that name a slot of the initiative. */
abstract class SlotCommandHandler<
  Name extends 'CancelSlot' | 'ChangeSlot',
> extends InitiativeCommandHandler<Name> {
  protected override async load(
    command: InitiativeMessages[Name],
    target: LoadedTarget<InitiativeState>,
  ): Promise<InitiativeTarget> {
    const lookups = await super.load(command, target);
    if (!target.state.slots.some((slot) => slot.id === command.body.slot))
      throw notFound('slot', 'slot');
    return lookups;
  }
}

@CommandHandler(CancelSlot)
export class CancelSlotHandler extends SlotCommandHandler<'CancelSlot'> {
  protected readonly name = 'CancelSlot';

  protected toDomainCommand({ body: { slot } }: CancelSlot): InitiativeCommandOf<'CancelSlot'> {
    return { name: this.name, data: { slot } };
  }
}

@CommandHandler(ChangeSlot)
export class ChangeSlotHandler extends SlotCommandHandler<'ChangeSlot'> {
  protected readonly name = 'ChangeSlot';

  constructor(
    ledger: Ledger,
    authorization: AuthorizationContext,
    mandates: Mandates,
    private readonly confirmedDates: ConfirmedDatesQuery,
  ) {
    super(ledger, authorization, mandates);
  }

  protected async toDomainCommand(
    { body: { slot: id, start, end, capacity } }: ChangeSlot,
    { state }: LoadedTarget<InitiativeState>,
  ): Promise<InitiativeCommandOf<'ChangeSlot'>> {
    const slot = state.slots.find((candidate) => candidate.id === id);
    const getsCapacity = slot?.capacity === null && typeof capacity === 'number';
    const confirmed = getsCapacity ? await this.confirmedDates.onSlot(id) : [];
    return { name: this.name, data: { slot: id, start, end, capacity, confirmed } };
  }
}

/** Ids are derived from the command id and the index, so that a retry names the same slots. */
const newSlots = (slots: readonly SlotBody[], { cause }: CommandContext): NewSlot[] =>
  slots.map(({ start, end, capacity = null }, index) => ({
    slot: uuid5(cause.commandId, 'slot', String(index)),
    start,
    end,
    capacity,
  }));

export const INITIATIVE_COMMAND_HANDLERS = [
  CreateInitiativeHandler,
  ChangeInitiativeHandler,
  OpenInitiativeHandler,
  CloseInitiativeHandler,
  CancelInitiativeHandler,
  AddSlotsHandler,
  CancelSlotHandler,
  ChangeSlotHandler,
];
