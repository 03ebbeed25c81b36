import { SEE_ALL, type Expected, type Role } from './actors.js';

/**
 * Who may give which command, read from domain.md (§§1, 4, 6, 8) and not from the tables of the code: what the one says and the other
 * does not is a cell that fails. Each row says who may, by how they stand to the thing; whoever is not named but has it in scope is
 * forbidden, and to everybody else it is not found.
 */
type May = Readonly<Record<string, readonly Role[]>>;
const none: readonly Role[] = [];
const employee: readonly Role[] = ['employee'];
const nonprofit: readonly Role[] = ['coordinator', 'mandated_admin'];
const coordinator: readonly Role[] = ['coordinator'];
const admins: readonly Role[] = ['admin', 'mandated_admin', 'main_admin'];
const mainAdmin: readonly Role[] = ['main_admin'];
const platform: readonly Role[] = ['platform'];

/** On a registration: one's own, or somebody's in scope; where the kind of initiative matters, by that. */
const ownAct: May = { own: employee, theirs: none };
const nonprofitsAct: May = { own: none, theirs: nonprofit };
const correction: May = { own: none, theirs: platform };
const reminder: May = { own: employee, theirs: admins };
export const REGISTRATIONS: Readonly<Record<string, May>> = {
  SelectDates: ownAct,
  PostMessage: { own: employee, theirs: nonprofit },
  CompleteTask: ownAct,
  ApproveApplication: nonprofitsAct,
  DeclineApplication: nonprofitsAct,
  RecordMenteeFound: ownAct,
  ReportStillLooking: ownAct,
  ChangePeriodEnd: ownAct,
  EndMentoring: ownAct,
  ConfirmDates: nonprofitsAct,
  RefuseDates: nonprofitsAct,
  ApproveDates: { own: none, theirs: ['manager'] },
  RefuseDatesAsManager: { own: none, theirs: ['manager'] },
  CancelDates: ownAct,
  CancelRegistration: ownAct,
  ConfirmParticipation: {
    own: employee,
    'theirs, company-specific': none,
    'theirs, shared': none,
    'theirs, company-specific mentoring': nonprofit,
    'theirs, shared mentoring': coordinator,
  },
  ReportNonParticipation: { own: employee, theirs: nonprofit },
  ValidateParticipation: {
    own: none,
    'theirs, company-specific': nonprofit,
    'theirs, shared': coordinator,
  },
  DisputeParticipation: {
    own: none,
    'theirs, company-specific': nonprofit,
    'theirs, shared': coordinator,
  },
  RemindCoordinator: reminder,
  RemindManager: reminder,
  ReopenRegistration: correction,
  RestoreDate: correction,
};

/** With an initiative: signing up to it, and running it. Drafts are in nobody's scope but the nonprofit's and, under a mandate, an admin's. */
const signUp: May = { 'company-specific': employee, shared: employee };
const run: May = {
  'company-specific': nonprofit,
  shared: coordinator,
  'company-specific draft': nonprofit,
  'shared draft': coordinator,
};
export const INITIATIVES: Readonly<Record<string, May>> = {
  SubmitApplication: signUp,
  SignUpAndSelectDates: signUp,
  ChangeInitiative: run,
  OpenInitiative: run,
  CloseInitiative: run,
  CancelInitiative: run,
  AddSlots: run,
  CancelSlot: run,
  ChangeSlot: run,
};
/** A new one: specific to one's company, shared, or of a nonprofit beyond one's partnerships (its profile is in every admin's scope). */
export const NEW_INITIATIVES: Readonly<Record<string, May>> = {
  CreateInitiative: {
    'company-specific': nonprofit,
    shared: coordinator,
    'of a stranger': none,
    'of another company': none,
  },
};

export const PARTNERSHIPS: Readonly<Record<string, May>> = {
  ValidatePartnership: { theirs: coordinator },
  DeclinePartnership: { theirs: coordinator },
  CancelPartnership: { theirs: [...coordinator, ...admins] },
  MovePartnership: { theirs: mainAdmin },
  GrantMandate: { theirs: platform },
  RevokeMandate: { theirs: platform },
};
export const PROPOSALS: Readonly<Record<string, May>> = { ProposePartnership: { theirs: admins } };

export const COMPANIES: Readonly<Record<string, May>> = {
  ChangeCompanySettings: { theirs: mainAdmin },
  AddNetworkLevel: { theirs: mainAdmin },
  MoveNetworkLevel: { theirs: mainAdmin },
  RenameNetworkLevel: { theirs: mainAdmin },
  RenameCompany: { theirs: platform },
};
export const NONPROFITS: Readonly<Record<string, May>> = {
  ChangeNonprofitProfile: { theirs: coordinator },
  AddLocation: { theirs: coordinator },
  ChangeLocation: { theirs: coordinator },
  RemoveLocation: { theirs: coordinator },
  RenameNonprofit: { theirs: platform },
  AddCoordinator: { theirs: coordinator },
};

/** On a person: oneself, somebody in scope, or a fellow coordinator. */
const everyone: readonly Role[] = [
  'employee',
  'manager',
  'coordinator',
  'admin',
  'mandated_admin',
  'main_admin',
  'platform',
  'auditor',
  'analyst',
  'platform_auditor',
  'platform_analyst',
  'nobody',
];
const byAdmins: May = { own: admins, theirs: admins };
export const PEOPLE: Readonly<Record<string, May>> = {
  GrantRole: { own: [...admins, ...platform], theirs: [...admins, ...platform] },
  /** `colleague`: a fellow coordinator, of that role. */
  RevokeRole: {
    own: [...admins, ...platform],
    theirs: [...admins, ...platform],
    colleague: [...coordinator, ...platform],
  },
  ChangePerson: { own: everyone, theirs: [...admins, ...platform] },
  AssignManager: byAdmins,
  MovePerson: byAdmins,
  ErasePerson: { own: platform, theirs: platform },
  MuteReminders: { own: everyone, theirs: none },
  UnmuteReminders: { own: everyone, theirs: none },
};

/** What makes something new: there is nothing yet that could be out of scope. */
export const NEW: Readonly<Record<string, May>> = {
  RegisterCompany: { new: platform },
  RegisterNonprofit: { new: platform },
  RegisterPerson: { new: [...admins, ...platform] },
};

/** In whose scope a thing is, by how it stands to them (docs/domain.md §1). */
const company: readonly Role[] = [
  'employee',
  'manager',
  'admin',
  'mandated_admin',
  'main_admin',
  'auditor',
  'analyst',
];
const watching: readonly Role[] = ['admin', 'mandated_admin', 'main_admin', 'auditor', 'analyst'];
export const IN_SCOPE = {
  registration: ['manager', 'coordinator', ...watching, ...SEE_ALL],
  initiative: ['coordinator', ...company, ...SEE_ALL],
  draft: ['coordinator', 'mandated_admin', ...SEE_ALL],
  partnership: ['coordinator', ...watching, ...SEE_ALL],
  company: ['coordinator', ...company, ...SEE_ALL],
  nonprofit: ['coordinator', ...company, ...SEE_ALL],
  /** Every nonprofit's profile is in the scope of those who watch over a company. */
  stranger: [...watching, ...SEE_ALL],
  person: ['employee', 'manager', 'coordinator', ...watching, ...SEE_ALL],
} as const satisfies Readonly<Record<string, readonly Role[]>>;

/** What docs/domain.md §1 says of somebody who wants to do something to a thing. */
export function expected(may: readonly Role[], inScope: readonly Role[], role: Role): Expected {
  if (may.includes(role)) return 'yes';
  return inScope.includes(role) ? 'forbidden' : 'not_found';
}
