import type { RevisionRuns } from './revision-runs.js';
import type { Instant } from '#kit/eventsourcing';
import type {
  CancellationReason,
  CertificateStatus,
  DateKind,
  DateStatus,
  InitiativeKind,
  ManagerPolicy,
} from './registration.types.js';

/** Who did a thing, when, in which right. */
export interface ActorStamp {
  readonly at: Instant;
  readonly by: string | null;
  readonly as: string;
}

/** One slot, mentoring period or session of a registration. */
export interface ParticipationDate {
  readonly id: string;
  readonly kind: DateKind;
  readonly slot: string | null;
  readonly start: Instant;
  readonly end: Instant | null;
  readonly zone: string;
  readonly policy: ManagerPolicy;
  readonly status: DateStatus;
  /** The instant from which its time in the status counts. */
  readonly since: Instant;
  readonly reason: CancellationReason | null;
  readonly certificate: CertificateStatus;
  readonly selected: ActorStamp;
  readonly coordinatorDecision: (ActorStamp & { readonly confirmed: boolean }) | null;
  readonly managerDecision: (ActorStamp & { readonly approved: boolean }) | null;
  readonly participation:
    (ActorStamp & { readonly employeeAttested: boolean; readonly minutes: number | null }) | null;
  /** The validation or dispute in force, with the minutes that a validation named. */
  readonly certified: (ActorStamp & { readonly minutes: number | null }) | null;
  readonly cancelled: ActorStamp | null;
  /** The last mandate under which anything happened to this date. */
  readonly mandate: string | null;
  /** The status before it became cancelled or participated, for RestoreDate. */
  readonly before: DateStatus | null;
  /** Which ask of the present status was the last: -1 none, then 0, 1, 2. */
  readonly asked: number;
  /** The instant from which those asks count: `since`, or later that at which other people came to decide. */
  readonly askedFrom: Instant;
}

/** How a registration was closed as a whole, if it was (docs/domain.md §2, rule 1). */
export type Closing =
  'declined' | 'cancelled_by_employee' | 'cancelled_with_initiative' | 'archived';

export interface RegistrationState {
  readonly exists: boolean;
  readonly id: string;
  readonly initiative: string;
  readonly nonprofit: string;
  readonly employee: string;
  readonly company: string;
  readonly kind: InitiativeKind;
  readonly companySpecific: boolean;
  readonly zone: string;
  readonly ordinal: number;
  readonly previous: string | null;
  readonly appliedAt: Instant;
  readonly closing: (ActorStamp & { readonly how: Closing }) | null;
  /** Which side wrote last, and whether the nonprofit ever did. */
  readonly lastMessage: { readonly side: 'employee' | 'nonprofit'; readonly at: Instant } | null;
  readonly nonprofitSpoke: boolean;
  /** Revisions of the messages of each side, in order; left out of states that an earlier version stored. */
  readonly messages?: Readonly<Record<'employee' | 'nonprofit', RevisionRuns>>;
  readonly tasks: readonly string[];
  readonly approved: ActorStamp | null;
  /** The last mandate under which anything happened to it or to a date of it. */
  readonly mandate: string | null;
  /** In the order selected. */
  readonly dates: readonly ParticipationDate[];
  /** The date cancelled last: its reason is the registration's when none is live. */
  readonly lastCancelled: string | null;
  /** A manager's approval under the mode `per_registration` covers later dates of that mode too. */
  readonly managerApproved: boolean;
  /** The last activity (docs/domain.md §5): archival counts from here. */
  readonly activeAt: Instant;
  readonly archivalWarned: boolean;
  readonly coordinatorRemindedAt: Instant | null;
  readonly managerRemindedAt: Instant | null;
  /** Mentee search: counted since, and the last month reminded of. */
  readonly searchSince: Instant | null;
  readonly searchMonth: number;
  /** Engagement review: counted since, and the last quarter asked about. */
  readonly reviewSince: Instant | null;
  readonly reviewQuarter: number;
  /** The instant from which the registration has its present status. */
  readonly statusSince: Instant;
  readonly lastEventAt: Instant;
}

export const NO_REGISTRATION: RegistrationState = {
  exists: false,
  id: '',
  initiative: '',
  nonprofit: '',
  employee: '',
  company: '',
  kind: 'slots',
  companySpecific: false,
  zone: 'UTC',
  ordinal: 0,
  previous: null,
  appliedAt: '',
  closing: null,
  lastMessage: null,
  nonprofitSpoke: false,
  tasks: [],
  approved: null,
  mandate: null,
  dates: [],
  lastCancelled: null,
  managerApproved: false,
  activeAt: '',
  archivalWarned: false,
  coordinatorRemindedAt: null,
  managerRemindedAt: null,
  searchSince: null,
  searchMonth: 0,
  reviewSince: null,
  reviewQuarter: 0,
  statusSince: '',
  lastEventAt: '',
};
