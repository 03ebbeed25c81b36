import type { ReminderTo } from '#contexts/registrations';
import { LOCALES, type Locale } from '#platform/http';

export { LOCALES, type Locale };

/** The role in which the recipient reads; it selects the words. `manager` includes those who decide in a manager's place. */
export type Audience = 'employee' | 'coordinator' | 'manager' | 'admin';

/** Decisions of which the employee is notified at once. */
export type EmployeeNewsKind =
  | 'ApplicationApproved'
  | 'ApplicationDeclined'
  | 'DateConfirmedByCoordinator'
  | 'DateRefusedByCoordinator'
  | 'DateApprovedByManager'
  | 'DateRefusedByManager'
  | 'DateCancelledWithSlot'
  | 'DateMovedWithSlot'
  | 'InitiativeChanged'
  | 'DateCancelledWithInitiative'
  | 'RegistrationCancelledWithInitiative'
  | 'ParticipationMissed'
  | 'ParticipationDisputed'
  | 'RegistrationArchived'
  | 'RegistrationReopened'
  | 'MessagePosted';

/** What the employee did themself, and what is taken out of their calendar. */
export type EmployeeReceiptKind =
  'DateCancelledByEmployee' | 'RegistrationCancelledByEmployee' | 'MentoringEnded';

/** Reminders to the employee: rows of the registrations' table. */
export type EmployeeReminderKind = ReminderTo<'employee'>;

export type EmployeeMailKind = EmployeeNewsKind | EmployeeReceiptKind | EmployeeReminderKind;

export type CoordinatorMailKind =
  | 'ApplicationSubmitted'
  | 'DateSelected'
  | 'DateCancelledByEmployee'
  | 'RegistrationCancelledByEmployee'
  | 'MessagePosted'
  | 'CoordinatorReminded';

export type ManagerMailKind = 'ManagerReminded' | 'DateMovedWithSlot' | ReminderTo<'manager'>;

/** About a partnership, to the nonprofit's coordinators. */
export type PartnerMailKind =
  'PartnershipProposed' | 'PartnershipCancelled' | 'MandateGranted' | 'MandateRevoked';

/** About a partnership, to the company's admins. */
export type AdminMailKind =
  | 'PartnershipValidated'
  | 'PartnershipDeclined'
  | 'PartnershipCancelled'
  | 'MandateGranted'
  | 'MandateRevoked';

/** A mail's kind is its event's name. */
export type MailKind =
  EmployeeMailKind | CoordinatorMailKind | ManagerMailKind | PartnerMailKind | AdminMailKind;

/** What a link does. A mail shows the links it is given, in the order of `LINK_LABELS`. */
export type LinkKey =
  | 'approve'
  | 'refuse'
  | 'confirm'
  | 'missed'
  | 'found'
  | 'stillLooking'
  | 'addDates'
  | 'end'
  | 'cancel'
  | 'initiative'
  | 'initiatives'
  | 'reply'
  | 'open'
  | 'write'
  | 'cancelDates'
  | 'toDecide'
  | 'toApprove'
  | 'unsubscribe';

/** One participation date; times are written out already, as local times of `MailView.zone`. */
export interface MailDate {
  readonly kind: 'slot' | 'period' | 'session';
  readonly start?: string;
  readonly end?: string;
  readonly minutes?: number;
  /** Of a period: how long it is, in whole days, the first and the last included. */
  readonly length?: { readonly months: number; readonly days: number };
  /** Of a date that moved: its times before. */
  readonly was?: { readonly start?: string; readonly end?: string };
  /** Times of the employee's other live dates that overlap it. */
  readonly overlaps?: readonly { readonly start: string; readonly end?: string }[];
}

export interface MailView {
  readonly audience: Audience;
  readonly recipient: { readonly name: string };
  /** Of a mail about a registration. */
  readonly employee?: { readonly name: string };
  readonly initiative?: { readonly title: string };
  readonly nonprofit: { readonly name: string };
  /** Of a mail about a partnership. */
  readonly company?: { readonly name: string };
  /** In the order in which they are to be listed. */
  readonly dates: readonly MailDate[];
  /** The zone that the times of `dates` are in, as people know it, e.g. `Europe/Paris`. */
  readonly zone: string;
  /** The address at which the installation helps. */
  readonly support: string;
  /** Where the initiative takes place. */
  readonly place?: string;
  /** The initiative's contact. */
  readonly contact?: string;
  readonly reason?: string;
  /** Text of a posted message. */
  readonly message?: string;
  /** The actor's name, where it may be shown. */
  readonly actorName?: string;
  /** The actor is the employee, and not merely somebody of their name. */
  readonly actorIsEmployee?: boolean;
  /** Day on which the registration will be archived, written out. */
  readonly archivesOn?: string;
  /** What would keep the registration open besides a message, where it may be archived. */
  readonly signsOfLife?: {
    /** The search for a mentee: to have found one, or to look still. */
    readonly search: boolean;
    /** To select a date. */
    readonly date: boolean;
    /** To remind the nonprofit, which has something to answer. */
    readonly reminder: boolean;
  };
  /** 0: asked for the first time; 1: again; 2: for the last time. */
  readonly repeat?: number;
  /** The confirmed dates now wait for the employee's manager. */
  readonly managerNext?: boolean;
  readonly links?: Readonly<Partial<Record<LinkKey, string>>>;
}

/**
 * The words of one mail in one language: plain text with Handlebars expressions; escaping is the layout's business.
 * They may name: name, employee, initiative, nonprofit, actor (or empty), by (actor with the nonprofit's name, else the nonprofit),
 * who (actor, else the employee), forOther (the actor is not the employee), company, place, contact, support, archivesOn, search, date and reminder (signs
 * of life), message, managerNext, count (of dates), decisions (there are links that decide something), and `{{n "one" "many #"}}`, which chooses by the number of dates.
 * A paragraph that comes out empty is left out.
 */
export interface MailCopy {
  /** What a list of mails calls it. */
  readonly label: string;
  readonly subject: string;
  /** What happened. The dates, the reason and the message follow. */
  readonly happened: readonly string[];
  /** What to do next. The links follow. */
  readonly next: readonly string[];
  /** How the second and the last ask begin. Their subjects are marked as reminders. */
  readonly repeats?: readonly [string, string];
}

/** The row that a new kind of mail needs: its words in every language. */
export type MailRow = Readonly<Record<Locale, MailCopy>>;
