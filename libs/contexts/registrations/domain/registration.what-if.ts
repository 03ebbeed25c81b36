import { decodeEvent, type Instant, type StoredEvent } from '#kit/eventsourcing';
import type { ArchivalMonths } from './registration.archival.js';
import { dueEvents } from './registration.deadlines.js';
import { isWithdrawable } from './decisions/cancellations.js';
import type {
  RegistrationDraft,
  RegistrationEvent,
  RegistrationEventType,
} from './registration.events.js';
import { REGISTRATION_EVENTS } from './registration.event-catalogue.js';
import { evolveRegistration } from './registration.evolve.js';
import { REMINDER_TYPES } from './registration.reminders.js';
import { NO_REGISTRATION, type RegistrationState } from './registration.state.js';
import { statusOf } from './registration.status.js';
import type { DateStatus, ManagerPolicy } from './registration.types.js';

/** The simulated policy. A part that is left out stays as it was. */
export interface OtherPolicy {
  /** Instead of the policy captured when each date was selected. */
  readonly managerPolicy?: ManagerPolicy | undefined;
  /** Calendar months of silence until archival, for every kind of initiative. */
  readonly archiveAfterMonths?: number | undefined;
}

/** The point at which the two histories of a registration first differ. */
export interface Parting {
  /** The event in the log from which on they differ; time can part them after the last one, before which there is none other. */
  readonly revision: number;
  readonly type: string;
  readonly at: Instant;
  readonly why: string;
}

/** The statuses of its date in which an event can happen (docs/domain.md §§3–4). */
const UNDONE = ['to_be_confirmed', 'awaiting_manager', 'in_progress'] as const;
const POSSIBLE_IN: Partial<Record<RegistrationEventType, readonly DateStatus[]>> = {
  DateConfirmedByCoordinator: ['to_be_confirmed'],
  DateRefusedByCoordinator: ['to_be_confirmed'],
  DateApprovedByManager: ['awaiting_manager'],
  DateRefusedByManager: ['awaiting_manager'],
  DateCancelledByEmployee: UNDONE,
  DateCancelledWithSlot: UNDONE,
  DateCancelledWithInitiative: UNDONE,
  DateMovedWithSlot: UNDONE,
  EngagementPeriodChanged: UNDONE,
  MentoringEnded: ['in_progress'],
  DateEnded: ['in_progress'],
  ParticipationConfirmed: ['awaiting_confirmation'],
  ParticipationMissed: ['awaiting_confirmation'],
  ParticipationValidated: ['participated'],
  ParticipationDisputed: ['participated'],
  DateRestored: ['participated', 'cancelled'],
};

/** Events of time are derived again instead of taken from the log. */
const BY_TIME: ReadonlySet<RegistrationEventType> = new Set<RegistrationEventType>([
  'RegistrationArchived',
  ...REMINDER_TYPES,
]);

const dateOf = (state: RegistrationState, id: string | undefined) =>
  state.dates.find((date) => date.id === id);
const statuses = (state: RegistrationState): string =>
  [
    state.exists ? statusOf(state) : '',
    ...state.dates.map((date) => `${date.id} ${date.status}`),
  ].join();

/**
 * One registration, folded twice: as it was, and as the same acts would have led under another policy (docs/domain.md §8). An act that was
 * possible in a status stays possible in that status; where the statuses differ, an act that the simulated one does not allow is left
 * out ("would not have been possible"). Nobody is simulated to act otherwise: who was never asked has never decided. Each registration
 * is replayed by itself: places that would have been free, or sign-ups that an open registration would have barred, are not simulated.
 */
export class WhatIf {
  now: RegistrationState = NO_REGISTRATION;
  simulated: RegistrationState = NO_REGISTRATION;
  parting: Parting | null = null;
  /** Events that would not have been possible. */
  leftOut = 0;
  #last: RegistrationEvent | undefined;
  readonly #months: ArchivalMonths | undefined;

  constructor(private readonly policy: OtherPolicy) {
    const months = policy.archiveAfterMonths;
    this.#months =
      months === undefined ? undefined : { slots: months, open: months, mentoring: months };
  }

  /** The next event of the registration's stream. */
  take(stored: StoredEvent): void {
    const event = decodeEvent<RegistrationEvent>(REGISTRATION_EVENTS, stored);
    this.#last = event;
    this.#advanceTo(event, event.occurredAt);
    this.#compare(event);
    if (!BY_TIME.has(event.type)) {
      if (this.#isPossible(event)) this.#simulate(event);
      else if (event.type !== 'DateEnded') this.leftOut += 1;
    }
    this.now = evolveRegistration(this.now, event);
    this.#compare(event);
  }

  /** Advances both histories to an instant after the last event. */
  until(now: Instant): void {
    if (!this.#last) return;
    this.#advanceTo(this.#last, now);
    this.#compare(this.#last);
  }

  get differs(): boolean {
    return statuses(this.now) !== statuses(this.simulated);
  }

  /** Advances both histories to the same instant, because they are compared there. */
  #advanceTo(event: RegistrationEvent, now: Instant): void {
    for (const draft of dueEvents(this.now, now))
      this.now = evolveRegistration(this.now, eventOfTime(event, draft));
    for (const draft of dueEvents(this.simulated, now, this.#months))
      this.simulated = evolveRegistration(this.simulated, eventOfTime(event, draft));
  }

  /** The first approval under a simulated `per_registration` covers the other dates; under a real one the log says so itself. */
  #simulate(event: RegistrationEvent): void {
    this.simulated = evolveRegistration(this.simulated, this.#underOtherPolicy(event));
    if (
      event.type !== 'DateApprovedByManager' ||
      dateOf(this.simulated, event.data.date)?.policy !== 'per_registration'
    )
      return;
    for (const { id, status, policy } of this.simulated.dates) {
      if (
        status !== 'awaiting_manager' ||
        policy !== 'per_registration' ||
        dateOf(this.now, id)?.policy === policy
      )
        continue;
      this.simulated = evolveRegistration(this.simulated, {
        ...event,
        data: { ...event.data, date: id },
      });
    }
  }

  /** The event as it would have been written: with the other policy, and restoring what would have been before. */
  #underOtherPolicy(event: RegistrationEvent): RegistrationEvent {
    if (event.type === 'DateSelected')
      return {
        ...event,
        data: { ...event.data, policy: this.policy.managerPolicy ?? event.data.policy },
      };
    if (event.type !== 'DateRestored') return event;
    const [was, would] = [this.now, this.simulated].map(
      (state) => dateOf(state, event.data.date)?.before,
    );
    return was === would
      ? event
      : { ...event, data: { ...event.data, status: would ?? event.data.status } };
  }

  /** Whether the event would have been possible. Where it would not, the histories differ already, and it is known why. */
  #isPossible(event: RegistrationEvent): boolean {
    const { now, simulated } = this;
    if (simulated.closing?.how !== now.closing?.how) {
      if (simulated.closing || event.type === 'RegistrationReopened') return false;
    }
    if (event.type === 'RegistrationCancelledByEmployee' && !isWithdrawable(simulated))
      return false;
    const id = 'date' in event.data ? event.data.date : undefined;
    const [was, would] = [now, simulated].map((state) => dateOf(state, id)?.status);
    const possible = POSSIBLE_IN[event.type];
    return was === would || (would !== undefined && possible?.includes(would) === true);
  }

  #compare(event: RegistrationEvent): void {
    if (this.parting || !this.differs) return;
    const { now, simulated } = this;
    if (simulated.closing?.how === 'archived' && now.closing?.how !== 'archived')
      this.#diverge(
        event,
        `Archived on ${simulated.closing.at} after ${String(this.policy.archiveAfterMonths)} months of silence.`,
      );
    else if (now.closing?.how === 'archived' && !simulated.closing)
      this.#diverge(
        event,
        `Not archived: fewer than ${String(this.policy.archiveAfterMonths)} months of silence.`,
      );
    else {
      const date = simulated.dates.find(({ id, status }) => dateOf(now, id)?.status !== status);
      this.#diverge(
        event,
        `Under ${date?.policy ?? 'the other policy'} the date is ${date?.status ?? 'another'}.`,
      );
    }
  }

  #diverge({ revision, type, occurredAt }: StoredEvent, why: string): void {
    this.parting ??= { revision, type, at: occurredAt, why };
  }
}

/** An event of time, as the system would have written it after this event. */
const eventOfTime = (after: StoredEvent, draft: RegistrationDraft): RegistrationEvent => ({
  ...after,
  ...draft,
  occurredAt: draft.occurredAt ?? after.occurredAt,
  meta: { ...after.meta, actor: null, capacity: 'system', mandate: null },
});
