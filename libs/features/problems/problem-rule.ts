import type { Locale } from '#platform/http';

/** What a rule means, and what whoever met it can do. */
export type ProblemRule = Readonly<
  Record<Locale, { readonly meaning: string; readonly advice: string }>
>;

/** HTTP status → code of a rule → its text. */
export type ProblemRules = Readonly<
  Partial<Record<ProblemStatus, Readonly<Record<string, ProblemRule>>>>
>;

export const PROBLEM_STATUSES = [400, 401, 403, 404, 409, 412, 413, 415, 429, 500, 503] as const;
/** The statuses with which a request is refused. */
export type ProblemStatus = (typeof PROBLEM_STATUSES)[number];

/** A rule in English, then in French: its meaning and the advice. */
export const rule = (
  meaning: string,
  advice: string,
  frenchMeaning: string,
  frenchAdvice: string,
): ProblemRule => ({
  en: { meaning, advice },
  fr: { meaning: frenchMeaning, advice: frenchAdvice },
});
