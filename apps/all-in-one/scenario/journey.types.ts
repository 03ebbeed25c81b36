import type {
  CertificateCode,
  CommandName,
  DateStatusCode,
  EventName,
  MailKind,
  PartnershipStatusCode,
  DateReasonCode,
  ExportColumn,
  ExportName,
  InitiativeKindCode,
  LocaleCode,
  ManagerPolicyCode,
  ReasonCode,
  RefusalCode,
  StatusCode,
} from './journey-codes.js';
import type { Arguments, NewSlot } from './journey-arguments.js';

/** A journey, read and checked: all names it uses are known where they are used. `line`, everywhere, is 1-based in its file. */
export interface Journey {
  file: string;
  title: string;
  /** IANA zone of the local times in the file, and of each company that does not say otherwise. */
  zone: string;
  /** Local time at which the given is built and the clock starts. */
  start: string;
  given: Given;
  steps: Step[];
}

/** What there is before the first step. In the order of the file; an absent part is empty. */
export interface Given {
  companies: GivenCompany[];
  nonprofits: GivenNonprofit[];
  /** Everyone: those under `people`, then the coordinators whom only their nonprofit names. */
  people: GivenPerson[];
  partnerships: GivenPartnership[];
  initiatives: GivenInitiative[];
}

export interface GivenCompany {
  name: string;
  line: number;
  managerPolicy: ManagerPolicyCode;
  /** The levels below the root (which is the company's name), each after its parent; parents nobody declared are among them. */
  levels: string[];
  zone: string;
  agreementDownload?: boolean;
  locale?: LocaleCode;
}

export interface GivenNonprofit {
  name: string;
  line: number;
  /** The names its own list has, then those whose `coordinator` it is. The first creates its initiatives; may be empty. */
  coordinators: string[];
  locations: string[];
}

/** A person with all the roles that the file gives them. Levels are `acme` (the root) or `acme/paris`. */
export interface GivenPerson {
  name: string;
  line: number;
  /** The level at which they are an employee. */
  employee?: string;
  /** The person who is their manager. */
  manager?: string;
  /** The company (or level) of which they are called a manager themselves; whoever is named as a manager is one without it too. */
  managerOf?: string;
  admin?: string;
  /** The nonprofits they coordinate. */
  coordinates: string[];
  platform: boolean;
  /** A level, or `true`: the platform's. */
  auditor?: string | true;
  analyst?: string | true;
}

export interface GivenPartnership {
  line: number;
  company: string;
  nonprofit: string;
  status: PartnershipStatusCode;
  mandate: boolean;
  /** The root level where the file leaves it out. */
  level: string;
}

export interface GivenInitiative {
  name: string;
  line: number;
  nonprofit: string;
  kind: InitiativeKindCode;
  /** Company-specific; left out: open to all partners. */
  company?: string;
  tasks: string[];
  slots: NewSlot[];
  draft: boolean;
}

export type Step = CommandStep | LookStep | RebuildStep | ExportStep;

interface AnyStep {
  line: number;
  /** Local time to which the clock moves first. Never goes back. */
  at?: string;
  then?: Expectations;
}

/** One command step; `C` pairs the command with its arguments. */
export interface CommandStepOf<C extends CommandName> extends AnyStep {
  kind: 'command';
  as: string;
  do: C;
  with: Arguments<C>;
  /** Expected to be refused so; it then names nothing. */
  refused?: RefusalCode;
}

/** Somebody gives a command: a union over all commands, by `do`. */
export type CommandStep = { [C in CommandName]: CommandStepOf<C> }[CommandName];

/** Only moves the clock, only looks, or both. */
export interface LookStep extends AnyStep {
  kind: 'look';
}

export interface RebuildStep extends AnyStep {
  kind: 'rebuild';
  rebuild: true;
}

export interface ExportStep extends AnyStep {
  kind: 'export';
  export: ExportRequest;
  /** Exactly these rows, in any order; absent: only that the export can be had. */
  rows?: ExpectedRow[];
  refused?: RefusalCode;
}

export interface ExportRequest {
  line: number;
  name: ExportName;
  as: string;
  /** Days, inclusive. */
  from?: string;
  to?: string;
  /** Local time. */
  asOf?: string;
}

export interface ExpectedRow {
  line: number;
  /** The named columns only; every cell as a person would read it, `''` for an empty one. */
  cells: Partial<Record<ExportColumn, string>>;
}

/** What is checked when a step has ended. Parts not named are empty. */
export interface Expectations {
  line: number;
  status: { line: number; registration: string; expected: StatusCode }[];
  dates: ExpectedDate[];
  certificates: { line: number; registration: string; date: string; expected: CertificateCode }[];
  reasons: { line: number; registration: string; expected: ReasonCode | 'none' }[];
  mails: ExpectedMails[];
  history: { line: number; registration: string; events: EventName[] }[];
  partnership: {
    line: number;
    company: string;
    nonprofit: string;
    expected: PartnershipStatusCode;
  }[];
}

export interface ExpectedDate {
  line: number;
  registration: string;
  date: string;
  status: DateStatusCode;
  /** Present exactly when the status is `cancelled`. */
  reason?: DateReasonCode;
}

export interface ExpectedMails {
  line: number;
  person: string;
  /** Exactly these since the step before; none if empty. */
  counts: Partial<Record<MailKind, number>>;
}
