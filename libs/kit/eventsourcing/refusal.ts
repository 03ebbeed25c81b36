/** The kinds of refusal, in the order in which they are checked. */
export type RefusalKind = 'invalid' | 'not_found' | 'forbidden' | 'stale' | 'not_allowed';

/** Further facts of a refusal, beside its words: for programs. */
export type RefusalDetails = Readonly<Record<string, unknown>>;

/** A typed no: names the rule, and the field where there is one. People get refusals; machines get silence (no events). */
export class Refusal extends Error {
  constructor(
    readonly kind: RefusalKind,
    /** Stable code of the rule, e.g. `slot_full`. */
    readonly rule: string,
    message: string,
    readonly field?: string,
    readonly details: RefusalDetails = {},
  ) {
    super(message);
    this.name = 'Refusal';
  }
}

export const invalid = (field: string, rule: string, message: string) =>
  new Refusal('invalid', rule, message, field);
export const notFound = (what: string, field?: string) =>
  new Refusal(
    'not_found',
    'not_found',
    `There is no such ${what}, or it is not yours to see.`,
    field,
  );
export const notAllowed = (
  rule: string,
  message: string,
  field?: string,
  details?: RefusalDetails,
) => new Refusal('not_allowed', rule, message, field, details);
export const stale = (expected: number, actual: number) =>
  new Refusal(
    'stale',
    'stale_revision',
    `You acted on revision ${expected}; the stream is at revision ${actual}. Read it again, then decide.`,
  );
