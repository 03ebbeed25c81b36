/** Each screen, with a person of the demo who uses it. Registrations and the like are found through the lists. */
export interface ScreenUnderTest {
  readonly path: string;
  readonly person: string;
  /** Text of the link that leads on to the screen, where its address has an id. */
  readonly through?: string;
  /** End of the address of the link that leads on from there. */
  readonly then?: string;
}

export const SCREENS: readonly ScreenUnderTest[] = [
  { path: '/my-volunteering', person: 'Eva Marchand' },
  { path: '/my-volunteering', person: 'Eva Marchand', through: 'River clean-up: mentoring' },
  { path: '/initiatives', person: 'Eva Marchand' },
  { path: '/initiatives?kind=slots', person: 'Eva Marchand', through: 'River clean-up' },
  { path: '/my-initiatives', person: 'Ben Asher' },
  { path: '/my-initiatives', person: 'Ben Asher', through: 'Reading hour' },
  { path: '/to-decide', person: 'Cora Vidal' },
  { path: '/to-decide/partnerships', person: 'Ivo Lang' },
  { path: '/to-approve', person: 'Max Renard' },
  { path: '/registrations', person: 'Abe Turner' },
  { path: '/registrations?status=in_progress', person: 'Abe Turner', through: 'Oscar Nilsson' },
  { path: '/partnerships', person: 'Ada Lefort' },
  { path: '/partnerships?search=banks', person: 'Ada Lefort', through: 'Green Banks' },
  { path: '/partnerships/propose', person: 'Anke Vogel' },
  { path: '/people', person: 'Abe Turner' },
  { path: '/people?role=employee', person: 'Abe Turner', through: 'Adam Nowak' },
  { path: '/people/register', person: 'Abe Turner' },
  { path: '/people/import', person: 'Abe Turner' },
  { path: '/nonprofits', person: 'Eva Marchand' },
  { path: '/nonprofits?search=together', person: 'Ben Asher', through: 'Read Together' },
  { path: '/company', person: 'Ada Lefort' },
  { path: '/webhooks', person: 'Abe Turner' },
  { path: '/webhooks', person: 'Pia Platform' },
  { path: '/jobs', person: 'Abe Turner' },
  {
    path: '/registrations',
    person: 'Auditor of Nordlys',
    through: 'Eva Marchand',
    then: '/history',
  },
  { path: '/exports', person: 'Analyst of Nordlys' },
  { path: '/exports/compare', person: 'Analyst of Nordlys' },
  { path: '/overview', person: 'Abe Turner' },
  { path: '/upcoming', person: 'Abe Turner' },
  { path: '/audit?kind=person', person: 'Auditor of Nordlys' },
  { path: '/audit/reads', person: 'Auditor of Nordlys' },
  { path: '/proof', person: 'Auditor of Nordlys' },
  { path: '/analysis', person: 'Analyst of Nordlys' },
  { path: '/analysis?view=rebuild', person: 'Analyst of Nordlys' },
  { path: '/analysis?view=events', person: 'Analyst of Nordlys' },
  { path: '/mandates', person: 'Auditor of Nordlys' },
  { path: '/operations', person: 'Pia Platform' },
  { path: '/operations?view=mails', person: 'Pia Platform' },
  { path: '/operations?view=rebuild', person: 'Pia Platform' },
  { path: '/platform', person: 'Pia Platform' },
  { path: '/platform?view=nonprofits', person: 'Pia Platform' },
  { path: '/platform?view=people', person: 'Pia Platform' },
  { path: '/platform?view=mandates', person: 'Pia Platform' },
];
