import type { Instant } from '#kit/eventsourcing';
import type { InitiativeEvents, InitiativeKind } from './initiative.events.js';

export interface NewSlot {
  readonly slot: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly capacity: number | null;
}
export interface Place {
  readonly slot: string;
  readonly date: string;
}
/** A date confirmed on a slot that had no capacity then. */
export interface TakenPlace {
  readonly registration: string;
  readonly date: string;
}
type Nothing = Record<never, never>;

export type InitiativeCommands = {
  CreateInitiative: {
    readonly initiative: string;
    readonly nonprofit: string;
    readonly kind: InitiativeKind;
    readonly company: string | null;
    readonly title: string;
    readonly tasks: readonly string[];
    readonly slots: readonly NewSlot[];
  };
  OpenInitiative: Nothing;
  CloseInitiative: Nothing;
  CancelInitiative: Nothing;
  AddSlots: { readonly slots: readonly NewSlot[] };
  CancelSlot: { readonly slot: string };
  /** `taken`: the dates confirmed on the slot so far; looked up first, for a slot that gets a capacity. */
  ChangeSlot: {
    readonly slot: string;
    readonly start?: Instant | undefined;
    readonly end?: Instant | undefined;
    readonly capacity?: number | null | undefined;
    readonly taken?: readonly TakenPlace[] | undefined;
  };
  /** The system, for ConfirmDates and RestoreDate: holds a place for each date on a slot with a capacity; all or nothing. */
  HoldPlaces: { readonly registration: string; readonly places: readonly Place[] };
  /** The system: gives back the places of dates that no longer hold one. */
  GiveBackPlaces: { readonly registration: string; readonly dates: readonly string[] };
};
export type InitiativeCommandName = keyof InitiativeCommands;
export type InitiativeCommand = {
  [N in InitiativeCommandName]: { readonly name: N; readonly data: InitiativeCommands[N] };
}[InitiativeCommandName];

export type InitiativeRight = 'coordinator' | 'mandated_admin' | 'system';

export interface InitiativeRule {
  readonly summary: string;
  /** A mandated admin only for initiatives specific to their own company (domain §4). */
  readonly by: Readonly<Partial<Record<InitiativeRight, 'always' | 'company_specific'>>>;
  readonly when: string;
  readonly emits: readonly (keyof InitiativeEvents)[];
}
const RUN = { coordinator: 'always', mandated_admin: 'company_specific' } as const;
const SYSTEM = { system: 'always' } as const;

export const INITIATIVE_COMMANDS: Readonly<Record<InitiativeCommandName, InitiativeRule>> = {
  CreateInitiative: {
    summary: 'Draft an initiative',
    by: RUN,
    when: 'always',
    emits: ['InitiativeCreated', 'SlotAdded'],
  },
  OpenInitiative: {
    summary: 'Open an initiative to sign-ups',
    by: RUN,
    when: 'draft or closed',
    emits: ['InitiativeOpened'],
  },
  CloseInitiative: {
    summary: 'End new sign-ups',
    by: RUN,
    when: 'open',
    emits: ['InitiativeClosed'],
  },
  CancelInitiative: {
    summary: 'Cancel an initiative',
    by: RUN,
    when: 'not cancelled',
    emits: ['InitiativeCancelled'],
  },
  AddSlots: {
    summary: 'Add slots',
    by: RUN,
    when: 'kind slots, not cancelled',
    emits: ['SlotAdded'],
  },
  CancelSlot: {
    summary: 'Cancel a slot',
    by: RUN,
    when: 'slot neither over nor cancelled',
    emits: ['SlotCancelled'],
  },
  ChangeSlot: {
    summary: 'Move a slot or change its capacity',
    by: RUN,
    when: 'slot neither over nor cancelled; not to end in the past; something changes',
    emits: ['SlotChanged', 'PlaceHeld'],
  },
  HoldPlaces: {
    summary: 'Hold places for dates about to be confirmed',
    by: SYSTEM,
    when: 'places left',
    emits: ['PlaceHeld'],
  },
  GiveBackPlaces: {
    summary: 'Give back places',
    by: SYSTEM,
    when: 'held',
    emits: ['PlaceGivenBack'],
  },
};
