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

/** A journey that was read and checked: every name is declared before it is used. `line` is 1-based in the file, everywhere. */
export interface Journey {
  file: string;
  title: string;
  /** IANA zone of the local times in the file, and of companies without a zone of their own. */
  zone: string;
  /** Local time at which the given part is set up and the clock starts. */
  start: string;
  given: Given;
  steps: Step[];
}

/** What exists before the first step, in the order of the file. Absent parts are empty. */
export interface Given {
  companies: GivenCompany[];
  nonprofits: GivenNonprofit[];
  /** All people: those under `people`, then coordinators that only a nonprofit names. */
  people: GivenPerson[];
  partnerships: GivenPartnership[];
  initiatives: GivenInitiative[];
}

export interface GivenCompany {
  name: string;
  line: number;
  managerPolicy: ManagerPolicyCode;
  /** The levels below the root (whose name is the company's), each after its parent. Includes parents that are not declared. */
  levels: string[];
  zone: string;
  agreementDownload?: boolean;
  locale?: LocaleCode;
}

export interface GivenNonprofit {
  name: string;
  line: number;
  /** The coordinators in its own list, then people whose `coordinator` names it. The first one creates its initiatives. May be empty. */
  coordinators: string[];
  locations: string[];
}

/** A person with all roles from the file. Levels are `acme` (the root) or `acme/paris`. */
export interface GivenPerson {
  name: string;
  line: number;
  /** The level at which they are an employee. */
  employee?: string;
  /** Their manager. */
  manager?: string;
  /** The company or level of which they are a manager. People who are named as somebody's manager do not need it. */
  managerOf?: string;
  admin?: string;
  /** The nonprofits they coordinate. */
  coordinates: string[];
  platform: boolean;
  /** A level, or `true` for the whole platform. */
  auditor?: string | true;
  analyst?: string | true;
}

export interface GivenPartnership {
  line: number;
  company: string;
  nonprofit: string;
  status: PartnershipStatusCode;
  mandate: boolean;
  /** Default: the root level. */
  level: string;
}

export interface GivenInitiative {
  name: string;
  line: number;
  nonprofit: string;
  kind: InitiativeKindCode;
  /** The company of a company-specific initiative. Default: open to all partners. */
  company?: string;
  tasks: string[];
  slots: NewSlot[];
  draft: boolean;
}

export type Step = CommandStep | LookStep | RebuildStep | ExportStep;

interface AnyStep {
  line: number;
  /** Local time to which the clock moves before the step. It never moves back. */
  at?: string;
  then?: Expectations;
}

/** One command step; `C` pairs the command with its arguments. */
export interface CommandStepOf<C extends CommandName> extends AnyStep {
  kind: 'command';
  as: string;
  do: C;
  with: Arguments<C>;
  /** The expected refusal. Such a step declares no names. */
  refused?: RefusalCode;
}

/** A step that gives a command: a union over all commands, by `do`. */
export type CommandStep = { [C in CommandName]: CommandStepOf<C> }[CommandName];

/** A step that only moves the clock, only checks, or both. */
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
  /** Exactly these rows, in any order. Absent: only that the export can be made. */
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
  /** The named columns only, with the displayed text of each cell. `''` for an empty cell. */
  cells: Partial<Record<ExportColumn, string>>;
}

/** What is checked after a step. Absent parts are empty. */
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
  /** Exactly these mails since the previous step. None if empty. */
  counts: Partial<Record<MailKind, number>>;
}
