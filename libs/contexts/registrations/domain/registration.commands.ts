import type { Instant } from '#kit/eventsourcing';
import type { InitiativeKind, ManagerPolicy } from './registration.types.js';

/** What a sign-up or a new date needs to know of other contexts; looked up first and put into the command. */
export interface SignUpContext {
  readonly initiative: {
    readonly id: string;
    readonly nonprofit: string;
    readonly kind: InitiativeKind;
    readonly status: 'draft' | 'open' | 'closed' | 'cancelled';
    /** The company it is specific to, if any. */
    readonly company: string | null;
    readonly tasks: readonly string[];
    readonly slots: Readonly<
      Record<
        string,
        { readonly start: Instant; readonly end: Instant; readonly cancelled: boolean }
      >
    >;
  };
  readonly employee: {
    readonly id: string;
    readonly company: string;
    readonly zone: string;
    readonly policy: ManagerPolicy;
  };
  /** The nonprofit's partnership with the employee's company is validated. */
  readonly partnershipValidated: boolean;
  /** Another registration of this employee for this initiative is open, or came after this one. */
  readonly hasOtherRegistration: boolean;
}

export interface NewRegistration {
  readonly registration: string;
  readonly ordinal: number;
  readonly previous: string | null;
}
/** A message of the registration: its author, text and instant. */
export interface RecentMessage {
  readonly by: string | null;
  readonly text: string;
  readonly at: Instant;
}
export interface ProposedDate {
  readonly slot?: string | undefined;
  readonly start?: Instant | undefined;
  readonly end?: Instant | undefined;
}
type Dates = { readonly dates?: readonly string[] | undefined };
/** `minutes`: really worked on each of the dates, 1 to 1,440. */
type Minutes = { readonly minutes?: number | undefined };
type NoData = Record<never, never>;

export type RegistrationCommands = {
  SubmitApplication: { readonly signUpContext: SignUpContext; readonly new: NewRegistration };
  SelectDates: {
    readonly signUpContext: SignUpContext;
    readonly new: NewRegistration | null;
    readonly dates: readonly ProposedDate[];
  };
  /** `recent`: the last messages in the clear, looked up first; none for a message that has a key of its own. */
  PostMessage: { readonly text: string; readonly recent?: readonly RecentMessage[] | undefined };
  CompleteTask: { readonly signUpContext: SignUpContext; readonly task: string };
  ApproveApplication: NoData;
  DeclineApplication: NoData;
  RecordMenteeFound: {
    readonly signUpContext: SignUpContext;
    readonly start: Instant;
    readonly end?: Instant | undefined;
  };
  ReportStillLooking: NoData;
  ChangePeriodEnd: { readonly end: Instant };
  EndMentoring: NoData;
  /** `fullSlots`: the slots without a place left, looked up first. */
  ConfirmDates: Dates & { readonly fullSlots?: readonly string[] | undefined };
  RefuseDates: Dates;
  ApproveDates: Dates;
  RefuseDatesAsManager: Dates;
  CancelDates: Dates;
  CancelRegistration: NoData;
  ConfirmParticipation: Dates & Minutes;
  ReportNonParticipation: Dates;
  ValidateParticipation: Dates & Minutes & { readonly reason?: string | undefined };
  DisputeParticipation: Dates & { readonly reason: string };
  RemindCoordinator: NoData;
  RemindManager: NoData;
  ReopenRegistration: { readonly signUpContext: SignUpContext; readonly reason: string };
  RestoreDate: {
    readonly signUpContext: SignUpContext;
    readonly date: string;
    readonly reason: string;
  };
  /** The system: asks and reminders whose instant has come. */
  Remind: NoData;
  /** The system: what became of the initiative, or of the person. */
  CancelWithInitiative: NoData;
  CancelWithSlot: { readonly slot: string };
  MoveWithSlot: { readonly slot: string; readonly start: Instant; readonly end: Instant };
  Withdraw: NoData;
  /** The system: other people decide for the employee since an instant. */
  AskNewDeciders: { readonly changedAt: Instant };
};
export type RegistrationCommandName = keyof RegistrationCommands;
export type RegistrationCommand<N extends RegistrationCommandName = RegistrationCommandName> = {
  [Name in N]: { readonly name: Name; readonly data: RegistrationCommands[Name] };
}[N];
