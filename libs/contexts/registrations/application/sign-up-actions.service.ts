import { Injectable } from '@nestjs/common';
import {
  accessToInitiative,
  AuthorizationContext,
  chooseRight,
  isPermittedBy,
  type Access,
  type Caller,
  type Right,
} from '#platform/authorization';
import { orRefusal, tryCommand, type Action } from '#platform/commands';
import { Ledger, Refusal, streamOf, uuid5, type Due } from '#kit/eventsourcing';
import { WorkPacer } from '#platform/jobs';
import type {
  NewRegistration,
  RegistrationCommand,
  SignUpContext,
} from '../domain/registration.commands.js';
import { isBlockingAt } from '../domain/registration.deadlines.js';
import { registration } from '../domain/registration.decider.js';
import { NO_REGISTRATION, type RegistrationState } from '../domain/registration.state.js';
import { signUpsOf } from './representative-commands.js';
import { registrationId, SignUpLookups } from './sign-up-lookups.js';

const COMMANDS = ['SubmitApplication', 'SelectDates'] as const;
/** No event is made of it. */
const COMMAND_ID = uuid5('sign-up', 'representative');
const isEmployee = (right: string): boolean => right === 'employee';

/** The registration that a sign-up would make, or that is in its way, with what the sign-up looks up. */
interface SignUp {
  readonly loaded: Due<RegistrationState>;
  readonly fresh: NewRegistration;
  readonly signUpContext: SignUpContext | Refusal;
}
interface Subject {
  readonly initiative: string;
  readonly access: Access;
  /** Left out for somebody who is no employee. */
  readonly signUp?: SignUp;
}

/** Whether a caller may sign up to initiatives now: applying, and selecting dates at once. Each goes the way of its handler. */
@Injectable()
export class SignUpActionsService {
  constructor(
    private readonly ledger: Ledger,
    private readonly authorization: AuthorizationContext,
    private readonly lookups: SignUpLookups,
  ) {}

  /**
   * Actions by the id of the initiative; none for one that is out of the caller's scope.
   * @param rightful leave out what the caller has no right to
   */
  async of(
    caller: Caller,
    initiatives: readonly string[],
    rightful: boolean,
  ): Promise<ReadonlyMap<string, Action[]>> {
    const asked = [...new Set(initiatives)];
    const subjects = await Promise.all(asked.map((id) => this.#subject(caller, id)));
    const found = new Map<string, Action[]>();
    const present = subjects.filter((subject) => subject !== undefined);
    await new WorkPacer().each(present, (subject) => {
      const shown = rightful && !isPermittedBy(subject.access, isEmployee) ? [] : COMMANDS;
      found.set(
        subject.initiative,
        shown.map((name) => this.#action(caller, subject, name)),
      );
    });
    return found;
  }

  async #subject(caller: Caller, initiative: string): Promise<Subject | undefined> {
    const { person, company } = caller;
    const context = await this.authorization.initiative({ initiative, person, company });
    const access = context ? accessToInitiative(caller, context) : undefined;
    if (!access?.inScope) return undefined;
    if (!isPermittedBy(access, isEmployee)) return { initiative, access };
    const [found, signUpContext] = await Promise.all([
      this.#firstFree(person, initiative),
      orRefusal(this.lookups.contextOfSignUp(initiative, person, null)),
    ]);
    return { initiative, access, signUp: { ...found, signUpContext } };
  }

  /** The first registration that is free, or that is open and so in the way. */
  async #firstFree(
    employee: string,
    initiative: string,
  ): Promise<Pick<SignUp, 'loaded' | 'fresh'>> {
    let previous: string | null = null;
    for (let ordinal = 0; ; ordinal++) {
      const id: string = registrationId(employee, initiative, ordinal);
      const loaded = await this.ledger.loadDue(registration, streamOf(registration, id));
      if (!loaded.state.exists || isBlockingAt(loaded.state, loaded.now))
        return { loaded, fresh: { registration: id, ordinal, previous } };
      previous = id;
    }
  }

  #action(
    { person }: Caller,
    { access, signUp }: Subject,
    name: (typeof COMMANDS)[number],
  ): Action {
    const { state, now } = signUp?.loaded ?? {
      state: NO_REGISTRATION,
      now: this.ledger.clock.now(),
    };
    return tryCommand<RegistrationCommand>({
      name,
      authorize: () => {
        const right = chooseRight(access, isEmployee, name);
        if (signUp?.signUpContext instanceof Refusal) throw signUp.signUpContext;
        return right;
      },
      now: {
        at: now,
        trials: () =>
          !signUp || signUp.signUpContext instanceof Refusal
            ? { each: [] }
            : signUpsOf(name, state, signUp.fresh, { signUpContext: signUp.signUpContext, now }),
        decide: (command, { capacity, mandate }: Right) => {
          const context = { actor: person, capacity, mandate, now, commandId: COMMAND_ID };
          registration.decide(command, state, context);
        },
      },
    });
  }
}
