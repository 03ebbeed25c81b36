import { Injectable } from '@nestjs/common';
import type { Caller } from '#platform/authorization';
import {
  Ledger,
  notFound,
  streamOf,
  uuid5,
  type CommandResult,
  type Loaded,
} from '#kit/eventsourcing';
import type { CommandWarnings } from '#platform/commands';
import type { ProposedDate, SignUpContext } from '../domain/registration.commands.js';
import { registration } from '../domain/registration.decider.js';
import type { RegistrationEventType } from '../domain/registration.events.js';
import { isBlockingAt } from '../domain/registration.deadlines.js';
import type { RegistrationState } from '../domain/registration.state.js';
import { isReopenable } from '../domain/registration.status.js';
import { OverlapsQuery } from '../read-model/queries/overlaps.query.js';
import { SignUpContextQuery } from '../read-model/sign-up-context.query.js';

/** The id of an employee's n-th registration to an initiative: a function of the three, so that two concurrent sign-ups meet in one stream. */
export const registrationId = (employee: string, initiative: string, ordinal: number): string =>
  uuid5('registration', employee, initiative, String(ordinal));

/** The name of the lock that sign-ups of an employee to an initiative share with commands that reopen a registration. */
export const signUpLock = (employee: string, initiative: string): string =>
  `sign-ups of ${employee} to ${initiative}`;

/** The ids of the slots among the proposed dates. */
export const slotsOf = (dates: readonly ProposedDate[]): string[] =>
  dates.flatMap(({ slot }) => (slot === undefined ? [] : [slot]));

/** Events that make a date live. */
const ADDING: ReadonlySet<string> = new Set<RegistrationEventType>([
  'DateSelected',
  'DateRestored',
]);

/** Looks up what a command must know besides its own stream: the sign-up context and the employee's other registrations. */
@Injectable()
export class SignUpLookups {
  constructor(
    private readonly ledger: Ledger,
    private readonly signUpContexts: SignUpContextQuery,
    private readonly overlaps: OverlapsQuery,
  ) {}

  /** An employee's n-th registration to an initiative; `state.exists` is false if there is none. */
  nth(employee: string, initiative: string, ordinal: number): Promise<Loaded<RegistrationState>> {
    return this.ledger.load(
      registration,
      streamOf(registration, registrationId(employee, initiative, ordinal)),
    );
  }

  /** The context of a command on an existing registration. `slots`: left out, those of its dates; null, all. */
  async contextOf(
    state: RegistrationState,
    slots: readonly string[] | null = state.dates.flatMap((date) => date.slot ?? []),
  ): Promise<SignUpContext> {
    const hasOtherRegistration = await this.#appliedAnew(state);
    return this.signUpContexts.of(state.initiative, state.employee, slots, hasOtherRegistration);
  }

  /** The context of a correction: any other registration in the way counts, not only a later one. */
  async contextOfCorrection(state: RegistrationState): Promise<SignUpContext> {
    const slots = state.dates.flatMap((date) => date.slot ?? []);
    const hasOtherRegistration =
      (await this.#appliedAnew(state)) || (await this.#otherInTheWay(state));
    return this.signUpContexts.of(state.initiative, state.employee, slots, hasOtherRegistration);
  }

  /** The context of a new sign-up. `slots`: null, all. @throws Refusal not_found, for an unknown initiative */
  contextOfSignUp(
    initiative: string,
    employee: string,
    slots: readonly string[] | null,
  ): Promise<SignUpContext> {
    return this.signUpContexts.of(initiative, employee, slots, false);
  }

  /** The overlaps of the dates that a command has selected or restored with dates of the employee's other registrations. */
  async overlapsOf(
    caller: Caller,
    { state, events }: CommandResult<RegistrationState>,
  ): Promise<CommandWarnings> {
    const added = new Set(
      events.filter(({ type }) => ADDING.has(type)).map(({ data }) => data['date']),
    );
    const dates = state.dates.filter(({ id }) => added.has(id));
    const { id: registration, employee } = state;
    const found = await this.overlaps.of(
      caller,
      dates.map((date) => ({ ...date, date: date.id, registration, employee })),
    );
    const overlaps = dates.flatMap(({ id }) => found.get(id) ?? []);
    return overlaps.length > 0 ? { overlaps } : {};
  }

  async #appliedAnew(state: RegistrationState): Promise<boolean> {
    if (!isReopenable(state)) return false;
    return (await this.nth(state.employee, state.initiative, state.ordinal + 1)).state.exists;
  }

  async #otherInTheWay(state: RegistrationState): Promise<boolean> {
    for (let ordinal = 0; ; ordinal++) {
      if (ordinal === state.ordinal) continue;
      const other = await this.nth(state.employee, state.initiative, ordinal);
      if (!other.state.exists) return false;
      if (isBlockingAt(other.state, this.ledger.clock.now())) return true;
    }
  }
}

/** @throws Refusal not_found, for a slot that the initiative does not have, whatever the caller's right */
export function refuseUnknownSlots(
  dates: readonly ProposedDate[],
  { initiative }: SignUpContext,
): void {
  if (slotsOf(dates).some((slot) => !initiative.slots[slot])) throw notFound('slot', 'dates');
}
