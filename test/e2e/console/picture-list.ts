interface Picture {
  /** Name of the file below docs/pictures, without its ending. */
  readonly name: string;
  readonly person: string;
  readonly path: string;
  /** Links that lead on from there. */
  readonly through?: readonly string[];
}

/** The pictures of docs/console.md and the pages below docs/console. */
export const PICTURES: readonly Picture[] = [
  { name: 'my-volunteering', person: 'Eva Marchand', path: '/my-volunteering' },
  { name: 'to-approve', person: 'Max Renard', path: '/to-approve' },
  { name: 'to-decide', person: 'Ben Asher', path: '/to-decide' },
  { name: 'volunteers', person: 'Abe Turner', path: '/registrations' },
  { name: 'partners', person: 'Ada Lefort', path: '/partnerships' },
  {
    name: 'history',
    person: 'Auditor of Nordlys',
    path: '/registrations',
    through: ['Eva Marchand', 'History'],
  },
  { name: 'initiative', person: 'Ben Asher', path: '/my-initiatives', through: ['Reading hour'] },
  {
    name: 'partner',
    person: 'Ada Lefort',
    path: '/partnerships?search=banks',
    through: ['Green Banks'],
  },
  { name: 'overview', person: 'Abe Turner', path: '/overview' },
  { name: 'analysis', person: 'Analyst of Nordlys', path: '/analysis' },
  { name: 'platform', person: 'Pia Platform', path: '/platform?view=mandates' },
  { name: 'exports', person: 'Analyst of Nordlys', path: '/exports' },
];
