import { Injectable } from '@nestjs/common';
import {
  accessToRegistration,
  AuthorizationContext,
  chooseRight,
  isPermittedBy,
  Mandates,
  type Access,
  type Caller,
  type RegistrationAccessContext,
  type Right,
} from '#platform/authorization';
import { orRefusal, tryCommand, type Action, type TrialInstant } from '#platform/commands';
import { Ledger, Refusal, streamOf, uuid5, type Due, type Instant } from '#kit/eventsourcing';
import { WorkPacer } from '#platform/jobs';
import { permittedOn } from '../domain/registration.command-rules.js';
import type { RegistrationCommand, SignUpContext } from '../domain/registration.commands.js';
import { deadlinesOf } from '../domain/registration.deadlines.js';
import { registration } from '../domain/registration.decider.js';
import type { RegistrationState } from '../domain/registration.state.js';
import { REGISTRATION_BODIES } from '../http/dto/registration-commands.dto.js';
import { InitiativeTasks } from './initiative-tasks.port.js';
import type { RequestedCommandName } from './registration-command.message.js';
import { refuseUnknownDates } from './registration.command-handler.js';
import { representativesOf } from './representative-commands.js';
import { SignUpLookups } from './sign-up-lookups.js';
import { SlotReservations } from './slot-reservations.js';

const COMMANDS = Object.keys(REGISTRATION_BODIES) as RequestedCommandName[];
/** No event is made of it. */
const COMMAND_ID = uuid5('registration', 'representative');

/** A registration with all that its commands look up before they decide. */
interface Subject {
  readonly loaded: Due<RegistrationState>;
  readonly access: Access;
  readonly mandateEnded: Refusal | undefined;
  /** For the employee's commands, and for corrections; a refusal where the lookup refuses. */
  readonly signUp: SignUpContext | Refusal | undefined;
  readonly correction: SignUpContext | Refusal | undefined;
  readonly fullSlots: readonly string[];
}

/** Whether there is anything that a correction takes back; else its rules refuse it before they look at other registrations. */
const isCorrigible = ({ closing, dates }: RegistrationState): boolean =>
  closing?.how === 'archived' ||
  dates.some(({ status }) => status === 'cancelled' || status === 'participated');
const isCorrection = (name: RequestedCommandName): boolean =>
  name === 'ReopenRegistration' || name === 'RestoreDate';
const NEEDS_CONTEXT: ReadonlySet<string> = new Set<RequestedCommandName>([
  'SelectDates',
  'CompleteTask',
  'RecordMenteeFound',
]);

/**
 * What a caller may do to registrations now. Each command goes the way of its handler, on the state that the handler would decide on: same
 * scope, same table of rights, same decider. The lookups of a page run together, so their number does not grow with it.
 */
@Injectable()
export class RegistrationActions {
  constructor(
    private readonly ledger: Ledger,
    private readonly authorization: AuthorizationContext,
    private readonly mandates: Mandates,
    private readonly lookups: SignUpLookups,
    private readonly slots: SlotReservations,
    private readonly tasks: InitiativeTasks,
  ) {}

  /** Actions by the id of the registration; none for a registration that is out of the caller's scope. */
  of(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, Action[]>> {
    return this.#find(caller, ids, () => COMMANDS);
  }

  async #find(
    caller: Caller,
    ids: readonly string[],
    commandsOf: (subject: Subject) => readonly RequestedCommandName[],
  ): Promise<ReadonlyMap<string, Action[]>> {
    const subjects = await Promise.all([...new Set(ids)].map((id) => this.#subject(caller, id)));
    const found = new Map<string, Action[]>();
    const present = subjects.filter((subject) => subject !== undefined);
    await new WorkPacer().each(present, (subject) => {
      found.set(subject.loaded.state.id, this.#actions(caller, subject, commandsOf(subject)));
    });
    return found;
  }

  /** The commands to which the caller has a right, by the id of the registration, as lists show them. */
  rightful(caller: Caller, ids: readonly string[]): Promise<ReadonlyMap<string, Action[]>> {
    return this.#find(caller, ids, rightfulCommands);
  }

  /** The items of a list with their actions, as lists show them. */
  async addTo<Item extends { readonly id: string }>(
    caller: Caller,
    items: readonly Item[],
  ): Promise<(Item & { readonly actions: Action[] })[]> {
    const actions = await this.rightful(
      caller,
      items.map(({ id }) => id),
    );
    return items.map((item) => ({ ...item, actions: actions.get(item.id) ?? [] }));
  }

  async #subject(caller: Caller, id: string): Promise<Subject | undefined> {
    const loaded = await this.ledger.loadDue(registration, streamOf(registration, id));
    const { state } = loaded;
    const context = state.exists ? await this.authorization.registration(state) : undefined;
    if (!context) return undefined;
    const access = accessToRegistration(caller, context);
    if (!access.inScope) return undefined;
    const has = (...rights: readonly string[]) =>
      access.rights.some(({ right }) => rights.includes(right));
    const [mandateEnded, signUp, correction, fullSlots] = await Promise.all([
      this.#mandateEnded(access, context),
      has('employee') ? orRefusal(this.#signUpContext(state)) : undefined,
      has('platform') && isCorrigible(state)
        ? orRefusal(this.lookups.contextOfCorrection(state))
        : undefined,
      has('coordinator', 'mandated_admin', 'platform') && state.kind === 'slots'
        ? this.slots.full(state)
        : [],
    ]);
    return { loaded, access, mandateEnded, signUp, correction, fullSlots };
  }

  async #signUpContext(state: RegistrationState): Promise<SignUpContext> {
    const [context, tasks] = await Promise.all([
      this.lookups.contextOf(state, null),
      this.tasks.of(state.initiative),
    ]);
    return { ...context, initiative: { ...context.initiative, tasks } };
  }

  async #mandateEnded(
    { rights }: Access,
    { employeeCompany, nonprofit }: RegistrationAccessContext,
  ): Promise<Refusal | undefined> {
    const right = rights.find(({ mandate }) => mandate !== null);
    if (!right) return undefined;
    const refused = await orRefusal(this.mandates.refuseEnded(right, employeeCompany, nonprofit));
    return refused instanceof Refusal ? refused : undefined;
  }

  #actions(caller: Caller, subject: Subject, commands: readonly RequestedCommandName[]): Action[] {
    const { loaded, access } = subject;
    const { state } = loaded;
    const laterStates = new Map<Instant, Due<RegistrationState>>();
    const at = (instant: Instant) => {
      const known = laterStates.get(instant);
      const then = known ?? this.ledger.loadedAt(registration, loaded, instant);
      laterStates.set(instant, then);
      return then;
    };
    const end = deadlinesOf(state).find(({ kind }) => kind === 'DateEnded')?.at;
    return commands.map((name) =>
      tryCommand<RegistrationCommand>({
        name,
        authorize: () => {
          const right = chooseRight(access, permittedOn(name, state), name);
          if (right.mandate !== null && subject.mandateEnded) throw subject.mandateEnded;
          return right;
        },
        now: this.#trialAt(caller, subject, name, loaded),
        later: (named) =>
          [named, end]
            .filter((instant) => instant !== undefined && instant > loaded.now)
            .map((instant) => instant as Instant)
            .sort()
            .map((instant) => this.#trialAt(caller, subject, name, at(instant))),
      }),
    );
  }

  #trialAt(
    { person }: Caller,
    { signUp, correction, fullSlots }: Subject,
    name: RequestedCommandName,
    { state, now }: Due<RegistrationState>,
  ): TrialInstant<RegistrationCommand> {
    const context = isCorrection(name) ? correction : signUp;
    const needsContext = isCorrection(name) || NEEDS_CONTEXT.has(name);
    return {
      at: now,
      trials: () =>
        representativesOf(name, state, {
          signUpContext: context instanceof Refusal ? NO_CONTEXT : (context ?? NO_CONTEXT),
          fullSlots,
          now,
        }),
      decide: (command, { capacity, mandate }: Right) => {
        if (needsContext && context instanceof Refusal) throw context;
        if (command.name === 'RestoreDate') refuseUnknownDates(state, [command.data.date], 'date');
        const decisionContext = { actor: person, capacity, mandate, now, commandId: COMMAND_ID };
        const drafts = registration.decide(command, state, decisionContext);
        this.slots.refuseFull(state, drafts, fullSlots);
      },
    };
  }
}

/** The commands to which the caller has a right: those that lists tell of. */
const rightfulCommands = ({ access, loaded }: Subject): readonly RequestedCommandName[] =>
  COMMANDS.filter((name) => isPermittedBy(access, permittedOn(name, loaded.state)));

/** Stands in where a command needs no context, or was refused one. */
const NO_CONTEXT: SignUpContext = {
  initiative: {
    id: '',
    nonprofit: '',
    kind: 'slots',
    status: 'cancelled',
    company: null,
    tasks: [],
    slots: {},
  },
  employee: { id: '', company: '', zone: 'UTC', policy: 'none' },
  partnershipValidated: false,
  hasOtherRegistration: false,
};
