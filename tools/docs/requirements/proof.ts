/** A test that proves something: a journey by its file, or a spec's file and the title of the test in it, `file › title`. */
export type Proof = string;

/** What an article says, sentence by sentence in our own words, and what proves it. */
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

/** A journey that is part of the product. */
export const journey = (file: string): Proof => `test/journeys/${file}.yaml`;
/** A test of a whole product over HTTP. */
export const over = (file: string, title: string): Proof => `test/${file}.spec.ts › ${title}`;
export const unit = (file: string, title: string): Proof => `libs/${file}.spec.ts › ${title}`;

export const MATRIX = over(
  'e2e/authorization/permission-matrix.e2e',
  'is what the API answers, cell by cell: %s',
);
