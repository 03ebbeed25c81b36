import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  AuthorizationContext,
  accessToInitiative,
  accessToRegistration,
  chooseRight,
  Mandates,
  refuseOutOfScope,
  type Right,
} from '#platform/authorization';
import {
  Ledger,
  notFound,
  streamOf,
  uuid5,
  type Draft,
  type Loaded,
  type CommandResult,
  type CommandPlan,
} from '#kit/eventsourcing';
import { answerOf, type CommandAnswer, type CommandContext } from '#platform/http';
import type {
  RegistrationCommand,
  RegistrationCommandName,
  SignUpContext,
} from '../domain/registration.commands.js';
import {
  REGISTRATION_COMMANDS,
  type RegistrationRight,
} from '../domain/registration.command-rules.js';
import { registration } from '../domain/registration.decider.js';
import type { RegistrationState } from '../domain/registration.state.js';
import { standsInTheWayAt } from '../domain/registration.deadlines.js';
import { isReopenable, statusOf } from '../domain/registration.status.js';
import { SignUpContextQuery } from '../read-model/sign-up-context.query.js';
import { SlotCapacity } from './slot-capacity.port.js';

/** A command's own words, as they came over HTTP or from a link: checked for shape, not yet for rules. */
export type RequestBody = {
  readonly initiative?: string;
  readonly dates?: readonly unknown[];
  readonly date?: string;
} & Readonly<Record<string, unknown>>;

/** A command on a registration, on its way to the handler. `registration` left out: a new sign-up. */
export class RegistrationRequest {
  constructor(
    readonly name: RegistrationCommandName,
    readonly registration: string | null,
    readonly body: RequestBody,
    readonly by: CommandContext,
  ) {}
}

const NEEDS_SURROUNDINGS = new Set<RegistrationCommandName>([
  'SelectDates',
  'CompleteTask',
  'RecordMenteeFound',
  'ReopenRegistration',
  'RestoreDate',
]);

/** Commands that may open a closed registration, beside which there must be no other (domain §2): one at a time with new sign-ups. */
const MAY_OPEN = new Set<RegistrationCommandName>([
  'SelectDates',
  'RecordMenteeFound',
  'ReopenRegistration',
  'RestoreDate',
]);
const signUpsOf = (employee: string, initiative: string): string =>
  `sign-ups of ${employee} to ${initiative}`;

/** The id of an employee's n-th registration to an initiative: a function of the three, so that two at once meet in one stream. */
export const registrationId = (employee: string, initiative: string, ordinal: number): string =>
  uuid5('registration', employee, initiative, String(ordinal));

@CommandHandler(RegistrationRequest)
export class RegistrationHandler implements ICommandHandler<RegistrationRequest, CommandAnswer> {
  constructor(
    private readonly ledger: Ledger,
    private readonly access: AuthorizationContext,
    private readonly mandates: Mandates,
    private readonly surroundings: SignUpContextQuery,
    private readonly places: SlotCapacity,
  ) {}

  async execute(request: RegistrationRequest): Promise<CommandAnswer> {
    const { registration: id, name, by } = request;
    if (id === null) return this.#signUp(request);
    const run = async () => {
      const plan = (loaded: Loaded<RegistrationState>) => this.#plan(request, loaded);
      return this.#answer(
        request,
        id,
        await this.ledger.execute(
          registration,
          streamOf(registration, id),
          by.cause,
          plan,
          by.options,
        ),
      );
    };
    if (!MAY_OPEN.has(name)) return run();
    const { employee, initiative } = (
      await this.ledger.load(registration, streamOf(registration, id))
    ).state;
    return this.ledger.withLock(signUpsOf(employee, initiative), run);
  }

  #answer(
    { name, by }: RegistrationRequest,
    id: string,
    outcome: CommandResult<RegistrationState>,
  ): CommandAnswer {
    return answerOf(name, id, outcome, {
      status: statusOf(outcome.state),
      ...(by.options.dryRun ? { dryRun: true } : {}),
    });
  }

  async #plan(
    request: RegistrationRequest,
    { state }: Loaded<RegistrationState>,
  ): Promise<CommandPlan<RegistrationCommand>> {
    const { name, body, by } = request;
    const facts = state.exists ? await this.access.registration(state) : undefined;
    if (!facts) throw notFound('registration', 'registration');
    const access = accessToRegistration(by.caller, facts);
    refuseOutOfScope(access, 'registration');
    refuseUnknownDates(name, body, state);
    const around = NEEDS_SURROUNDINGS.has(name) ? await this.#around(name, body, state) : undefined;
    if (around) refuseUnknownSlots(body, around);
    const right = chooseRight(
      access,
      (candidate) => mayDo(name, candidate, state),
      name,
      by.capacity,
    );
    await this.mandates.refuseEnded(right, facts.employeeCompany, facts.nonprofit);
    const full =
      name === 'ConfirmDates' && body.dates === undefined
        ? { full: await this.places.full(state.initiative, state.id) }
        : {};
    const data = {
      ...body,
      ...(around ? { around } : {}),
      ...full,
      ...(name === 'SelectDates' ? { new: null } : {}),
    };
    return this.#planned(request, { name, data } as unknown as RegistrationCommand, right, state);
  }

  #planned(
    { by }: RegistrationRequest,
    command: RegistrationCommand,
    right: Right,
    state: RegistrationState,
  ): CommandPlan<RegistrationCommand> {
    const beforeAppend = (drafts: readonly Draft[], revision: number) =>
      this.#holdPlaces(state, drafts, by, revision);
    return {
      command,
      actor: by.caller.person,
      capacity: right.capacity,
      mandate: right.mandate,
      beforeAppend,
    };
  }

  async #holdPlaces(
    state: RegistrationState,
    drafts: readonly Draft[],
    by: CommandContext,
    revision: number,
  ): Promise<void> {
    const wanted = drafts
      .filter(
        (draft) =>
          draft.type === 'DateConfirmedByCoordinator' ||
          (draft.type === 'DateRestored' && draft.data['status'] !== 'to_be_confirmed'),
      )
      .flatMap((draft) =>
        state.dates.filter((date) => date.id === draft.data['date'] && date.slot !== null),
      )
      .map((date) => ({ slot: date.slot as string, date: date.id }));
    if (wanted.length === 0) return;
    const cause = {
      commandId: uuid5(by.cause.commandId, 'hold', String(revision)),
      correlation: by.cause.correlation,
    };
    await this.places.hold(state.initiative, state.id, wanted, cause, by.options.dryRun ?? false);
  }

  async #around(name: RegistrationCommandName, body: RequestBody, state: RegistrationState) {
    const slots =
      name === 'SelectDates' ? slotsOf(body) : state.dates.flatMap((date) => date.slot ?? []);
    const correcting = name === 'ReopenRegistration' || name === 'RestoreDate';
    const another =
      (await this.#appliedAnew(state)) || (correcting && (await this.#otherInTheWay(state)));
    return this.surroundings.of(state.initiative, state.employee, slots, another);
  }

  async #appliedAnew(state: RegistrationState): Promise<boolean> {
    return (
      isReopenable(state) &&
      (await this.#nth(state.employee, state.initiative, state.ordinal + 1)).state.exists
    );
  }

  async #otherInTheWay(state: RegistrationState): Promise<boolean> {
    for (let ordinal = 0; ; ordinal++) {
      if (ordinal === state.ordinal) continue;
      const other = await this.#nth(state.employee, state.initiative, ordinal);
      if (!other.state.exists) return false;
      if (standsInTheWayAt(other.state, this.ledger.clock.now())) return true;
    }
  }

  #nth(employee: string, initiative: string, ordinal: number): Promise<Loaded<RegistrationState>> {
    return this.ledger.load(
      registration,
      streamOf(registration, registrationId(employee, initiative, ordinal)),
    );
  }

  /**
   * The first of two sign-ups at once makes the registration, as both mean the same stream. After a closed one, which may be opened again,
   * they take turns.
   */
  async #signUp(request: RegistrationRequest): Promise<CommandAnswer> {
    const { body, by } = request;
    const [employee, initiative] = [by.caller.person, body.initiative ?? ''];
    const first = await this.#nth(employee, initiative, 0);
    const work = () => this.#applyTo(initiative, request);
    return first.state.exists
      ? this.ledger.withLock(signUpsOf(employee, initiative), work)
      : work();
  }

  /** A new registration takes the first free ordinal; an open one before it stands in the way. */
  async #applyTo(initiative: string, request: RegistrationRequest): Promise<CommandAnswer> {
    const { name, body, by } = request;
    const { person, company } = by.caller;
    const facts = await this.access.initiative({ initiative, person, company });
    if (!facts) throw notFound('initiative', 'initiative');
    const access = accessToInitiative(by.caller, facts);
    refuseOutOfScope(access, 'initiative');
    const right = chooseRight(access, (candidate) => candidate === 'employee', name, by.capacity);
    const { ordinal, blocked } = await this.#freeOrdinal(person, initiative, by);
    const id = registrationId(person, initiative, ordinal);
    const previous = ordinal === 0 ? null : registrationId(person, initiative, ordinal - 1);
    const plan = async ({
      state,
    }: Loaded<RegistrationState>): Promise<CommandPlan<RegistrationCommand>> => {
      const around = await this.surroundings.of(initiative, person, slotsOf(body), blocked);
      const { initiative: _initiative, ...rest } = body;
      const data = { ...rest, around, new: { registration: id, ordinal, previous } };
      return this.#planned(request, { name, data } as unknown as RegistrationCommand, right, state);
    };
    return this.#answer(
      request,
      id,
      await this.ledger.execute(
        registration,
        streamOf(registration, id),
        by.cause,
        plan,
        by.options,
      ),
    );
  }

  async #freeOrdinal(
    employee: string,
    initiative: string,
    { cause, options }: CommandContext,
  ): Promise<{ ordinal: number; blocked: boolean }> {
    for (let ordinal = 0; ; ordinal++) {
      const { state, stream, commands } = await this.#nth(employee, initiative, ordinal);
      if (!state.exists || commands.has(cause.commandId)) return { ordinal, blocked: false };
      if (standsInTheWayAt(state, this.ledger.clock.now())) return { ordinal, blocked: true };
      if (!options.dryRun) await this.ledger.catchUp(registration, stream);
    }
  }
}

const slotsOf = (body: RequestBody): string[] =>
  (body.dates ?? []).flatMap((date) => {
    const slot = (date as { slot?: string }).slot;
    return slot === undefined ? [] : [slot];
  });

/** Dates named that are not of this registration are not found (domain §4). */
function refuseUnknownDates(
  name: RegistrationCommandName,
  body: RequestBody,
  state: RegistrationState,
): void {
  const named =
    name === 'SelectDates'
      ? []
      : [...(body.dates ?? []), ...(body.date === undefined ? [] : [body.date])];
  if (named.some((id) => !state.dates.some((date) => date.id === id)))
    throw notFound('date', body.date === undefined ? 'dates' : 'date');
}

/** A slot that the initiative does not have is not found, whoever asks. */
function refuseUnknownSlots(body: RequestBody, { initiative }: SignUpContext): void {
  if (slotsOf(body).some((slot) => !initiative.slots[slot])) throw notFound('slot', 'dates');
}

function mayDo(name: RegistrationCommandName, right: string, state: RegistrationState): boolean {
  const limit = REGISTRATION_COMMANDS[name].by[right as RegistrationRight];
  if (limit === undefined) return false;
  const mentoring =
    limit !== 'mentoring' && limit !== 'mentoring_company_specific'
      ? true
      : state.kind === 'mentoring';
  const specific =
    limit !== 'company_specific' && limit !== 'mentoring_company_specific'
      ? true
      : state.companySpecific;
  return mentoring && specific;
}
