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
  { name: 'volunteers', person: 'Abe Turner', path: '/registrations' },
];
