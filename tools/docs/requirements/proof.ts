/** A test: the file of a journey, or the file of a spec and the title of a test in it, `file › title`. */
export type Proof = string;

/** One statement of an article in our own words, and the tests that prove it. */
export interface Claim {
  readonly says: string;
  readonly proofs: readonly [Proof, ...Proof[]];
}

export interface Article {
  readonly title: string;
  readonly claims: readonly Claim[];
}

export const claim = (says: string, ...proofs: readonly [Proof, ...Proof[]]): Claim => ({
  says,
  proofs,
});

/** A journey in test/journeys. */
export const journey = (file: string): Proof => `test/journeys/${file}.yaml`;
/** A test of the whole product over HTTP. */
export const over = (file: string, title: string): Proof => `test/${file}.spec.ts › ${title}`;
/** A flow in the browser. */
export const inConsole = (file: string, title: string): Proof =>
  over(`e2e/console/${file}.e2e`, title);
export const unit = (file: string, title: string): Proof => `libs/${file}.spec.ts › ${title}`;

export const MATRIX = over(
  'e2e/authorization/permission-matrix.e2e',
  'is what the API answers, cell by cell: %s',
);
