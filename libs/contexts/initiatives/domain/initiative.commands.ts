import type { Instant } from '#kit/eventsourcing';
import type { InitiativeEvents, InitiativeKind } from './initiative.events.js';

export interface NewSlot {
  readonly slot: string;
  readonly start: Instant;
  readonly end: Instant;
  /** Number of places; null: without limit. */
  readonly capacity: number | null;
}
/** A place of a slot, for a participation date. */
export interface Place {
  readonly slot: string;
  readonly date: string;
}
/** A participation date that is confirmed on a slot. */
export interface ConfirmedDate {
  readonly registration: string;
  readonly date: string;
}
type NoData = Record<never, never>;

/** Command name → its data. */
export type InitiativeCommands = {
  CreateInitiative: {
    readonly initiative: string;
    readonly nonprofit: string;
    readonly kind: InitiativeKind;
    readonly company: string | null;
    readonly title: string;
    readonly tasks: readonly string[];
    readonly description?: string;
    readonly place?: string;
    readonly contact?: string;
    readonly slots: readonly NewSlot[];
  };
  /**
   * A field left out stays as it is; null takes it away. `contactNow`: the contact so far, decrypted. `completed`: the tasks that somebody
   * is known to have completed, besides those of which the initiative itself knows.
   */
  ChangeInitiative: {
    readonly title?: string | undefined;
    readonly description?: string | null | undefined;
    readonly place?: string | null | undefined;
    readonly contact?: string | null | undefined;
    readonly tasks?: readonly string[] | undefined;
    readonly contactNow: string | null;
    readonly completed: readonly string[];
  };
  OpenInitiative: NoData;
  CloseInitiative: NoData;
  CancelInitiative: NoData;
  AddSlots: { readonly slots: readonly NewSlot[] };
  CancelSlot: { readonly slot: string };
  /**
   * A field left out stays as it is. `confirmed`: the dates confirmed on the slot so far, for a slot without a capacity that
   * gets one: they hold places from then on.
   */
  ChangeSlot: {
    readonly slot: string;
    readonly start?: Instant | undefined;
    readonly end?: Instant | undefined;
    readonly capacity?: number | null | undefined;
    readonly confirmed?: readonly ConfirmedDate[] | undefined;
  };
  /** Given by the system for CompleteTask, before it is decided to be completed: the task stays in the initiative. */
  KeepTask: { readonly task: string };
  /** Given by the system for ConfirmDates and RestoreDate. Holds a place for each date on a slot with a capacity, or none at all. */
  HoldPlaces: { readonly registration: string; readonly places: readonly Place[] };
  /** Given by the system. Gives back the places of dates that no longer need one; a date without a place is skipped. */
  GiveBackPlaces: { readonly registration: string; readonly dates: readonly string[] };
};
export type InitiativeCommandName = keyof InitiativeCommands;
export type InitiativeCommand = {
  readonly [Name in InitiativeCommandName]: {
    readonly name: Name;
    readonly data: InitiativeCommands[Name];
  };
}[InitiativeCommandName];
/** The command of this name. */
export type InitiativeCommandOf<Name extends InitiativeCommandName> = Extract<
  InitiativeCommand,
  { readonly name: Name }
>;

export type InitiativeRight = 'coordinator' | 'mandated_admin' | 'system';

/** A row of the command table: who may give the command, when, and the events that it leads to. */
export interface InitiativeCommandRule {
  readonly summary: string;
  /** `company_specific`: only for initiatives specific to the admin's own company (docs/domain.md §4). */
  readonly by: Readonly<Partial<Record<InitiativeRight, 'always' | 'company_specific'>>>;
  readonly when: string;
  readonly emits: readonly (keyof InitiativeEvents)[];
}
const NONPROFIT = { coordinator: 'always', mandated_admin: 'company_specific' } as const;
const SYSTEM = { system: 'always' } as const;

/** The commands on an initiative. */
export const INITIATIVE_COMMANDS: Readonly<Record<InitiativeCommandName, InitiativeCommandRule>> = {
  CreateInitiative: {
    summary: 'Draft an initiative',
    by: NONPROFIT,
    when: 'always',
    emits: ['InitiativeCreated', 'SlotAdded'],
  },
  ChangeInitiative: {
    summary: 'Change the title, description, place, contact or tasks of an initiative',
    by: NONPROFIT,
    when: 'not cancelled; something changes; a task goes only while nobody has completed it',
    emits: ['InitiativeChanged'],
  },
  OpenInitiative: {
    summary: 'Open an initiative to sign-ups',
    by: NONPROFIT,
    when: 'draft or closed',
    emits: ['InitiativeOpened'],
  },
  CloseInitiative: {
    summary: 'End new sign-ups',
    by: NONPROFIT,
    when: 'open',
    emits: ['InitiativeClosed'],
  },
  CancelInitiative: {
    summary: 'Cancel an initiative',
    by: NONPROFIT,
    when: 'not cancelled',
    emits: ['InitiativeCancelled'],
  },
  AddSlots: {
    summary: 'Add slots',
    by: NONPROFIT,
    when: 'initiative of kind slots, not cancelled',
    emits: ['SlotAdded'],
  },
  CancelSlot: {
    summary: 'Cancel a slot',
    by: NONPROFIT,
    when: 'slot neither over nor cancelled',
    emits: ['SlotCancelled'],
  },
  ChangeSlot: {
    summary: 'Move a slot or change its capacity',
    by: NONPROFIT,
    when: 'slot neither over nor cancelled; a new end is in the future; something changes',
    emits: ['SlotChanged', 'PlaceHeld'],
  },
  KeepTask: {
    summary: 'Keep a task that is about to be completed',
    by: SYSTEM,
    when: 'the initiative has the task',
    emits: ['TaskKept'],
  },
  HoldPlaces: {
    summary: 'Hold places for dates about to be confirmed',
    by: SYSTEM,
    when: 'each slot has a place left',
    emits: ['PlaceHeld'],
  },
  GiveBackPlaces: {
    summary: 'Give back places',
    by: SYSTEM,
    when: 'the date holds a place',
    emits: ['PlaceGivenBack'],
  },
};
