interface Picture {
  /** Name of the file below docs/pictures, without its ending. */
  readonly name: string;
  readonly person: string;
  readonly path: string;
  /** Links that lead on from there. */
  readonly through?: readonly string[];
}

/** The pictures of docs/console.md. */
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
  { name: 'exports', person: 'Analyst of Nordlys', path: '/exports' },
];
