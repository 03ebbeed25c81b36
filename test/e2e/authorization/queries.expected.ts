import { IN_SCOPE } from './commands.expected.js';
import { ROLES, SEE_ALL, type Role } from './actors.js';

/** Who may ask what, read from domain.md (§§1, 7). Whoever is not named but has the thing in scope is forbidden; else it is not found. */
export interface Asked {
  readonly may: readonly Role[];
  readonly inScope: readonly Role[];
}
const WATCHING = ['admin', 'mandated_admin', 'main_admin', 'auditor', 'analyst'] as const;
const to = (may: readonly Role[], inScope: readonly Role[] = may): Asked => ({ may, inScope });
const all = to(ROLES);
const nobody = to([]);

/** The employee’s own, which is in the others’ scope. */
const registration = { theirs: to(['employee', ...IN_SCOPE.registration]), out: nobody };
const partnership = { theirs: to(IN_SCOPE.partnership), out: nobody };
const anothers = { anothers: nobody };

/** Every route that changes nothing, and those about exports and jobs: by its name, then by how one stands to the thing. */
export const QUERIES: Readonly<Record<string, Readonly<Record<string, Asked>>>> = {
  GetRegistration: registration,
  GetHistory: registration,
  GetProof: registration,
  ListMessages: registration,
  GetRegistrationAsOf: registration,
  GetRegistrationDifference: registration,
  Why: registration,
  AskWhy: registration,
  GetInitiative: {
    'company-specific': to(IN_SCOPE.initiative),
    shared: to(IN_SCOPE.initiative),
    draft: to(IN_SCOPE.draft),
    out: nobody,
  },
  GetInitiativeHistory: {
    'company-specific': to(IN_SCOPE.initiative),
    shared: to(IN_SCOPE.initiative),
    draft: to(IN_SCOPE.draft),
    out: nobody,
  },
  GetPartnership: partnership,
  GetPartnershipHistory: partnership,
  WhyPartnershipMail: partnership,
  DownloadAgreement: partnership,
  ImportPeople: {
    theirs: to(['admin', 'mandated_admin', 'main_admin'], IN_SCOPE.company),
    out: nobody,
  },
  GetCompany: { theirs: to(IN_SCOPE.company), out: nobody },
  /** Coordinators know only the names of their partners. */
  GetCompanyHistory: {
    theirs: to(
      IN_SCOPE.company.filter((role) => role !== 'coordinator'),
      IN_SCOPE.company,
    ),
    out: nobody,
  },
  GetNonprofit: { theirs: to(IN_SCOPE.nonprofit), out: to(IN_SCOPE.stranger) },
  GetNonprofitHistory: { theirs: to(IN_SCOPE.nonprofit), out: to(IN_SCOPE.stranger) },
  GetPerson: { own: all, theirs: to([...WATCHING, ...SEE_ALL], IN_SCOPE.person), out: nobody },
  GetPersonHistory: {
    own: all,
    theirs: to([...WATCHING, ...SEE_ALL], IN_SCOPE.person),
    out: nobody,
  },
  WhyPersonMail: {
    own: all,
    theirs: to([...WATCHING, ...SEE_ALL], IN_SCOPE.person),
    out: nobody,
  },
  GetMe: { any: all },
  GetMyData: { any: all },
  GetCapabilities: { any: all },
  GetDashboard: { any: all },
  ListDatesToApprove: { any: all },
  ListApprovals: { any: all },
  ListDecisions: { any: all },
  ListDecisionItems: { any: all },
  ListDeadlines: { any: all },
  ListRegistrations: { any: all },
  SearchRegistrations: { any: all },
  CountRegistrations: { any: all },
  CountRegistrationsOverTime: { any: all },
  CountRegistrationsAtEnds: { any: all },
  TallyParticipations: { any: all },
  ListInitiatives: { any: all },
  ListCompanies: { any: all },
  ListNonprofits: { any: all },
  ListPartnerships: { any: to(['coordinator', ...WATCHING, ...SEE_ALL], ROLES) },
  CountPartnerships: { any: to(['coordinator', ...WATCHING, ...SEE_ALL], ROLES) },
  ListMandates: { any: to(['coordinator', ...WATCHING, ...SEE_ALL], ROLES) },
  ListParkedStreams: { any: to(SEE_ALL, ROLES) },
  GetRebuild: { any: to(SEE_ALL, ROLES) },
  ListDeadMails: { any: to(SEE_ALL, ROLES) },
  ListEvents: { any: all },
  ListPeople: { any: to([...WATCHING, ...SEE_ALL], ROLES) },
  SearchPeople: { any: to([...WATCHING, ...SEE_ALL], ROLES) },
  ListReads: { any: to(['auditor', 'platform', 'platform_auditor'], ROLES) },
  ListExports: { any: all },
  GetExport: anothers,
  GetExportManifest: anothers,
  DownloadExport: anothers,
  CancelExport: anothers,
  ListExportSchedules: { any: all },
  ListWebhooks: { any: all },
  ListJobs: { any: all },
  GetJob: anothers,
  CancelJob: anothers,
  ListJobOutcomes: anothers,
  DownloadEvents: anothers,
  GetEventsManifest: anothers,
};

/** Who may export, and nobody else (docs/domain.md §7). */
export const EXPORTERS: readonly Role[] = ['coordinator', ...WATCHING, ...SEE_ALL];

const EVA = [
  'old',
  'talk',
  'asked',
  'search',
  'running',
  'mentored',
  'mentoredShared',
  'chosen',
  'approving',
  'held',
  'heldShared',
].concat(['attended', 'attendedShared']);
const ALLS = ['alls', 'allsDate'];
const GILS = ['gils', 'gilsDate'];
const NORD = [...EVA, ...ALLS, 'evys'];
const HELPERS = [...NORD, 'toms', ...GILS];
/** Registrations that have a date each. */
export const DATED = [
  'running',
  'mentored',
  'mentoredShared',
  'chosen',
  'approving',
  'held',
  'heldShared',
  'attended',
  'attendedShared',
].concat(['allsDate', 'gilsDate']);
const EVERYTHING = [...HELPERS, 'bobs'];
const ofWatchers = <T>(mine: T, ofEverybody: T) => ({
  auditor: mine,
  analyst: mine,
  platform: ofEverybody,
  platform_auditor: ofEverybody,
  platform_analyst: ofEverybody,
});
type Seen = Readonly<Partial<Record<Role, readonly string[]>>>;

/** The registrations in each one's scope. */
export const REGISTRATIONS_SEEN: Seen = {
  employee: EVA,
  manager: [...EVA, ...ALLS],
  coordinator: HELPERS,
  admin: NORD,
  mandated_admin: NORD,
  main_admin: GILS,
  ...ofWatchers(NORD, EVERYTHING),
};

const SHARED = [
  'old',
  'fresh',
  'mentoredShared',
  'approving',
  'heldShared',
  'attendedShared',
  'closedShared',
];
const OF_ACME = [
  'talk',
  'freshOwn',
  'asked',
  'search',
  'running',
  'mentored',
  'chosen',
  'held',
  'attended',
  'closed',
];
const OF_GAMMA = ['freshGamma', 'gammas'];
const DRAFTS = ['draft', 'draftShared'];
const KNOWN = [...SHARED, ...OF_ACME];
const OF_HELPERS = [...KNOWN, ...OF_GAMMA, ...DRAFTS];
export const INITIATIVES_SEEN: Seen = {
  employee: KNOWN,
  manager: KNOWN,
  coordinator: OF_HELPERS,
  admin: KNOWN,
  mandated_admin: [...KNOWN, ...DRAFTS],
  main_admin: [...SHARED, ...OF_GAMMA],
  ...ofWatchers(KNOWN, [...OF_HELPERS, 'foreign', 'foreignTalk']),
};

const AT_PARIS = ['acme/helpers', 'acme/waiting', 'acme/plain', 'acme/former'];
const CORAS = [...AT_PARIS, 'acme/above', 'gamma/helpers'];
export const PARTNERSHIPS_SEEN: Seen = {
  coordinator: CORAS,
  admin: ['acme/above', 'acme/helpers', 'acme/plain'],
  mandated_admin: [...AT_PARIS, 'acme/above'],
  main_admin: ['gamma/helpers'],
  ...ofWatchers(AT_PARIS, [...CORAS, 'beta/others']),
};

export const COMPANIES_SEEN: Seen = {
  employee: ['acme'],
  manager: ['acme'],
  coordinator: ['acme', 'gamma'],
  admin: ['acme'],
  mandated_admin: ['acme'],
  main_admin: ['gamma'],
  ...ofWatchers(['acme'], ['acme', 'beta', 'gamma']),
};

const PROFILES = ['helpers', 'waiting', 'plain', 'former', 'above', 'others'];
const PARTNERS_OF_ACME = ['helpers', 'plain', 'former', 'above'];
export const NONPROFITS_SEEN: Seen = {
  employee: PARTNERS_OF_ACME,
  manager: PARTNERS_OF_ACME,
  coordinator: ['helpers', 'waiting', 'plain', 'former', 'above'],
  admin: PROFILES,
  mandated_admin: PROFILES,
  main_admin: PROFILES,
  ...ofWatchers(PROFILES, PROFILES),
};

const AT_NORD = ['eva', 'evy', 'all', 'ned'];
const PEOPLE_AT_PARIS = [...AT_NORD, 'lea', 'aud', 'ana'];
export const PEOPLE_SEEN: Seen = {
  admin: AT_NORD,
  mandated_admin: PEOPLE_AT_PARIS,
  main_admin: ['gil', 'gus', 'gia'],
  auditor: PEOPLE_AT_PARIS,
  analyst: PEOPLE_AT_PARIS,
};
